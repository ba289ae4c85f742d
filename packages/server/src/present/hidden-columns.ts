import { formulaReferences, type Property } from "@inkling/engine"

/**
 * Raw ids of the columns that a caller may not know of: relations to data sources it does not see, rollups over them,
 * and formulas that name either. Source: developers.notion.com/reference/retrieve-a-data-source
 */
export function hiddenColumns(
  properties: readonly Property[],
  dataSourceId: string,
  isSeen: (dataSourceId: string) => boolean,
): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const property of properties) {
    if (property.type === "relation" && !isSeen(property.config.data_source_id)) hidden.add(property.id)
  }
  const dependsOnHidden = (property: Property) => {
    if (property.type === "rollup") return hidden.has(property.config.relation_property_id)
    if (property.type !== "formula") return false
    return formulaReferences(property.config.expression, dataSourceId).some((id) => hidden.has(id))
  }
  let before = -1
  while (hidden.size > before) {
    before = hidden.size
    for (const property of properties) if (dependsOnHidden(property)) hidden.add(property.id)
  }
  return hidden
}
