import { type AggregateFunction, type DateBucket, validationError } from "@inkling/contract"
import { type Field, findProperty, type Property } from "@inkling/engine"
import type { AggregatePlan } from "./aggregate-rows.ts"

type PropertyType = Property["type"]

const dates: ReadonlySet<PropertyType> = new Set(["date", "created_time", "last_edited_time"])
const computed: readonly PropertyType[] = ["formula", "rollup"]

/** Types that a function takes; any unless named. Formulas and rollups count as far as they come to such values. */
const takes: Partial<Record<AggregateFunction, ReadonlySet<PropertyType>>> = {
  sum: new Set(["number", ...computed]),
  average: new Set(["number", ...computed]),
  median: new Set(["number", ...computed]),
  min: new Set(["number", "unique_id", ...dates, ...computed]),
  max: new Set(["number", "unique_id", ...dates, ...computed]),
  percent_checked: new Set(["checkbox", ...computed]),
}

/** Types whose values make groups. */
const groups: ReadonlySet<PropertyType> = new Set([
  "select",
  "status",
  "multi_select",
  "checkbox",
  "number",
  "people",
  "relation",
  "created_by",
  "last_edited_by",
  ...dates,
])

/**
 * What a request asks to compute, resolved against the columns that the caller may know of.
 * @throws validationError for a property that is not there, or of a type that does not go with its function
 */
export function planAggregate(body: Record<string, unknown>, schema: readonly Property[]): AggregatePlan {
  const levels = (body["group_by"] ?? []) as { property: string; bucket?: DateBucket }[]
  const aggregates = body["aggregates"] as { function: AggregateFunction; property?: string }[]
  return {
    levels: levels.map(({ property: name, bucket }, index) => {
      const property = find(schema, name)
      const place = `body.group_by[${index}]`
      if (!groups.has(property.type))
        throw validationError(`${place}.property is a ${property.type}, by which rows cannot be grouped.`)
      if (bucket && !dates.has(property.type))
        throw validationError(`${place}.bucket is for dates only; ${name} is a ${property.type}.`)
      return { field: fieldOf(property), bucket: bucket ?? (dates.has(property.type) ? "day" : undefined) }
    }),
    cells: aggregates.map(({ function: name, property }, index) => {
      if (property === undefined) {
        if (name === "count") return { field: undefined, name }
        throw validationError(`body.aggregates[${index}].property should be defined for ${name}.`)
      }
      const found = find(schema, property)
      if (takes[name]?.has(found.type) === false)
        throw validationError(`body.aggregates[${index}]: ${name} does not go with a ${found.type}.`)
      return { field: fieldOf(found), name }
    }),
  }
}

const fieldOf = (property: Property): Field => ({ source: "property", property })

function find(schema: readonly Property[], name: string): Property {
  const property = findProperty(schema, name)
  if (!property) throw validationError(`Could not find property with name or id: ${name}`)
  return property
}
