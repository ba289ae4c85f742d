import { validationError } from "@inkling/contract"
import { encodePropertyId } from "../ids/property-id.ts"
import type { Property } from "../properties/property.ts"
import { findProperty } from "../query/find-property.ts"
import type { FilterInput } from "./map-conditions.ts"
import { namedCondition, storedCondition } from "./stored-condition.ts"

/** Conditions by property; an empty one is a chip without criteria. */
export type QuickFilters = Record<string, FilterInput>

/**
 * Merges what a request says into the quick filters there are, by raw property id: null removes one, all with null
 * for the whole. Source: reference views §4
 * @param check refuses a condition that does not fit its property, as a filter's would be refused
 * @throws validationError for a property that does not exist
 */
export function planQuickFilters(
  given: Record<string, FilterInput | null> | null,
  before: QuickFilters | null,
  schema: readonly Property[],
  check: (condition: FilterInput, path: string) => void,
): QuickFilters | null {
  const merged: QuickFilters = given === null ? {} : { ...before }
  for (const [key, condition] of Object.entries(given ?? {})) {
    const property = findProperty(schema, key)
    if (!property) throw validationError(`Could not find property with name or id: ${key}`)
    if (condition === null) {
      delete merged[property.id]
      continue
    }
    const whole = { property: property.name, ...condition }
    if (Object.keys(condition).length > 0) check(whole, `body.quick_filters.${key}`)
    const { property: _, ...stored } = storedCondition(whole, schema)
    merged[property.id] = stored
  }
  return Object.keys(merged).length === 0 ? null : merged
}

/** As the wire has them: by encoded property id, in the order given, without those that no longer fit the schema. */
export function namedQuickFilters(
  stored: QuickFilters | null,
  schema: readonly Property[],
): QuickFilters | null {
  const named = quickConditions(stored, schema).map(({ id, property: _, ...condition }) => [
    encodePropertyId(id),
    condition,
  ])
  return named.length === 0 ? null : Object.fromEntries(named)
}

/** The same as conditions of a filter, each with its property's raw id and name; those without criteria too. */
export function quickConditions(
  stored: QuickFilters | null,
  schema: readonly Property[],
): ({ id: string } & FilterInput)[] {
  return Object.entries(stored ?? {}).flatMap(([id, condition]) => {
    const named = namedCondition({ property: id, ...condition }, schema)
    return named ? [{ ...named, id }] : []
  })
}
