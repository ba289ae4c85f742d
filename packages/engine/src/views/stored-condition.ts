import type { Property } from "../properties/property.ts"
import { takesKey } from "../query/filter-key.ts"
import { findProperty } from "../query/find-property.ts"
import type { FilterInput } from "./map-conditions.ts"

/**
 * Views outlive names: what they filter and sort by is stored by the ids of properties, options and status groups, and
 * named again on reading. What is gone by then, or has another type, is left out (inferred; Notion's app does so).
 */

/** A condition that was checked against the schema, by ids. */
export function storedCondition(condition: FilterInput, schema: readonly Property[]): FilterInput {
  const property = propertyOf(condition, schema)
  if (!property) return condition
  return { ...mapOptions(condition, property, (name) => idOf(property, name) ?? name), property: property.id }
}

/** A stored condition as the wire has it; undefined when it no longer fits the schema. */
export function namedCondition(condition: FilterInput, schema: readonly Property[]): FilterInput | undefined {
  if (typeof condition["property"] !== "string") return condition
  const property = schema.find(({ id }) => id === condition["property"])
  if (!property) return undefined
  const key = Object.keys(condition).find((name) => name !== "property" && name !== "type")
  if (key !== undefined && !takesKey(property, key)) return undefined
  const named = mapOptions(condition, property, (id) => nameOf(property, id))
  return named && { ...named, property: property.name }
}

function propertyOf(condition: FilterInput, schema: readonly Property[]): Property | undefined {
  const { property } = condition
  return typeof property === "string" ? findProperty(schema, property) : undefined
}

/** Undefined when a condition names options, and none of them is left. */
function mapOptions(
  condition: FilterInput,
  property: Property,
  replace: (text: string) => string | undefined,
): FilterInput | undefined {
  const { type } = property
  if (type !== "select" && type !== "status" && type !== "multi_select") return condition
  const inner = condition[type] as Record<string, unknown> | undefined
  const operator = Object.keys(inner ?? {}).find((key) => operators.has(key))
  if (!inner || operator === undefined) return condition
  const value = inner[operator]
  if (typeof value === "string") {
    const replaced = replace(value)
    return replaced === undefined ? undefined : { ...condition, [type]: { [operator]: replaced } }
  }
  const kept = (value as string[]).flatMap((each) => replace(each) ?? [])
  return kept.length === 0 ? undefined : { ...condition, [type]: { [operator]: kept } }
}

const operators = new Set(["equals", "does_not_equal", "contains", "does_not_contain"])

interface Named {
  id: string
  name: string
}

function namesOf(property: Property): readonly Named[] {
  if (property.type === "status") return [...property.config.options, ...property.config.groups]
  return property.type === "select" || property.type === "multi_select" ? property.config.options : []
}

function idOf(property: Property, name: string): string | undefined {
  return namesOf(property).find((each) => each.name === name)?.id
}

function nameOf(property: Property, id: string): string | undefined {
  return namesOf(property).find((each) => each.id === id)?.name
}
