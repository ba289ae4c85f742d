import type { ComputedElement } from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import type { ComputedProperty } from "../../compute/computation.ts"
import type { RolledUp } from "../../compute/computed.ts"
import { collectRollup, newMentioned } from "../../load/mentions.ts"
import { loadPresentContext } from "../../load/present-context.ts"
import type { PresentContext, Wire } from "../../present/context.ts"
import { itemOf, presentPropertyItemList } from "../../present/present-property-item.ts"
import {
  gathersValues,
  presentElementItems,
  presentRollupOfItems,
} from "../../present/present-rollup-items.ts"
import type { Call } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"
import { type ComputedPage, computeOne } from "./compute-one.ts"
import { itemCursors, nextUrl } from "./item-cursors.ts"
import { relatedItems } from "./related-items.ts"

type RollupProperty = Extract<ComputedProperty, { type: "rollup" }>

/** Some items of a rollup, and the cursor behind them, undefined at the end. */
interface Items {
  wires: readonly Wire[]
  cursor: string | undefined
  rolled: RolledUp | undefined
}

/** One page of a rollup's items: the values that it gathers, or the related pages that it counts. */
export async function listRolledUp(
  tx: Snapshot,
  call: Call,
  computed: ComputedPage,
  property: RollupProperty,
): Promise<Wire> {
  const list = gathersValues(property.config.function) ? listValues : listCounted
  const { wires, cursor, rolled } = await list(tx, call, computed, property)
  const next = cursor === undefined ? null : { cursor, url: nextUrl(call, cursor, pageSizeOf(call.query)) }
  // What is said of all items stands on the last page.
  const all = next ? undefined : (rolled ?? ((await computeOne(tx, call, computed, property)) as RolledUp))
  const context = await loadPresentContext(tx, call, newMentioned())
  return presentPropertyItemList(property, wires, next, presentRollupOfItems(property, all, context))
}

async function listValues(
  tx: Snapshot,
  call: Call,
  computed: ComputedPage,
  property: RollupProperty,
): Promise<Items> {
  const rolled = (await computeOne(tx, call, computed, property)) as RolledUp
  const gathered = rolled.rollup.type === "array" ? rolled : await gather(tx, call, computed, property)
  const elements: readonly ComputedElement[] = gathered.rollup.type === "array" ? gathered.rollup.array : []
  const wires = presentElementItems(elements, gathered, await contextOf(tx, call, gathered))
  const cursors = itemCursors(tx, call, `${computed.page.id} ${property.id}`)
  // Values have nothing but their place to tell them from others.
  const from = cursors.start([])
  const end = Math.min(from + pageSizeOf(call.query), wires.length)
  const cursor = end < wires.length ? cursors.after([], end) : undefined
  return { wires: wires.slice(from, end), cursor, rolled }
}

/** The values that a number was made from. */
async function gather(
  tx: Snapshot,
  call: Call,
  computed: ComputedPage,
  property: RollupProperty,
): Promise<RolledUp> {
  const config = { ...property.config, function: "show_original" as const }
  return (await computeOne(tx, call, computed, { ...property, config })) as RolledUp
}

async function listCounted(
  tx: Snapshot,
  call: Call,
  { columns, page }: ComputedPage,
  { id, config }: RollupProperty,
): Promise<Items> {
  const relation = columns.find((column) => column.id === config.relation_property_id)
  if (relation?.type !== "relation") return { wires: [], cursor: undefined, rolled: undefined }
  const cursors = itemCursors(tx, call, `${page.id} ${id}`)
  const size = pageSizeOf(call.query)
  const { ids, next } = await relatedItems(tx, call.principal, page, relation, cursors.decode(), size)
  const wires = ids.map((target) => itemOf(relation, { id: target }))
  return { wires, cursor: next && cursors.encode(next), rolled: undefined }
}

function contextOf(tx: Snapshot, call: Call, rolled: RolledUp): Promise<PresentContext> {
  const mentioned = newMentioned()
  collectRollup(rolled, mentioned)
  return loadPresentContext(tx, call, mentioned)
}
