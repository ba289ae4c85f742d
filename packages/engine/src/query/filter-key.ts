import { type ApiError, validationError } from "@inkling/contract"
import type { Property, PropertyType } from "../properties/property.ts"
import type { FilterContext } from "./filter-context.ts"

/** Keys that name a kind of condition: property types, and `string` inside `formula`. */
export type FilterKey = Exclude<PropertyType, "button" | "place"> | "string"

/** Keys a property takes beside its own. Source: recorded queries for `rich_text`, the published filters for the rest */
const ALIASES: Partial<Record<PropertyType, FilterKey>> = {
  title: "rich_text",
  url: "rich_text",
  email: "rich_text",
  phone_number: "rich_text",
  created_time: "date",
  last_edited_time: "date",
  created_by: "people",
  last_edited_by: "people",
}

/** The same inside `any`, `every` and `none`, where text, numbers and dates have one key each. */
const ELEMENT_KEYS: Partial<Record<PropertyType, FilterKey>> = { ...ALIASES, unique_id: "number" }
const COMPUTED_KEYS = { string: "rich_text", number: "number", boolean: "checkbox", date: "date" } as const

/**
 * The key under which a rollup's elements are filtered, and the property whose values they are in the end: a rollup
 * over array rollups gathers what those gather. Undefined when they cannot be filtered.
 */
export function elementTarget(
  property: Property,
  context: FilterContext,
): { key: FilterKey; property: Property } | undefined {
  if (property.type === "formula" || property.type === "rollup") {
    const kind = context.computedKind(property)
    if (kind?.type === "array") return elementTarget(kind.of, context)
    return kind && { key: COMPUTED_KEYS[kind.type], property }
  }
  if (property.type === "button" || property.type === "place" || property.type === "verification")
    return undefined
  return { key: ELEMENT_KEYS[property.type] ?? property.type, property }
}

/** Whether a condition on the property may stand under this key. */
export function takesKey(property: Property, key: string): boolean {
  if (property.type === "button" || property.type === "place") return false
  return property.type === key || ALIASES[property.type] === key
}

/** Notion's sentence for a condition of another type than the property's. Source: reports from 2022 to 2026 */
export function filterTypeMismatch(actual: string, given: string): ApiError {
  return validationError(
    "The property type in the database does not match the property type of the filter provided: " +
      `database property ${actual} does not match filter ${given}`,
  )
}
