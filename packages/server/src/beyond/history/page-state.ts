import type { BlockRow, PageRow } from "@inkling/store"

/** Blocks beyond which a version holds no content. */
export const maxVersionBlocks = 10_000

/** What a block was; child pages and databases are no part of a version: they have histories of their own. */
export type BlockState = Pick<
  BlockRow,
  | "pk"
  | "id"
  | "parent_pk"
  | "order_key"
  | "type"
  | "payload"
  | "created_at"
  | "created_by"
  | "edited_at"
  | "edited_by"
>

/** What a page was: its values but relations, which belong to two pages, and its blocks. */
export interface PageState
  extends Pick<PageRow, "title" | "icon" | "cover" | "props" | "edited_at" | "edited_by"> {
  /** Null when there were too many. */
  blocks: BlockState[] | null
}

/** A page as it is, of its row and all blocks on it. */
export function pageState(page: PageRow, blocks: readonly BlockRow[]): PageState {
  const { title, icon, cover, props, edited_at, edited_by } = page
  const own = blocks.filter((block) => !block.is_trashed && !isChild(block))
  const states = own.length > maxVersionBlocks ? null : own.map(blockState)
  return { title, icon, cover, props, edited_at, edited_by, blocks: states }
}

export const isChild = ({ type }: Pick<BlockRow, "type">): boolean =>
  type === "child_page" || type === "child_database"

function blockState(block: BlockRow): BlockState {
  const { pk, id, parent_pk, order_key, type, payload, created_at, created_by, edited_at, edited_by } = block
  return { pk, id, parent_pk, order_key, type, payload, created_at, created_by, edited_at, edited_by }
}
