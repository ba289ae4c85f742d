import type { Value, Values } from "@inkling/engine"
import {
  type BlockRow,
  insertBlocks,
  listBlocksByPks,
  listPageBlocks,
  type PageRow,
  setBlocksTrashed,
  updateBlock,
  updatePage,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../../endpoints/endpoint.ts"
import { Schemas } from "../../load/schema-of.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { type TouchedBlock, touchPage } from "../../tree/touch-page.ts"
import { isChild, type PageState } from "./page-state.ts"

/**
 * Gives a page the values and blocks it had. Child pages and databases, relations, and columns that the caller does
 * not see or that came later stay as they are; numbers of unique_id columns never change.
 * @throws blockIsArchived · ancestorIsArchived
 */
export async function restoreState(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  state: PageState,
): Promise<PageRow> {
  await requireEditable(tx, call.services, page)
  const actor = call.principal.integration.bot_id
  const { title, icon, cover, blocks } = state
  const props = await restoredValues(tx, call, page, state.props)
  const seq = tx.log({
    kind: "page.properties_updated",
    object_type: "page",
    object_id: page.id,
    object_pk: page.pk,
    data_source_pk: page.data_source_pk,
    details: { properties: Object.keys({ ...page.props, ...props }) },
  })
  const patch = { title, icon, cover, props, edited_at: tx.now, edited_by: actor, row_seq: seq }
  await updatePage(tx, page.pk, patch)
  if (blocks) {
    const touched = await restoreBlocks(tx, page, blocks, actor)
    await touchPage(tx, page.pk, actor, touched)
  }
  return { ...page, ...patch }
}

async function restoredValues(tx: WriteTx, call: Call, page: PageRow, then: Values): Promise<Values> {
  if (page.data_source_pk === null) return then
  const schema = await new Schemas(tx, call.services.schemas).load(page.data_source_pk)
  if (!schema) return page.props
  const columns = await visibleColumns(tx, call.principal, schema.dataSource, schema.properties)
  const values: Record<string, Value> = { ...page.props }
  for (const { id, type } of columns) {
    if (type === "unique_id") continue
    const value = then[id]
    if (value === undefined) delete values[id]
    else values[id] = value
  }
  return values
}

async function restoreBlocks(
  tx: WriteTx,
  page: PageRow,
  states: NonNullable<PageState["blocks"]>,
  actor: string,
): Promise<TouchedBlock[]> {
  const now = await listPageBlocks(tx, page.pk)
  const there = new Map(now.map((block) => [block.pk, block]))
  const kept = new Set(states.map(({ pk }) => pk))
  const gone = now.filter((block) => !block.is_trashed && !isChild(block) && !kept.has(block.pk))
  if (gone.length > 0)
    await setBlocksTrashed(
      tx,
      gone.map(({ pk }) => pk),
      true,
    )
  const missing: BlockRow[] = []
  for (const state of states) {
    const { pk, parent_pk, order_key, type, payload } = state
    const changed = { edited_at: tx.now, edited_by: actor }
    if (there.has(pk))
      await updateBlock(tx, pk, { parent_pk, order_key, type, payload, is_trashed: false, ...changed })
    else missing.push({ ws: tx.ws, page_pk: page.pk, is_trashed: false, ...state, ...changed })
  }
  const touched = [...gone, ...states].map(({ id }): TouchedBlock => ({ id, type: "block" }))
  if (missing.length === 0) return touched
  // A block that has moved to another page stays there.
  const elsewhere = await listBlocksByPks(
    tx,
    missing.map(({ pk }) => pk),
  )
  const taken = new Set(elsewhere.map(({ pk }) => pk))
  const free = missing.filter(({ pk }) => !taken.has(pk))
  if (free.length > 0) await insertBlocks(tx, free)
  return touched
}
