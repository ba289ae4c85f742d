import type { ShownProperty } from "../databases/column.ts"
import type { DataSource } from "../http/notion.ts"
import type { View } from "./view.ts"

/**
 * Every property of a data source as a view shows it, in the view's order. Properties that the view does not know yet
 * come last, shown in tables and hidden on cards.
 */
export function listShown(source: DataSource, { type, configuration }: View): ShownProperty[] {
  const known = configuration?.properties ?? []
  const ids = new Set(Object.values(source.properties).map(({ id }) => id))
  const listed = new Set(known.map(({ property_id }) => property_id))
  const rest = Object.values(source.properties)
    .filter(({ id }) => !listed.has(id))
    .sort((a, b) => Number(b.type === "title") - Number(a.type === "title"))
    .map((schema) => ({
      property_id: schema.id,
      visible: type === "table" || schema.type === "title",
    }))
  const kept = known
    .filter(({ property_id }) => ids.has(property_id))
    .map(({ property_id, visible, width }) => ({
      property_id,
      visible: visible !== false,
      ...(width !== undefined && { width }),
    }))
  return known.length === 0 ? rest : [...kept, ...rest]
}
