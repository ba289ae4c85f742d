import { allFormulaReferences } from "./formula-text.ts"
import type { Property } from "./property.ts"
import type { SchemaDrafts } from "./schema-draft.ts"
import { formulaCycle, rollupCycle } from "./schema-errors.ts"

/** A property of some data source. */
interface Place {
  source: string
  property: Property
}

/**
 * Refuses formulas and rollups that depend on themselves, directly or through others, their own data source's or those
 * of relations: their values would have no end. As far as the context knows the data sources; what it does not know
 * ends by its depth. Source: reference rollups §6, inferred
 * @throws formulaCycle · rollupCycle
 */
export function checkCycles(drafts: SchemaDrafts): void {
  const done = new Set<string>()
  const open = new Set<string>()

  const visit = (place: Place): void => {
    const { source, property } = place
    if (property.type !== "formula" && property.type !== "rollup") return
    const key = `${source} ${property.id}`
    if (done.has(key)) return
    if (open.has(key))
      throw property.type === "formula" ? formulaCycle(property.name) : rollupCycle(property.name)
    open.add(key)
    for (const next of dependencies(drafts, place)) visit(next)
    open.delete(key)
    done.add(key)
  }
  const { dataSourceId: source, properties } = drafts.own
  for (const property of properties) visit({ source, property })
}

function dependencies(drafts: SchemaDrafts, { source, property }: Place): Place[] {
  if (property.type === "formula")
    return allFormulaReferences(property.config.expression).flatMap(({ id, source: of }) =>
      placeOf(drafts, of, id),
    )
  if (property.type !== "rollup") return []
  const relation = drafts.of(source)?.byId(property.config.relation_property_id)
  if (relation?.type !== "relation") return []
  return placeOf(drafts, relation.config.data_source_id, property.config.rollup_property_id)
}

function placeOf(drafts: SchemaDrafts, source: string, id: string): Place[] {
  const property = drafts.of(source)?.byId(id)
  return property ? [{ source, property }] : []
}
