import type { AggregateGroup, Field } from "@inkling/engine"
import type { Wire } from "../../present/context.ts"
import type { AggregatePlan } from "./aggregate-rows.ts"

type Key = AggregateGroup["keys"][number]
type Levels = AggregatePlan["levels"]

/**
 * A group as answered: its keys and values in the order they were asked for. Options go by name; dates by the first day
 * of their bucket; people and pages by id.
 */
export function presentGroup({ keys, values }: AggregateGroup, { levels, cells }: AggregatePlan): Wire {
  return {
    keys: keys.map((key, index) => presentKey(key, (levels[index] as Levels[number]).field)),
    values: values.map((value, index) => {
      const { field, name } = cells[index] as AggregatePlan["cells"][number]
      const isMoment = (name === "min" || name === "max") && field !== undefined && isDate(field)
      return isMoment && value !== null ? new Date(value).toISOString() : value
    }),
  }
}

/** Level by level, options as the schema has them, nothing last. */
export function groupOrder(levels: Levels): (a: AggregateGroup, b: AggregateGroup) => number {
  const places = levels.map(({ field }) => optionsOf(field).map(({ id }) => id))
  return (a, b) => {
    for (const [index, own] of places.entries()) {
      const order = compareKeys(a.keys[index] ?? null, b.keys[index] ?? null, own)
      if (order !== 0) return order
    }
    return 0
  }
}

function compareKeys(a: Key, b: Key, options: readonly string[]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (options.length > 0) return options.indexOf(String(a)) - options.indexOf(String(b))
  return a === b ? 0 : a < b ? -1 : 1
}

function presentKey(key: Key, field: Field): Key {
  if (typeof key === "number" && isDate(field)) return new Date(key).toISOString().slice(0, 10)
  const option = optionsOf(field).find(({ id }) => id === key)
  return option ? option.name : key
}

function isDate(field: Field): boolean {
  const type = field.source === "property" ? field.property.type : field.source
  return type === "date" || type === "created_time" || type === "last_edited_time"
}

function optionsOf(field: Field): readonly { id: string; name: string }[] {
  const property = field.source === "property" ? field.property : undefined
  if (property?.type !== "select" && property?.type !== "status" && property?.type !== "multi_select")
    return []
  return property.config.options
}
