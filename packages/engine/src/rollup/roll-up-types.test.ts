import { describe, expect, test } from "vitest"
import { buildText } from "../../test/build-query.ts"
import type { Property, PropertyType } from "../properties/property.ts"
import { type RollupFunction, rollupFunctions, rollupResultType } from "../properties/rollup-function.ts"
import type { ComputedElement, ComputedValue } from "../query/row.ts"
import type { DateValue } from "../rich-text/rich-text.ts"
import { rollUp } from "./roll-up.ts"
import { computedRollup, type RollupValue } from "./rollup-value.ts"

const options = ["o1", "o2", "o3"].map((id) => ({
  id,
  name: id.toUpperCase(),
  color: "red",
  description: null,
}))
const groups = [
  { id: "g1", name: "To-do", color: "gray", option_ids: ["o1"] },
  { id: "g2", name: "Complete", color: "green", option_ids: ["o2", "o3"] },
]
const configs: Record<string, unknown> = {
  select: { options },
  multi_select: { options },
  status: { options, groups },
  unique_id: { prefix: null, next: 1 },
  formula: { expression: "" },
}

function target(type: PropertyType, config: unknown = configs[type] ?? {}): Property {
  return { pk: 1, id: "abcd", name: "Target", description: null, type, config } as Property
}

const date = (start: string, end: string | null = null): DateValue => ({ start, end, time_zone: null })
const file = (name: string) => ({
  name,
  type: "external" as const,
  external: { url: `https://a.example/${name}` },
})
const user = (id: string) => ({ object: "user" as const, id })

/** Four pages of each type: a value, none, another value, the first again. */
const samples: Record<PropertyType, readonly [unknown, unknown]> = {
  title: [buildText("a"), buildText("b")],
  rich_text: [buildText("a"), buildText("b")],
  number: [3, 5],
  unique_id: [3, 5],
  select: ["o1", "o2"],
  status: ["o1", "o2"],
  multi_select: [
    ["o1", "o2"],
    ["o2", "o3"],
  ],
  date: [date("2026-01-02", "2026-01-09"), date("2026-01-05")],
  created_time: [date("2026-01-02T10:00:00.000+00:00"), date("2026-01-05T10:00:00.000+00:00")],
  last_edited_time: [date("2026-01-02T10:00:00.000+00:00"), date("2026-01-05T10:00:00.000+00:00")],
  people: [[user("u1"), user("u2")], [user("u2")]],
  created_by: [[user("u1")], [user("u2")]],
  last_edited_by: [[user("u1")], [user("u2")]],
  files: [[file("x"), file("y")], [file("x")]],
  checkbox: [true, undefined],
  url: ["https://a.example", "https://b.example"],
  email: ["a@example.com", "b@example.com"],
  phone_number: ["1", "2"],
  relation: [["p1", "p2"], ["p2"]],
  formula: [
    { type: "number", value: 3 },
    { type: "number", value: 5 },
  ],
  rollup: [
    { type: "number", value: 3 },
    { type: "number", value: 5 },
  ],
  place: [
    { lat: 1, lon: 2, name: "a" },
    { lat: 1, lon: 2, name: "b" },
  ],
  verification: [
    { state: "verified", verified_by: null, date: null },
    { state: "expired", verified_by: null, date: null },
  ],
  button: [undefined, undefined],
}

function elements(type: PropertyType): ComputedElement[] {
  const [one, other] = samples[type]
  return [one, undefined, other, one].map((value) => ({ type, value: value as ComputedElement["value"] }))
}

function short(value: RollupValue): unknown {
  if (value.type === "number") return value.number
  if (value.type === "date") return value.date && [value.date.start, value.date.end]
  return value.type === "array" ? value.array.length : "unsupported"
}

const types = Object.keys(samples) as PropertyType[]

describe("every function over every type", () => {
  const all = types.flatMap((type) => rollupFunctions.map((name) => [name, type] as const))

  test.each(all)("%s of %s has its kind of result, with pages and without", (name, type) => {
    const config = type === "rollup" ? { function: "sum" } : undefined
    for (const given of [elements(type), [], [{ type, value: undefined }]]) {
      const value = rollUp(name, target(type, config), given)
      const isGrouped = name === "count_per_group" || name === "percent_per_group"
      const kind =
        isGrouped && type !== "status" && type !== "checkbox" ? "unsupported" : rollupResultType(name)
      expect(value.type).toBe(kind)
      if (value.type === "number" && value.number !== null) expect(Number.isFinite(value.number)).toBe(true)
    }
  })

  const counts: RollupFunction[] = [
    "count",
    "count_values",
    "unique",
    "empty",
    "not_empty",
    "percent_empty",
    "show_original",
    "show_unique",
  ]
  test.each<[PropertyType, ...number[]]>([
    ["title", 4, 3, 2, 1, 3, 0.25, 4, 2],
    ["rich_text", 4, 3, 2, 1, 3, 0.25, 4, 2],
    ["number", 4, 3, 2, 1, 3, 0.25, 4, 2],
    ["select", 4, 3, 2, 1, 3, 0.25, 4, 2],
    ["status", 4, 3, 2, 1, 3, 0.25, 4, 2],
    ["multi_select", 4, 6, 3, 1, 3, 0.25, 4, 3],
    ["date", 4, 3, 2, 1, 3, 0.25, 4, 2],
    ["people", 4, 5, 2, 1, 3, 0.25, 4, 2],
    ["files", 4, 5, 2, 1, 3, 0.25, 4, 2],
    ["relation", 4, 5, 2, 1, 3, 0.25, 4, 2],
    ["checkbox", 4, 2, 1, 2, 2, 0.5, 4, 1],
    ["formula", 4, 3, 2, 1, 3, 0.25, 4, 2],
    ["button", 4, 0, 0, 4, 0, 1, 4, 0],
  ])("%s counts", (type, ...expected) => {
    expect(counts.map((name) => short(rollUp(name, target(type), elements(type))))).toEqual(expected)
  })
})

