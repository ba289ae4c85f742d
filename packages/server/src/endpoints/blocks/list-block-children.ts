import { invalidStartCursor } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { type BlockRow, findBlock, listChildren, type Snapshot } from "@inkling/store"
import { findVisibleBlock } from "../../access/find-visible.ts"
import { listOwner } from "../../load/list-owner.ts"
import { loadWireBlocks, resolveRows } from "../../load/load-blocks.ts"
import { presentList } from "../../present/present-list.ts"
import { readEndpoint } from "../endpoint.ts"
import { pageSizeOf, uuidCursor } from "../page-size.ts"

/**
 * What a page or block lists, one level deep, trash left out. The cursor is the id of the next block (recorded), which
 * keeps its place even when it goes to trash meanwhile. Source: developers.notion.com/reference/get-block-children
 */
export const listBlockChildren = readEndpoint("listBlockChildren", "read_content", async (call, tx) => {
  const size = pageSizeOf(call.query)
  const cursor = uuidCursor(call.query, parseUuid)
  const target = await findVisibleBlock(tx, call.principal, call.path["block_id"] as string)
  const owner = await listOwner(tx, call.principal, target)
  if (owner === undefined) return presentList("block", [])
  const rows = await childrenFrom(tx, owner.pk, cursor, size + 1)
  const shown = await resolveRows(tx, rows.slice(0, size))
  return presentList("block", await loadWireBlocks(tx, call, shown), rows[size]?.id ?? null)
})

async function childrenFrom(
  tx: Snapshot,
  parentPk: number,
  cursor: string | undefined,
  limit: number,
): Promise<BlockRow[]> {
  if (cursor === undefined) return listChildren(tx, parentPk, { limit })
  const first = await findBlock(tx, cursor)
  if (!first || first.parent_pk !== parentPk) throw invalidStartCursor(cursor)
  const head = first.is_trashed ? [] : [first]
  const after = { orderKey: first.order_key, pk: first.pk }
  return [...head, ...(await listChildren(tx, parentPk, { after, limit: limit - head.length }))]
}
