import { objectNotFound } from "@inkling/contract"
import { type DiscussionRow, findBlockByPk, findPageByPk, type PageRow, type Snapshot } from "@inkling/store"
import { findVisibleBlock } from "../../access/find-visible.ts"
import { notFoundBot } from "../../access/not-found-bot.ts"
import type { Principal } from "../../auth/principal.ts"
import type { Wire } from "../../present/context.ts"

/** What a comment is about: a page, or a block in it. */
export interface CommentPlace {
  page: PageRow
  blockPk: number | null
  /** The wire `parent`. */
  parent: Wire
}

/** The place a page or block id names. @throws objectNotFound */
export async function placeOf(tx: Snapshot, principal: Principal, id: string): Promise<CommentPlace> {
  const found = await findVisibleBlock(tx, principal, id)
  if (found.kind === "page") return pagePlace(found.page)
  if (found.kind === "block") {
    const page = await findPageByPk(tx, found.block.page_pk)
    if (page) return blockPlace(page, found.block)
  }
  throw objectNotFound("block", id, notFoundBot(principal))
}

/** The place of a discussion the caller may see; undefined otherwise. */
export async function placeOfDiscussion(
  tx: Snapshot,
  principal: Principal,
  discussion: Pick<DiscussionRow, "page_pk" | "block_pk">,
): Promise<CommentPlace | undefined> {
  const page = await findPageByPk(tx, discussion.page_pk)
  if (!page || !principal.acls.has(page.acl)) return undefined
  if (discussion.block_pk === null) return pagePlace(page)
  const block = await findBlockByPk(tx, discussion.block_pk)
  return block && blockPlace(page, block)
}

function pagePlace(page: PageRow): CommentPlace {
  return { page, blockPk: null, parent: { type: "page_id", page_id: page.id } }
}

function blockPlace(page: PageRow, block: { pk: number; id: string }): CommentPlace {
  return { page, blockPk: block.pk, parent: { type: "block_id", block_id: block.id } }
}
