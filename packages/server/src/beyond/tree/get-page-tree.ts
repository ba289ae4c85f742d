import { invalidStartCursor } from "@inkling/contract"
import { parseUuid, syncSource } from "@inkling/engine"
import { type BlockRow, listPageBlocks } from "@inkling/store"
import { findVisiblePage } from "../../access/find-visible.ts"
import { loadWireBlocks, pkOf, resolveRows } from "../../load/load-blocks.ts"
import type { Wire } from "../../present/context.ts"
import { adaptResponse } from "../../versions/adapt-response.ts"
import { beyondRead } from "../beyond-endpoint.ts"
import { sliceDepthFirst } from "./depth-first.ts"

/** Blocks in an answer unless fewer are asked for. */
const maxBlocks = 1_000

/**
 * A page's blocks in one answer, depth first, each with its `children`. Child pages and databases are not entered.
 * `unknown_block_ids` names blocks that have children which are not in this answer: cut off (`next_cursor` goes on, and
 * shows the blocks above once more), or those of a synced block's original.
 */
export const getPageTree = beyondRead("getPageTree", "read_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  const limit = (call.query["page_size"] as number | undefined) ?? maxBlocks
  const blocks = await listPageBlocks(tx, page.pk)
  const from = cursorPk(blocks, call.query["start_cursor"] as string | undefined)
  const slice = sliceDepthFirst(blocks, page.pk, { from, limit })
  if (!slice) throw invalidStartCursor(String(call.query["start_cursor"]))

  const rows = [...slice.above, ...slice.rows]
  const shown = await resolveRows(tx, rows)
  const wires = await loadWireBlocks(tx, call, shown)
  const byPk = new Map(shown.map((item, index) => [pkOf(item), wires[index] as Wire]))
  const isWhole = wholeness(blocks, slice.rows)
  const unknown = rows.filter((row) => byPk.get(row.pk)?.["has_children"] === true && !isWhole(row))
  return {
    object: "page_tree",
    page_id: page.id,
    results: nest(rows, byPk, (wire) => adaptResponse(call.version, "getBlock", wire)),
    unknown_block_ids: unknown.map(({ id }) => id),
    next_cursor: slice.next?.id ?? null,
    has_more: slice.next !== undefined,
  }
})

function cursorPk(blocks: readonly BlockRow[], cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const id = parseUuid(cursor)
  const block = blocks.find((candidate) => candidate.id === id)
  if (!block) throw invalidStartCursor(cursor)
  return block.pk
}

/** Whether all children of a block are in the slice; a child page's never are asked for. */
function wholeness(blocks: readonly BlockRow[], slice: readonly BlockRow[]): (row: BlockRow) => boolean {
  const there = new Set(slice.map(({ pk }) => pk))
  const cut = new Set(
    blocks.filter(({ pk, is_trashed }) => !is_trashed && !there.has(pk)).map(({ parent_pk }) => parent_pk),
  )
  const isLeaf = ({ type }: BlockRow) => type === "child_page" || type === "child_database"
  return (row) => isLeaf(row) || (!cut.has(row.pk) && syncSource(row.payload) === undefined)
}

/** Parents come before their children. */
function nest(
  rows: readonly BlockRow[],
  byPk: ReadonlyMap<number, Wire>,
  adapt: (wire: Wire) => Wire,
): Wire[] {
  const roots: Wire[] = []
  const lists = new Map<number, Wire[]>()
  for (const row of rows) {
    const wire = byPk.get(row.pk)
    if (!wire) continue
    const children: Wire[] = []
    lists.set(row.pk, children)
    const siblings = lists.get(row.parent_pk) ?? roots
    siblings.push({ ...adapt(wire), children })
  }
  return roots
}
