import type { PersonRef, Property, Value } from "@inkling/engine"
import type { PageRow, Snapshot } from "@inkling/store"
import { findVisiblePage } from "../../access/find-visible.ts"
import { isComputed } from "../../compute/computation.ts"
import { filterProperties } from "../../load/filter-properties.ts"
import { loadValues } from "../../load/load-values.ts"
import { collectAuthors, collectValues, newMentioned } from "../../load/mentions.ts"
import { loadPresentContext } from "../../load/present-context.ts"
import { Schemas } from "../../load/schema-of.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import type { Wire } from "../../present/context.ts"
import { titleOnly } from "../../present/present-page.ts"
import {
  isListItem,
  presentPropertyItem,
  presentPropertyItemList,
  presentPropertyItems,
} from "../../present/present-property-item.ts"
import { type Call, readEndpoint } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"
import { computeOne } from "./compute-one.ts"
import { itemCursors, nextUrl } from "./item-cursors.ts"
import { listRolledUp } from "./list-rolled-up.ts"
import { relatedItems } from "./related-items.ts"

/**
 * One value of a page in full; text, people, relations and rollups as a list. The property may be named by its id,
 * encoded or raw, or by its name. Source: developers.notion.com/reference/retrieve-a-page-property
 * @throws objectNotFound · propertyDoesNotExist · invalidStartCursor
 */
export const getPageProperty = readEndpoint("getPageProperty", "read_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  const schemas = new Schemas(tx, call.services.schemas)
  const schema = page.data_source_pk === null ? undefined : await schemas.load(page.data_source_pk)
  const known = schema && (await visibleColumns(tx, call.principal, schema.dataSource, schema.properties))
  const columns = filterProperties(known ?? titleOnly, [call.path["property_id"] as string])
  const property = columns[0] as Property
  if (property.type === "relation") return listRelated(tx, call, page, property)
  if (schema && isComputed(property)) {
    const computing = { schema, schemas, columns: known ?? titleOnly, page }
    if (property.type === "rollup") return listRolledUp(tx, call, computing, property)
    const value = await computeOne(tx, call, computing, property)
    return presentPropertyItem(property, value, page, await contextOf(tx, call, page, property, undefined))
  }
  const values = await loadValues(tx, call.principal, [page], [property])
  const value = (values.get(page.pk) ?? page.props)[property.id]
  if (isListItem(property.type)) return listItems(tx, call, page, property, value)
  const context = await contextOf(tx, call, page, property, value)
  return presentPropertyItem(property, value, page, context)
})

/** Related pages may be many: only those shown are read. */
async function listRelated(
  tx: Snapshot,
  call: Call,
  page: PageRow,
  property: Extract<Property, { type: "relation" }>,
): Promise<Wire> {
  const size = pageSizeOf(call.query)
  const cursors = itemCursors(tx, call, `${page.id} ${property.id}`)
  const { ids, next } = await relatedItems(tx, call.principal, page, property, cursors.decode(), size)
  const context = await contextOf(tx, call, page, property, ids)
  const items = presentPropertyItems(property, ids, page, context)
  const cursor = next && cursors.encode(next)
  return presentPropertyItemList(
    property,
    items,
    cursor === undefined ? null : { cursor, url: nextUrl(call, cursor, size) },
  )
}

async function listItems(
  tx: Snapshot,
  call: Call,
  page: PageRow,
  property: Property,
  value: Value | undefined,
): Promise<Wire> {
  const size = pageSizeOf(call.query)
  const all = (value ?? []) as readonly unknown[]
  const ids = all.map((element) => idOf(property, element))
  const cursors = itemCursors(tx, call, `${page.id} ${property.id}`)
  const from = cursors.start(ids)
  const shown = all.slice(from, from + size) as unknown as Value
  const context = await contextOf(tx, call, page, property, shown)
  const items = presentPropertyItems(property, shown, page, context)
  const end = from + items.length
  const cursor = end < all.length ? cursors.after(ids, end) : undefined
  return presentPropertyItemList(
    property,
    items,
    cursor === undefined ? null : { cursor, url: nextUrl(call, cursor, size) },
  )
}

/** What tells an element from the others; texts have nothing but their place. */
function idOf({ type }: Property, element: unknown): string | null {
  return type === "people" ? (element as PersonRef).id : null
}

async function contextOf(
  tx: Snapshot,
  call: Call,
  page: PageRow,
  property: Property,
  value: Value | undefined,
) {
  const mentioned = newMentioned()
  if (value !== undefined) collectValues([property], { [property.id]: value }, mentioned)
  collectAuthors([property], page, mentioned)
  return loadPresentContext(tx, call, mentioned)
}
