// Queries over formulas and rollups most of all, alone and together with plain properties.

import type { ComputedKind, Property } from "@inkling/engine"
import type { Dice } from "../dice.ts"
import { texts } from "./names.ts"
import { isComputed } from "./world.ts"

export interface Query {
  filter?: object
  sorts?: object[]
  in_trash?: true
  page_size: number
}

type KindOf = (property: Property) => ComputedKind | undefined

/** @param properties those that the reader may know of */
export function drawQuery(properties: readonly Property[], kindOf: KindOf, dice: Dice): Query {
  const filter = dice.chance(0.75) ? drawFilter(properties, kindOf, dice, 1) : undefined
  const sorts = Array.from({ length: dice.pick([0, 1, 1, 2]) }, () => drawSort(properties, dice))
  return {
    ...(filter && { filter }),
    ...(sorts.length > 0 && { sorts }),
    ...(dice.chance(0.05) && { in_trash: true }),
    page_size: dice.pick([1, 2, 3, 100, 100]),
  }
}

function drawSort(properties: readonly Property[], dice: Dice): object {
  const direction = dice.pick(["ascending", "descending"])
  if (dice.chance(0.1)) return { timestamp: "last_edited_time", direction }
  const { name, id } = drawProperty(properties, dice)
  return { property: dice.pick([name, id]), direction }
}

/** A formula or rollup most of the time. */
function drawProperty(properties: readonly Property[], dice: Dice): Property {
  const computed = properties.filter(isComputed)
  return dice.pick(computed.length > 0 && dice.chance(0.75) ? computed : properties)
}

function drawFilter(
  properties: readonly Property[],
  kindOf: KindOf,
  dice: Dice,
  depth: number,
): object | undefined {
  if (depth >= 0 && dice.chance(0.35)) {
    const parts = Array.from({ length: dice.int(1, 3) }, () =>
      drawFilter(properties, kindOf, dice, depth - 1),
    ).filter((part) => part !== undefined)
    return { [dice.pick(["and", "or"])]: parts }
  }
  const property = drawProperty(properties, dice)
  const condition = drawCondition(property, kindOf, dice)
  return condition && { property: property.name, ...condition }
}

/** Undefined for what no condition is drawn of. */
function drawCondition(property: Property, kindOf: KindOf, dice: Dice): object | undefined {
  switch (property.type) {
    case "formula": {
      // A kind that cannot be told is refused, and so is now and then another one than the formula has.
      const kind = dice.chance(0.02) ? undefined : kindOf(property)?.type
      const key = kind === "boolean" ? "checkbox" : (kind ?? dice.pick(["number", "string"]))
      return { formula: { [key]: conditionOf(key, dice) } }
    }
    case "rollup": {
      const kind = kindOf(property)
      if (kind?.type !== "array") {
        const key = kind?.type ?? dice.pick(["number", "date"])
        return { rollup: { [key]: conditionOf(key, dice) } }
      }
      const target = elementKey(kind.of, kindOf)
      if (!target) return undefined
      const inner = { [target.key]: conditionOf(target.key, dice, target.property) }
      return { rollup: { [dice.pick(["any", "every", "none"])]: inner } }
    }
    case "checkbox":
    case "number":
    case "date":
    case "rich_text":
    case "title":
    case "select":
      return { [property.type]: conditionOf(property.type, dice, property) }
    case "relation":
      return { relation: emptiness(dice) }
    default:
      return undefined
  }
}

/** Under which key the elements of an array are filtered, and whose options they have. */
function elementKey(property: Property, kindOf: KindOf): { key: string; property: Property } | undefined {
  switch (property.type) {
    case "formula":
    case "rollup": {
      const kind = kindOf(property)
      if (kind?.type === "array") return elementKey(kind.of, kindOf)
      const keys = { string: "rich_text", number: "number", boolean: "checkbox", date: "date" } as const
      return kind && { key: keys[kind.type], property }
    }
    case "title":
    case "url":
      return { key: "rich_text", property }
    case "created_time":
    case "last_edited_time":
      return { key: "date", property }
    case "unique_id":
      return { key: "number", property }
    case "created_by":
      return undefined
    default:
      return { key: property.type, property }
  }
}

const emptiness = (dice: Dice) => (dice.chance(0.5) ? { is_empty: true } : { is_not_empty: true })

function conditionOf(key: string, dice: Dice, property?: Property): object {
  if (key === "checkbox") return { [dice.pick(["equals", "does_not_equal"])]: dice.chance(0.5) }
  if (key === "relation" || key === "people" || dice.chance(0.2)) return emptiness(dice)
  switch (key) {
    case "number":
      return { [dice.pick(numberOperators)]: dice.pick([0, 1, 2, 2.5, 5, 10, -1]) }
    case "date":
      return dice.chance(0.2)
        ? { [dice.pick(["past_week", "next_week", "past_month", "next_year", "this_week"])]: {} }
        : { [dice.pick(dateOperators)]: dice.pick(dates) }
    case "select":
    case "status":
      return { [dice.pick(["equals", "does_not_equal"])]: drawOption(property, dice) }
    case "multi_select":
      return { [dice.pick(["contains", "does_not_contain"])]: drawOption(property, dice) }
    default:
      return { [dice.pick(textOperators)]: dice.pick([...texts, "o", "e"]) }
  }
}

const numberOperators = [
  "equals",
  "does_not_equal",
  "greater_than",
  "less_than",
  "greater_than_or_equal_to",
  "less_than_or_equal_to",
]
const dateOperators = ["equals", "before", "after", "on_or_before", "on_or_after"]
const dates = ["2026-06-27", "2026-06-01", "2026-05-10", "2026-06-27T17:01:00Z", "today", "tomorrow"]
const textOperators = ["equals", "does_not_equal", "contains", "does_not_contain", "starts_with", "ends_with"]

function drawOption(property: Property | undefined, dice: Dice): string {
  if (property?.type !== "select" && property?.type !== "status" && property?.type !== "multi_select")
    return "open"
  return dice.pick(property.config.options).name
}
