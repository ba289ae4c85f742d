import { findVisibleBlock, type VisibleBlock } from "../../access/find-visible.ts"
import { loadWireBlock } from "../../load/load-blocks.ts"
import { presentPartialBlock } from "../../present/present-block.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { writeEndpoint } from "../endpoint.ts"
import { setTrashed } from "./set-trashed.ts"

/**
 * Moves a block, page or database to trash and returns it as a block (recorded); one already there is refused
 * (inferred). Source: developers.notion.com/reference/delete-a-block
 */
export const deleteBlock = writeEndpoint("deleteBlock", "update_content", async (call, tx) => {
  const id = call.path["block_id"] as string
  const target = await findVisibleBlock(tx, call.principal, id)
  const row = rowOf(target)
  await requireEditable(tx, call.services, row)
  const deleted = await setTrashed(tx, call, target, true)
  if (!call.principal.capabilities.has("read_content")) return presentPartialBlock(id)
  return loadWireBlock(tx, call, deleted)
})

function rowOf(target: VisibleBlock): { pk: number; is_trashed: boolean } {
  if (target.kind === "block") return target.block
  return target.kind === "page" ? target.page : target.database
}
