// Queries on formulas and rollups that were recorded against Notion in June 2026, on data of our own shape.

import { describe, expect, test } from "vitest"
import { buildContext, buildRows, buildSchema, buildText, queryTitles } from "../../test/build-query.ts"
import { parseDateValue } from "../time/parse-date-value.ts"
import type { ComputedElement, ComputedValue } from "./row.ts"

const date = (start: string): ComputedValue => ({ type: "date", value: parseDateValue({ start }) })
const number = (value: number): ComputedValue => ({ type: "number", value })
const list = (...value: ComputedElement[]): ComputedValue => ({ type: "array", value })

describe("formulas", () => {
  const schema = buildSchema({
    Title: "title",
    String: "formula",
    Number: "formula",
    Done: "formula",
    Date: "formula",
  })
  const item = (n: number) => ({
    values: { Title: `Item ${n}` },
    computed: {
      String: { type: "string", value: `Item ${n}` } as const,
      Number: number(n - 1),
      Done: { type: "boolean", value: n === 1 } as const,
      Date: date("2024-11-25T14:08:00Z"),
    },
  })
  const rows = buildRows(schema, [item(1), item(2)])
  const context = buildContext({
    kinds: {
      String: { type: "string" },
      Number: { type: "number" },
      Done: { type: "boolean" },
      Date: { type: "date" },
    },
  })
  const both = ["Item 2", "Item 1"]
  test.each([
    ["String", { string: { equals: "Item 1" } }, ["Item 1"]],
    ["String", { string: { contains: "1" } }, ["Item 1"]],
    ["String", { string: { starts_with: "Item" } }, both],
    ["String", { string: { is_empty: true } }, []],
    ["Number", { number: { equals: 1 } }, ["Item 2"]],
    ["Number", { number: { less_than_or_equal_to: 42 } }, both],
    ["Number", { number: { is_empty: true } }, []],
    ["Done", { checkbox: { equals: true } }, ["Item 1"]],
    ["Date", { date: { equals: "2024-11-25T14:08:00Z" } }, both],
    ["Date", { date: { on_or_after: "2024-11-23" } }, both],
    ["Date", { date: { is_empty: true } }, []],
    ["Date", { date: { next_week: {} } }, []],
  ])("%s %j", async (property, formula, expected) => {
    expect(await queryTitles(schema, rows, { filter: { property, formula } }, context)).toEqual(expected)
  })
})

describe("rollups", () => {
  const schema = buildSchema({
    Title: "title",
    Number: "number",
    Date: "date",
    Titles: "rollup",
    Earliest: "rollup",
    Dates: "rollup",
    Max: "rollup",
    Numbers: "rollup",
  })
  const [title, numbers, dates] = schema
  const NEW = "2024-11-25T14:08:00Z"
  const OLD = "1981-11-23T07:02:00Z"
  const titleOf = (text: string): ComputedElement => ({ type: "title", value: buildText(text) })
  const numberOf = (value: number): ComputedElement => ({ type: "number", value })
  const dateOf = (start: string): ComputedElement => ({ type: "date", value: parseDateValue({ start }) })
  const rows = buildRows(schema, [
    { values: { Title: "Item 1" }, computed: { Titles: list(), Dates: list(), Numbers: list() } },
    {
      values: { Title: "Item 2" },
      computed: {
        Titles: list(titleOf("Item 1")),
        Earliest: date(NEW),
        Dates: list(dateOf(NEW)),
        Max: number(42),
        Numbers: list(numberOf(42)),
      },
    },
    {
      values: { Title: "Item 3" },
      computed: {
        Titles: list(titleOf("Item 1"), titleOf("Item 2")),
        Earliest: date(OLD),
        Dates: list(dateOf(NEW), dateOf(OLD)),
        Max: number(72),
        Numbers: list(numberOf(42), numberOf(72)),
      },
    },
  ])
  const context = buildContext({
    kinds: {
      Titles: { type: "array", of: title! },
      Numbers: { type: "array", of: numbers! },
      Dates: { type: "array", of: dates! },
      Earliest: { type: "date" },
      Max: { type: "number" },
    },
  })
  test.each([
    ["Titles", { any: { rich_text: { equals: "Item 1" } } }, ["Item 3", "Item 2"]],
    ["Titles", { any: { rich_text: { contains: "Item 1" } } }, ["Item 3", "Item 2"]],
    ["Titles", { every: { rich_text: { starts_with: "Item" } } }, ["Item 3", "Item 2"]],
    ["Titles", { none: { rich_text: { is_empty: true } } }, ["Item 3", "Item 2", "Item 1"]],
    ["Earliest", { date: { is_empty: true } }, ["Item 1"]],
    ["Earliest", { date: { equals: "2024-11-25" } }, ["Item 2"]],
    ["Earliest", { date: { before: "2024-11-25" } }, ["Item 3"]],
    ["Earliest", { date: { past_week: {} } }, []],
    ["Earliest", { date: { on_or_before: "1981-11-25" } }, ["Item 3"]],
    ["Dates", { any: { date: { past_week: {} } } }, []],
    ["Max", { number: { is_empty: true } }, ["Item 1"]],
    ["Max", { number: { equals: 42 } }, ["Item 2"]],
    ["Max", { number: { greater_than: 42 } }, ["Item 3"]],
    ["Numbers", { any: { number: { less_than_or_equal_to: 42 } } }, ["Item 3", "Item 2"]],
  ])("%s %j", async (property, rollup, expected) => {
    expect(await queryTitles(schema, rows, { filter: { property, rollup } }, context)).toEqual(expected)
  })
})
