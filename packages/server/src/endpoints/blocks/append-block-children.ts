import { isBefore, objectNotFound, validationError } from "@inkling/contract"
import type { Block } from "@inkling/engine"
import { type BlockRow, listChildren, updateBlock, type WriteTx } from "@inkling/store"
import { findVisibleBlock, type VisibleBlock } from "../../access/find-visible.ts"
import { notFoundBot } from "../../access/not-found-bot.ts"
import { contentContext } from "../../load/content-context.ts"
import { listOwner } from "../../load/list-owner.ts"
import { loadWireBlock, loadWireBlocks, resolveRows } from "../../load/load-blocks.ts"
import type { Wire } from "../../present/context.ts"
import { presentPartialBlock } from "../../present/present-block.ts"
import { presentList } from "../../present/present-list.ts"
import { insertChildren } from "../../tree/insert-children.ts"
import { findGap, type Position } from "../../tree/place-keys.ts"
import { rebalanceChildren } from "../../tree/rebalance-children.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { toBlockRow } from "../../tree/to-block-row.ts"
import { touchPage } from "../../tree/touch-page.ts"
import { touchedBlocks } from "../../tree/touched-blocks.ts"
import { type Call, writeEndpoint } from "../endpoint.ts"
import { maxPageSize } from "../page-size.ts"

/**
 * Adds blocks under a page or block. Answers the new blocks of the first level, followed by the siblings that come
 * after them (recorded), 100 in all at most (inferred); before 2021-08-16 the parent block.
 * Source: developers.notion.com/reference/patch-block-children
 */
export const appendBlockChildren = writeEndpoint(
  "appendBlockChildren",
  "insert_content",
  async (call, tx) => {
    const id = call.path["block_id"] as string
    const target = await findVisibleBlock(tx, call.principal, id)
    if (target.kind === "database") throw validationError("Block does not support children.") // sentence inferred
    const parent = await listOwner(tx, call.principal, target)
    if (!parent) throw objectNotFound("block", id, notFoundBot(call.principal))
    const row = target.kind === "page" ? target.page : target.block
    await requireEditable(tx, call.services, row)
    if (parent.pk !== row.pk) await requireEditable(tx, call.services, { pk: parent.pk, is_trashed: false })

    const gap = await findGap(tx, parent.pk, call.body["position"] as Position | undefined)
    const children = call.body["children"] as unknown[]
    const created = await insertChildren(tx, call, parent, children, gap, await contentContext(tx, call))
    const actor = call.principal.integration.bot_id
    if (parent.type !== "page") await updateBlock(tx, parent.pk, { edited_at: tx.now, edited_by: actor })
    const first = created.filter((block) => block.parentPk === parent.pk)
    await touchPage(tx, parent.pagePk, actor, touchedBlocks(first))
    const wire = await answer(tx, call, target, parent.pk, first)
    await rebalanceChildren(tx, parent.pk, first)
    return wire
  },
)

async function answer(
  tx: WriteTx,
  call: Call,
  target: VisibleBlock,
  parentPk: number,
  created: readonly Block[],
): Promise<Wire> {
  const mayRead = call.principal.capabilities.has("read_content")
  if (isBefore(call.version, "2021-08-16")) {
    return mayRead ? loadWireBlock(tx, call, target) : presentPartialBlock(call.path["block_id"] as string)
  }
  if (!mayRead)
    return presentList(
      "block",
      created.map(({ id }) => presentPartialBlock(id)),
    )
  const rows: BlockRow[] = created.map((block) => toBlockRow(tx.ws, block))
  const last = created.at(-1)
  if (last !== undefined) {
    const after = { orderKey: last.orderKey, pk: last.pk }
    const limit = maxPageSize + 1 - rows.length
    rows.push(...(await listChildren(tx, parentPk, { after, limit })))
  }
  const shown = await resolveRows(tx, rows.slice(0, maxPageSize))
  return presentList("block", await loadWireBlocks(tx, call, shown), rows[maxPageSize]?.id ?? null)
}
