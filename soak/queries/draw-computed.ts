import type { Property } from "@inkling/engine"
import type { Draw } from "../../packages/engine/test/columns/draw.ts"
import { drawText } from "../../packages/engine/test/columns/draw-text.ts"
import { drawDay } from "../../packages/engine/test/columns/draw-value.ts"

/** A formula or rollup of a world. */
export interface ComputedColumn {
  name: string
  /** As a request makes it. */
  config: object
  type: "formula" | "rollup"
  kind: "string" | "number" | "boolean" | "date" | "array"
}

/** Columns of the related pages that are rolled up. */
export const rolledUp = { Points: { number: {} }, Day: { date: {} } }

/** What is computed from those, once they are there. */
export const computedOfRelated = (factor: number) => ({
  Twice: { formula: { expression: `prop("Points") * ${factor}` } },
})

/** Some formulas and rollups over these columns: of a row alone, of related pages, of names, of the time, of each other. */
export function drawComputed(draw: Draw, schema: readonly Property[]): ComputedColumn[] {
  const columns: ComputedColumn[] = []
  const formula = (kind: ComputedColumn["kind"], expression: string) =>
    columns.push({ name: `F${columns.length}`, type: "formula", kind, config: { formula: { expression } } })
  const rollup = (kind: ComputedColumn["kind"], relation: string, target: string, name: string) => {
    const config = { relation_property_name: relation, rollup_property_name: target, function: name }
    columns.push({ name: `R${columns.length}`, type: "rollup", kind, config: { rollup: config } })
  }
  formula("string", 'if(prop("Name").length() > 6, "", prop("Name") + "!")')
  formula("boolean", 'contains(prop("Name"), "i")')
  formula("string", 'formatDate(now(), "YYYY-MM-DD HH:mm") + prop("Name")')
  formula("date", "now()")
  for (const { type, name } of schema) {
    if (type === "number") {
      formula("number", `prop("${name}") * 2 + 1`)
      formula("number", `prop("${name}") / prop("${name}")`)
    } else if (type === "date") {
      formula("date", `dateAdd(prop("${name}"), 1, "days")`)
      formula("boolean", `prop("${name}") > now()`)
    } else if (type === "created_by" || type === "last_edited_by")
      formula("string", `format(prop("${name}"))`)
    else if (type === "relation") {
      rollup("number", name, "Points", "sum")
      rollup("number", name, "Twice", "max")
      rollup("number", name, "Name", "count")
      rollup("date", name, "Day", "earliest_date")
      rollup("array", name, "Name", "show_original")
      formula("string", `prop("${name}").map(current.prop("Name")).join(", ")`)
      formula("number", `prop("${name}").length()`)
    }
  }
  const some = draw.some(columns, draw.int(1, 5))
  const base = some.find(({ kind, type }) => kind === "number" && type === "rollup")
  const chained = { formula: { expression: `prop("${base?.name}") + 1` } }
  return base ? [...some, { name: "Chained", type: "formula", kind: "number", config: chained }] : some
}

/** A condition on one of them. */
export function drawComputedFilter(draw: Draw, { name, type, kind }: ComputedColumn): object {
  const condition = drawCondition(draw, kind)
  return { property: name, [type]: condition }
}

function drawCondition(draw: Draw, kind: ComputedColumn["kind"]): object {
  switch (kind) {
    case "string": {
      const operator = draw.pick(["contains", "does_not_contain", "equals", "starts_with", "ends_with"])
      return { string: orEmpty(draw, { [operator]: drawText(draw).slice(0, draw.int(0, 3)) }) }
    }
    case "number": {
      const operator = draw.pick(["equals", "does_not_equal", "greater_than", "less_than_or_equal_to"])
      return { number: orEmpty(draw, { [operator]: draw.pick([0, 1, 2, 3, 5, 20]) }) }
    }
    case "boolean":
      return { checkbox: { [draw.pick(["equals", "does_not_equal"])]: draw.chance(0.5) } }
    case "date": {
      const operator = draw.pick(["before", "after", "on_or_after", "on_or_before"])
      return { date: orEmpty(draw, { [operator]: draw.pick([drawDay(draw), "2026-06-27T17:03:00Z"]) }) }
    }
    case "array":
      return {
        [draw.pick(["any", "every", "none"])]: { rich_text: { contains: draw.pick(["i", "1", "zoë"]) } },
      }
  }
}

function orEmpty(draw: Draw, condition: object): object {
  return draw.chance(0.2) ? { [draw.pick(["is_empty", "is_not_empty"])]: true } : condition
}
