import { parseInlineMarkdown, parseRichText, type RichText } from "@inkling/engine"

/** A comment's text from `rich_text`, or from `markdown`, whose inline marks become rich text. Exactly one is given. */
export function commentText(body: Record<string, unknown>): RichText {
  const { markdown } = body
  return typeof markdown === "string" ? parseInlineMarkdown(markdown) : parseRichText(body["rich_text"])
}
