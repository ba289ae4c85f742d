import type { Property } from "../properties/property.ts"
import type { Filter } from "../query/filter.ts"
import type { Sort } from "../query/sort.ts"
import { newColumn } from "./property-column.ts"

/** The columns that a query looks at; undefined when it needs the row evaluator. */
export function columnsOf(filter: Filter, sorts: readonly Sort[]): readonly Property[] | undefined {
  const properties = new Set<Property>()
  const isKnown = (part: Filter): boolean => {
    if (part.kind !== "where") return part.filters.every(isKnown)
    if (part.predicate.family === "verification" || part.predicate.family === "elements") return false
    return part.field.source !== "property" || isColumn(part.field.property, properties)
  }
  if (!isKnown(filter)) return undefined
  for (const { field } of sorts) {
    if (field.source !== "property") continue
    if (!sortable.has(field.property.type) || !isColumn(field.property, properties)) return undefined
  }
  return [...properties]
}

function isColumn(property: Property, into: Set<Property>): boolean {
  if (property.type === "created_time" || property.type === "last_edited_time") return true
  if (newColumn(property) === undefined) return false
  into.add(property)
  return true
}

/** People, relations and files sort by names, which depend on the caller. */
const sortable: ReadonlySet<Property["type"]> = new Set([
  "title",
  "rich_text",
  "url",
  "email",
  "phone_number",
  "number",
  "unique_id",
  "date",
  "checkbox",
  "select",
  "status",
  "multi_select",
  "created_time",
  "last_edited_time",
])
