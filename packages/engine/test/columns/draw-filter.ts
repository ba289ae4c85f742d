import { encodePropertyId } from "../../src/ids/property-id.ts"
import type { Property } from "../../src/properties/property.ts"
import { RELATIVE_WINDOWS } from "../../src/query/date-window.ts"
import type { Draw } from "./draw.ts"
import { drawOperand } from "./draw-text.ts"
import { drawDay, drawNumber, drawTime, type Nameable } from "./draw-value.ts"

type Json = Record<string, unknown>

/** What filters are drawn from: names that occur, and texts that rows have. */
export interface FilterPool extends Nameable {
  texts: readonly string[]
}

/** A request's filter: one condition, or groups of them in each other. */
export function drawFilter(schema: readonly Property[], draw: Draw, pool: FilterPool, depth = 0): Json {
  if (depth < 3 && draw.chance(depth === 0 ? 0.5 : 0.25)) {
    const key = draw.pick(["and", "or"])
    return { [key]: draw.list(draw.int(0, 4), () => drawFilter(schema, draw, pool, depth + 1)) }
  }
  if (draw.chance(0.12)) {
    const timestamp = draw.pick(["created_time", "last_edited_time"])
    return { timestamp, [timestamp]: drawDateCondition(draw) }
  }
  for (;;) {
    const property = draw.pick(schema)
    const condition = drawCondition(property, draw, pool)
    if (condition) return { property: nameOf(property, draw), ...condition }
  }
}

export function nameOf(property: Property, draw: Draw): string {
  return draw.pick([property.name, property.id, encodePropertyId(property.id)])
}

/** A condition under the property's own key or an alias; undefined for types that have none. */
function drawCondition(property: Property, draw: Draw, pool: FilterPool): Json | undefined {
  const { type } = property
  const own = (condition: Json, alias: string = type) => ({ [draw.pick([type, alias])]: condition })
  const orEmpty = (condition: () => Json) => (draw.chance(0.15) ? drawExistence(draw) : condition())
  switch (type) {
    case "title":
    case "rich_text":
    case "url":
    case "email":
    case "phone_number":
      return own(
        orEmpty(() => drawTextCondition(draw, pool)),
        "rich_text",
      )
    case "number":
    case "unique_id":
      return own(orEmpty(() => ({ [draw.pick(numberOperators)]: drawNumberOperand(draw) })))
    case "checkbox":
      return own({ [draw.pick(["equals", "does_not_equal"])]: draw.chance(0.5) })
    case "select":
    case "status":
    case "multi_select":
      return own(orEmpty(() => drawOptionCondition(property, draw)))
    case "date":
    case "created_time":
    case "last_edited_time":
      return own(drawDateCondition(draw), "date")
    case "people":
    case "created_by":
    case "last_edited_by":
      return own(
        orEmpty(() => membership(draw, draw.chance(0.2) ? "me" : draw.pick(pool.userIds))),
        "people",
      )
    case "relation":
      return own(orEmpty(() => membership(draw, draw.pick(pool.pageIds))))
    case "files":
      return own(drawExistence(draw))
    case "verification":
      return { verification: { status: draw.pick(["verified", "expired", "none"]) } }
    case "formula":
      return { formula: { string: drawTextCondition(draw, pool) } }
    case "rollup":
      return { rollup: { number: { greater_than: drawNumber(draw) } } }
    default:
      return undefined
  }
}

const numberOperators = [
  ...["equals", "does_not_equal", "greater_than", "less_than"],
  ...["greater_than_or_equal_to", "less_than_or_equal_to"],
]

const textOperators = [
  ...["equals", "does_not_equal", "contains", "does_not_contain"],
  ...["starts_with", "ends_with"],
]

const days = [
  ...["today", "tomorrow", "yesterday", "one_week_ago", "one_week_from_now"],
  ...["one_month_ago", "one_month_from_now"],
]

function drawExistence(draw: Draw): Json {
  return { [draw.pick(["is_empty", "is_not_empty"])]: true }
}

function drawTextCondition(draw: Draw, { texts }: FilterPool): Json {
  return { [draw.pick(textOperators)]: drawOperand(texts.length > 0 ? draw.pick(texts) : "item", draw) }
}

/** A body may say 1e999, which reads as infinity. */
function drawNumberOperand(draw: Draw): number {
  return draw.chance(0.02) ? draw.pick([Infinity, -Infinity]) : drawNumber(draw)
}

function drawOptionCondition(property: Property, draw: Draw): Json {
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select") return {}
  if (property.type === "status" && draw.chance(0.2))
    return { group: { [draw.pick(["equals", "does_not_equal"])]: draw.pick(["Some", "g2"]) } }
  const { options } = property.config
  if (options.length === 0) return drawExistence(draw)
  const isMulti = property.type === "multi_select"
  const operators = isMulti ? ["contains", "does_not_contain"] : ["equals", "does_not_equal"]
  const words = draw.some(options.slice(0, draw.pick([5, 400])), draw.int(1, 3))
  const named = words.map((option) => draw.pick([option.name, option.id]))
  return { [draw.pick(operators)]: draw.chance(0.6) ? named[0] : named }
}

function drawDateCondition(draw: Draw): Json {
  if (draw.chance(0.1)) return drawExistence(draw)
  if (draw.chance(0.25)) return { [draw.pick(RELATIVE_WINDOWS)]: {} }
  const operator = draw.pick(["equals", "before", "after", "on_or_before", "on_or_after"])
  if (draw.chance(0.25)) return { [operator]: draw.pick(days) }
  return { [operator]: drawDay(draw) + (draw.chance(0.5) ? drawTime(draw) : "") }
}

function membership(draw: Draw, operand: string): Json {
  return { [draw.pick(["contains", "does_not_contain"])]: operand }
}
