import type { Payload } from "../blocks/kinds/block-kind.ts"

/**
 * A block as it is printed, with everything below it. A `child_page` has `{title}` as its payload, a `child_database`
 * `{title, is_inline, icon?, data_source_id?}`.
 */
export interface MarkdownNode {
  id: string
  type: string
  /** As stored. */
  payload: Payload
  children: readonly MarkdownNode[]
  /** Left out of what was read: too much on one page, or hidden from the reader. */
  isLeftOut?: boolean
}

/** A block as markdown says it, in the form of a request. */
export interface ParsedBlock {
  type: string
  /** Without `children`. */
  payload: Payload
  children: ParsedBlock[]
  /**
   * Id of a block that is there already, for tags that name one: a page, a database, a synced block's original, or
   * (type `existing`) anything that markdown has no words for.
   */
  id?: string
}
