import { decodePropertyId, type Property } from "@inkling/engine"
import {
  findDataSource,
  findPage,
  listEdges,
  listPagesByIds,
  listPagesByPks,
  listProperties,
} from "@inkling/store"
import { writeRelation } from "../../tree/write-relation.ts"
import type { Importing, WireObject } from "./importing.ts"
import { operator } from "./operator.ts"

type Relation = Extract<Property, { type: "relation" }>

/**
 * Relates a page to those of its targets that are there, in its own order; what it is related to already stays. Targets
 * that are missing are noted.
 */
export async function importRelations({ tx, unresolved }: Importing, wire: WireObject): Promise<void> {
  const page = await findPage(tx, wire.id)
  if (!page || page.data_source_pk === null) return
  const columns = (await listProperties(tx, page.data_source_pk)) as unknown as Property[]
  for (const value of Object.values(wire["properties"] as Record<string, Record<string, unknown>>)) {
    if (value["type"] !== "relation") continue
    const id = decodePropertyId(String(value["id"]))
    const column = columns.find((one): one is Relation => one.id === id && one.type === "relation")
    const wanted = (value["relation"] as { id: string }[]).map((target) => target.id)
    if (!column || wanted.length === 0) continue
    const source = await findDataSource(tx, column.config.data_source_id)
    const known = new Set(
      (await listPagesByIds(tx, wanted))
        .filter((target) => source && target.data_source_pk === source.pk)
        .map((target) => target.id),
    )
    const missing = wanted.filter((target) => !known.has(target))
    if (missing.length > 0)
      unresolved.push({ page_id: page.id, property_id: String(value["id"]), ids: missing })
    const edges = await listEdges(tx, [page.pk], [column.pk])
    const related = await listPagesByPks(
      tx,
      edges.map((edge) => edge.target_pk),
    )
    const order = new Map(related.map((target) => [target.pk, target.id]))
    const before = edges.flatMap((edge) => order.get(edge.target_pk) ?? [])
    const after = [...new Set([...wanted.filter((target) => known.has(target)), ...before])]
    if (after.join() !== before.join())
      await writeRelation(tx, await operator(tx), { pk: page.pk, id: page.id, isNew: false }, column, after)
  }
}
