import { type AppendParent, syncSource } from "@inkling/engine"
import { findBlock, findPageByPk, type Snapshot } from "@inkling/store"
import type { VisibleBlock } from "../access/find-visible.ts"
import type { Principal } from "../auth/principal.ts"

/**
 * Whose children are listed under a block: its own, or for a synced block that shows another's, the other's (inferred:
 * the same blocks, with their own ids and parents). Undefined for a database, whose rows are no blocks, and for a
 * synced block whose original is gone or hidden from the caller.
 */
export async function listOwner(
  tx: Snapshot,
  principal: Principal,
  target: VisibleBlock,
): Promise<AppendParent | undefined> {
  if (target.kind === "database") return undefined
  if (target.kind === "page") {
    return { pk: target.page.pk, pagePk: target.page.pk, type: "page", payload: {} }
  }
  const sourceId = syncSource(target.block.payload)
  const block = sourceId === undefined ? target.block : await findBlock(tx, sourceId)
  if (!block) return undefined
  const page = await findPageByPk(tx, block.page_pk)
  if (!page || !principal.acls.has(page.acl) || (sourceId !== undefined && block.is_trashed)) return undefined
  return { pk: block.pk, pagePk: block.page_pk, type: block.type, payload: block.payload }
}
