import { validationError } from "@inkling/contract"
import { defaultValues, type Property, type Value, type Values } from "@inkling/engine"
import {
  findPageByPk,
  listAncestors,
  listEdges,
  listEdgesInto,
  listProperties,
  type PageRow,
  removeBlock,
  removeReverse,
  replaceEdges,
  rewriteAcl,
  updatePage,
  updateProperty,
  type WriteTx,
} from "@inkling/store"
import { titleOnly } from "../present/present-page.ts"
import { listInParent } from "./list-in-parent.ts"
import { logRelated } from "./log-related.ts"
import { numberRow } from "./write-values.ts"

/** Where a page goes. */
export type PagePlace =
  | { type: "page"; pk: number; acl: number }
  | { type: "data_source"; pk: number; acl: number; properties: readonly Property[] }

/**
 * Moves a page to the end of another page, or into a data source; it takes the place's access.
 * @throws validationError when the page would end up inside itself
 */
export async function relocatePage(
  tx: WriteTx,
  page: PageRow,
  target: PagePlace,
  actor: string,
): Promise<void> {
  if (target.type === "page") await refuseCycle(tx, page, target.pk)
  const seq = tx.log({
    kind: "page.moved",
    object_type: "page",
    object_id: page.id,
    object_pk: page.pk,
    data_source_pk: target.type === "data_source" ? target.pk : null,
    details: { from: page.parent_pk, to: target.pk, from_data_source_pk: page.data_source_pk },
    touchesTree: true,
  })
  if (page.parent_type !== "data_source" && page.parent_type !== "workspace") await removeBlock(tx, page.pk)
  if (target.type === "page")
    await listInParent(
      tx,
      { pk: page.pk, id: page.id, type: "child_page" },
      { pk: target.pk, pagePk: target.pk },
      actor,
    )
  if (page.data_source_pk !== null && page.data_source_pk !== target.pk) await clearRelations(tx, page)
  const props = page.data_source_pk === target.pk ? page.props : await carryValues(tx, page, target)
  // A page with grants of its own keeps its access list; that list hangs under the new place's.
  await rewriteAcl(tx, page.pk, page.acl, target.acl)
  await updatePage(tx, page.pk, {
    parent_type: target.type,
    parent_pk: target.pk,
    data_source_pk: target.type === "data_source" ? target.pk : null,
    props,
    edited_at: tx.now,
    edited_by: actor,
    row_seq: seq,
  })
}

/** @throws validationError when the page would end up inside itself (sentence inferred) */
async function refuseCycle(tx: WriteTx, page: PageRow, targetPk: number): Promise<void> {
  const inside = targetPk === page.pk || (await listAncestors(tx, targetPk)).some(({ pk }) => pk === page.pk)
  if (inside) throw validationError("A page can't be moved into itself or one of its descendants.")
}

/**
 * Outside data sources a page keeps its title only; in a data source, what the new schema has under the same id
 * (inferred), its defaults and its numbers.
 */
async function carryValues(tx: WriteTx, page: PageRow, target: PagePlace): Promise<Values> {
  const properties = target.type === "page" ? titleOnly : target.properties
  const ids = new Set(properties.map(({ id }) => id))
  const kept = Object.fromEntries(Object.entries(page.props).filter(([id]) => ids.has(id)))
  const values: Record<string, Value> = { ...defaultValues(properties), ...kept }
  for (const property of numberRow(properties, values))
    await updateProperty(tx, property.pk, { config: property.config })
  return values
}

/** A page that leaves its data source is related to nothing any more, from either side. */
async function clearRelations(tx: WriteTx, page: PageRow): Promise<void> {
  const out = Map.groupBy(await listEdges(tx, [page.pk]), (edge) => edge.property_pk)
  for (const property of out.keys()) await replaceEdges(tx, property, page.pk, [])
  const into = Map.groupBy(await listEdgesInto(tx, [page.pk]), (edge) => edge.property_pk)
  for (const [property, edges] of into) {
    const sources = edges.map((edge) => edge.source_pk)
    await removeReverse(tx, property, sources, page.pk)
    await logRelated(tx, sources, await propertyIdOf(tx, property, sources[0]))
  }
}

/** Raw id of a property by pk; `rowPk` is a row that has a value of it. */
async function propertyIdOf(tx: WriteTx, propertyPk: number, rowPk: number | undefined): Promise<string> {
  const row = rowPk === undefined ? undefined : await findPageByPk(tx, rowPk)
  const properties = row?.data_source_pk ? await listProperties(tx, row.data_source_pk) : []
  const property = properties.find(({ pk }) => pk === propertyPk)
  if (!property) throw new Error(`Property ${propertyPk} has values and is not there.`)
  return property.id
}
