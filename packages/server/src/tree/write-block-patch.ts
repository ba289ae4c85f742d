import type { BlockPatch } from "@inkling/engine"
import { type BlockRow, updateBlock, type WriteTx } from "@inkling/store"
import { touchPage } from "./touch-page.ts"

/** Writes what a plan changes in a block, moves its page's edited time, and returns the row as it is then. */
export async function writeBlockPatch(
  tx: WriteTx,
  row: BlockRow,
  patch: BlockPatch,
  actor: string,
): Promise<BlockRow> {
  const isMoved = patch.isTrashed !== undefined && patch.isTrashed !== row.is_trashed
  if (patch.payload === undefined && !isMoved) return row
  const changes = {
    edited_at: tx.now,
    edited_by: actor,
    ...(patch.payload !== undefined && { payload: patch.payload }),
    ...(isMoved && { is_trashed: patch.isTrashed as boolean }),
  }
  await updateBlock(tx, row.pk, changes)
  tx.log({
    kind: isMoved ? (patch.isTrashed ? "block.deleted" : "block.undeleted") : "block.updated",
    object_type: "block",
    object_id: row.id,
    object_pk: row.pk,
    data_source_pk: null,
    details: { page_pk: row.page_pk },
    ...(isMoved && { touchesTree: true }),
  })
  await touchPage(tx, row.page_pk, actor, [{ id: row.id, type: "block" }])
  return { ...row, ...changes }
}
