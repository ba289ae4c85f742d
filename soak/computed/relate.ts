import type { Property } from "@inkling/engine"
import { type ModelRow, rowOf, sourceOf, type World } from "./world.ts"

type Relation = Property & { type: "relation" }

/** What writing a relation does to the rows: the twin's side of a dual relation follows, newcomers last. */
export function relatePages(world: World, row: ModelRow, property: Relation, ids: readonly string[]): void {
  const before = idsOf(row, property.id)
  const after = [...new Set(ids)]
  setIds(row, property.id, after)
  const twinId = property.config.synced_property_id
  const target = sourceOf(world, property.config.data_source_id)
  if (property.config.kind !== "dual_property" || twinId === undefined || !target) return
  for (const id of after.filter((one) => !before.includes(one))) {
    const other = rowOf(world, id) as ModelRow
    const twins = idsOf(other, twinId)
    if (!twins.includes(row.id)) setIds(other, twinId, [...twins, row.id])
  }
  for (const id of before.filter((one) => !after.includes(one))) {
    const other = rowOf(world, id) as ModelRow
    setIds(
      other,
      twinId,
      idsOf(other, twinId).filter((one) => one !== row.id),
    )
  }
}

const idsOf = (row: ModelRow, propertyId: string) => (row.values[propertyId] ?? []) as readonly string[]

function setIds(row: ModelRow, propertyId: string, ids: readonly string[]): void {
  if (ids.length > 0) row.values[propertyId] = ids
  else delete row.values[propertyId]
}
