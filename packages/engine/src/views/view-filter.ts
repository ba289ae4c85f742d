import type { Property } from "../properties/property.ts"
import { findProperty } from "../query/find-property.ts"
import type { SortInput } from "../query/parse-sorts.ts"
import { type FilterInput, mapConditions } from "./map-conditions.ts"
import { namedCondition, storedCondition } from "./stored-condition.ts"

/** A view's filter that `parseFilter` took, by ids. Null for one without conditions. */
export function storedFilter(filter: FilterInput, schema: readonly Property[]): FilterInput | null {
  return mapConditions(filter, (condition) => storedCondition(condition, schema)) ?? null
}

/** A stored filter as the wire has it; null when nothing of it fits the schema any more. */
export function namedFilter(filter: FilterInput | null, schema: readonly Property[]): FilterInput | null {
  return filter && (mapConditions(filter, (condition) => namedCondition(condition, schema)) ?? null)
}

/** Sorts that `parseSorts` took, by ids. */
export function storedSorts(sorts: readonly SortInput[], schema: readonly Property[]): SortInput[] {
  return sorts.map((sort) =>
    "property" in sort
      ? { ...sort, property: findProperty(schema, sort.property)?.id ?? sort.property }
      : sort,
  )
}

/** Stored sorts as the wire has them, without those of properties that are gone; null when none is left. */
export function namedSorts(
  sorts: readonly SortInput[] | null,
  schema: readonly Property[],
): SortInput[] | null {
  const named = (sorts ?? []).flatMap((sort): SortInput[] => {
    if (!("property" in sort)) return [sort]
    const property = schema.find(({ id }) => id === sort.property)
    return property ? [{ property: property.name, direction: sort.direction }] : []
  })
  return named.length === 0 ? null : named
}
