import { expect, test } from "vitest"
import type { Property } from "../properties/property.ts"
import { namedFilter, namedSorts, storedFilter, storedSorts } from "./view-filter.ts"

const option = (id: string, name: string) => ({ id, name, color: "gray", description: null })
const base = (id: string, name: string) => ({ pk: 1, id, name, description: null })
const stage = (name: string, ...options: [string, string][]): Property => ({
  ...base("s%:1", name),
  type: "select",
  config: { options: options.map(([id, each]) => option(id, each)) },
})
const status: Property = {
  ...base("stat", "Status"),
  type: "status",
  config: {
    options: [option("o1", "Doing")],
    groups: [{ id: "g1", name: "Active", color: "blue", option_ids: ["o1"] }],
  },
}
const schema = [stage("Stage", ["p", "Plan"], ["w", "Water"]), status]

test("a filter is stored by the ids of properties, options and groups", () => {
  const stored = storedFilter(
    {
      or: [
        { property: "s%25%3A1", select: { does_not_equal: ["Plan", "Water"] } },
        { and: [{ property: "Status", type: "status", status: { equals: "Active" } }] },
        { timestamp: "created_time", created_time: { past_week: {} } },
      ],
    },
    schema,
  )
  expect(stored).toEqual({
    or: [
      { property: "s%:1", select: { does_not_equal: ["p", "w"] } },
      { and: [{ property: "stat", type: "status", status: { equals: "g1" } }] },
      { timestamp: "created_time", created_time: { past_week: {} } },
    ],
  })
})

test.each<[what: string, schema: Property[], expected: object | null]>([
  ["new names", [stage("Phase", ["p", "Planned"])], { property: "Phase", select: { equals: ["Planned"] } }],
  ["another type", [{ ...base("s%:1", "Stage"), type: "checkbox", config: {} }], null],
  ["no such options", [stage("Stage", ["q", "Plan"])], null],
  ["no such property", [status], null],
])("a stored filter follows %s", (_, later, expected) => {
  const stored = storedFilter({ property: "Stage", select: { equals: ["Plan", "Water"] } }, schema)
  expect(namedFilter(stored, later)).toEqual(expected)
})

test("groups without conditions are none", () => {
  expect(storedFilter({ and: [] }, schema)).toBeNull()
  expect(namedFilter({ and: [{ or: [{ property: "gone", number: { equals: 1 } }] }] }, schema)).toBeNull()
  expect(namedFilter(null, schema)).toBeNull()
})

test("sorts follow their properties", () => {
  const byTime = { timestamp: "created_time", direction: "ascending" } as const
  const stored = storedSorts([{ property: "Stage", direction: "descending" }, byTime], schema)
  expect(stored).toEqual([{ property: "s%:1", direction: "descending" }, byTime])
  expect(namedSorts(stored, [stage("Phase")])).toEqual([
    { property: "Phase", direction: "descending" },
    byTime,
  ])
  expect(namedSorts(stored, [])).toEqual([byTime])
  expect(namedSorts(stored.slice(0, 1), [])).toBeNull()
})