test.each<[RollupFunction, unknown]>([
  ["sum", 11],
  ["average", 11 / 3],
  ["median", 3],
  ["min", 3],
  ["max", 5],
  ["range", 2],
])("%s reads numbers, unique ids, formulas and rollups alike", (name, expected) => {
  for (const type of ["number", "unique_id", "formula", "rollup"] as const) {
    const config = type === "rollup" ? { function: "max" } : undefined
    expect(short(rollUp(name, target(type, config), elements(type)))).toBe(expected)
  }
})

test("a range's last day is its end, and a rollup's earliest date a single one", () => {
  expect(short(rollUp("earliest_date", target("date"), elements("date")))).toEqual(["2026-01-02", null])
  expect(short(rollUp("latest_date", target("date"), elements("date")))).toEqual(["2026-01-09", null])
  expect(short(rollUp("date_range", target("date"), elements("date")))).toEqual(["2026-01-02", "2026-01-09"])
  const times = elements("created_time")
  expect(short(rollUp("latest_date", target("created_time"), times))).toEqual([
    "2026-01-05T10:00:00.000+00:00",
    null,
  ])
})

test("moments are compared, not texts", () => {
  const given = ["2026-01-01T00:30:00.000+02:00", "2025-12-31T23:00:00.000+00:00"].map((start) => ({
    type: "date" as const,
    value: date(start),
  }))
  expect(short(rollUp("earliest_date", target("date"), given))).toEqual([
    "2026-01-01T00:30:00.000+02:00",
    null,
  ])
})

test("ticks are counted in checkboxes and in formulas that say yes or no", () => {
  const names: RollupFunction[] = ["checked", "unchecked", "percent_checked", "percent_unchecked"]
  const boxes = elements("checkbox")
  const formulas = [true, false, true, undefined].map((value) => {
    const computed: ComputedValue | undefined = value === undefined ? undefined : { type: "boolean", value }
    return { type: "formula" as const, value: computed }
  })
  expect(names.map((name) => short(rollUp(name, target("checkbox"), boxes)))).toEqual([2, 2, 0.5, 0.5])
  expect(names.map((name) => short(rollUp(name, target("formula"), formulas)))).toEqual([2, 1, 0.5, 0.25])
  expect(names.map((name) => short(rollUp(name, target("number"), elements("number"))))).toEqual([0, 0, 0, 0])
})

test("groups count what is complete", () => {
  expect(short(rollUp("count_per_group", target("status"), elements("status")))).toBe(1)
  expect(short(rollUp("percent_per_group", target("status"), elements("status")))).toBe(0.25)
  expect(short(rollUp("percent_per_group", target("checkbox"), elements("checkbox")))).toBe(0.5)
})

test("options that have left the schema are empty", () => {
  const lost = target("select", { options: options.slice(0, 1) })
  expect(short(rollUp("empty", lost, elements("select")))).toBe(2)
  expect(short(rollUp("unique", lost, elements("select")))).toBe(1)
})

describe("rollups of rollups", () => {
  const numbers: ComputedValue = {
    type: "array",
    value: [
      { type: "number", value: 1 },
      { type: "number", value: 2 },
    ],
  }
  const given: ComputedElement[] = [
    { type: "rollup", value: numbers },
    { type: "rollup", value: { type: "array", value: [] } },
    { type: "rollup", value: { type: "array", value: [{ type: "number", value: 2 }] } },
  ]
  const lists = target("rollup", { function: "show_original" })

  test("lay lists out flat", () => {
    expect(rollUp("show_original", lists, given)).toEqual({
      type: "array",
      array: [
        { type: "number", value: 1 },
        { type: "number", value: 2 },
        { type: "number", value: 2 },
      ],
    })
    expect(short(rollUp("sum", lists, given))).toBe(5)
    expect(short(rollUp("unique", lists, given))).toBe(2)
    expect(short(rollUp("count", lists, given))).toBe(3)
    expect(short(rollUp("empty", lists, given))).toBe(1)
  })

  test("turn numbers and dates into elements of those types, empty ones too", () => {
    const sums = target("rollup", { function: "sum" })
    expect(rollUp("show_original", sums, elements("rollup").slice(0, 2))).toEqual({
      type: "array",
      array: [
        { type: "number", value: 3 },
        { type: "number", value: undefined },
      ],
    })
    const dates = target("rollup", { function: "latest_date" })
    const value: ComputedValue = { type: "date", value: date("2026-01-02") }
    expect(short(rollUp("date_range", dates, [{ type: "rollup", value }]))).toEqual([
      "2026-01-02",
      "2026-01-02",
    ])
  })
})

test("filters read numbers, dates and lists, and nothing of what is empty", () => {
  expect(computedRollup({ type: "number", number: 0 })).toEqual({ type: "number", value: 0 })
  expect(computedRollup({ type: "number", number: null })).toBeUndefined()
  expect(computedRollup({ type: "date", date: null })).toBeUndefined()
  expect(computedRollup({ type: "unsupported" })).toBeUndefined()
  expect(computedRollup({ type: "array", array: [] })).toEqual({ type: "array", value: [] })
})
