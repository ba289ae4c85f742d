import type { RichText } from "../rich-text/rich-text.ts"

/**
 * What reading a row needs from other rows, as the caller may see them: a page or user that is hidden from the
 * caller has no name, so that it changes no answer and no order.
 */
export interface RowReader {
  /** The `plain_text` of all items, mentions with their present names. */
  plainText(text: RichText): string
  pageTitle(id: string): string | undefined
  userName(id: string): string | undefined
}
