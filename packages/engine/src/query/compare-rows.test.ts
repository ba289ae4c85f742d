import { describe, expect, test } from "vitest"
import { buildRows, buildSchema, names, queryTitles, type RowSpec } from "../../test/build-query.ts"
import type { PropertyType } from "../properties/property.ts"
import { compareRows } from "./compare-rows.ts"
import { parseSorts } from "./parse-sorts.ts"
import type { ComputedValue } from "./row.ts"

const TYPES = ["One", "Two", "Three"] as const

/** Titles of one row a value, sorted by that value: ascending, then descending. */
async function bothWays(column: PropertyType | [PropertyType, ...string[]], values: readonly unknown[]) {
  const schema = buildSchema({ Title: "title", Column: column })
  const rows = buildRows(
    schema,
    values.map((value, index) => ({ values: { Title: String(index), Column: value } })),
  )
  const sorted = (direction: "ascending" | "descending") =>
    queryTitles(schema, rows, { sorts: [{ property: "Column", direction }] })
  return [(await sorted("ascending")).join(""), (await sorted("descending")).join("")]
}

test.each<[string, PropertyType | [PropertyType, ...string[]], unknown[], string, string]>([
  ["numbers", "number", [2, null, -10, 10], "2031", "3021"],
  ["unique ids", "unique_id", [10, 9, 100], "102", "201"],
  ["checkboxes, unchecked first", "checkbox", [true, false], "10", "01"],
  ["text by its numbers, not its digits", "rich_text", ["v10", "v9", "V1", null], "2103", "0123"],
  ["text without case", "url", ["b", "A", "C", null], "1023", "2013"],
  [
    "options by their place in the schema",
    ["select", ...TYPES],
    ["Three", "One", null, "Two"],
    "1302",
    "0312",
  ],
  [
    "statuses by their place in the schema",
    ["status", ...TYPES],
    ["Three", "One", null, "Two"],
    "1302",
    "0312",
  ],
  ["removed options last", ["select", ...TYPES], ["removed", "Two", "One"], "210", "120"],
  [
    "multi-selects option by option",
    ["multi_select", ...TYPES],
    [["Two"], ["One", "Three"], ["One"], null, ["One", "Two"]],
    "24103",
    "01423",
  ],
  [
    "dates by their start",
    "date",
    ["2026-06-27", "2026-06-26T23:00-02:00", null, "2025-01-01"],
    "3012",
    "1032",
  ],
  ["people by name", "people", [["carol"], ["ada", "bob"], null, ["bob"]], "1302", "0312"],
  ["relations by title", "relation", [["page 10"], ["page 9"], null], "102", "012"],
  ["files by name", "files", [["z.png"], ["a.png"], null], "102", "012"],
])("sorts %s", async (_name, column, values, ascending, descending) => {
  expect(await bothWays(column, values)).toEqual([ascending, descending])
})

test("places by their name, or their address", async () => {
  const place = (name: string | null, address: string) => ({
    lat: 0,
    lon: 0,
    name,
    address,
    aws_place_id: null,
    google_place_id: null,
  })
  expect(await bothWays("place", [place("Zoo", "A"), place(null, "Kiel"), null])).toEqual(["102", "012"])
})

describe("computed values", () => {
  const sortedBy = async (values: (ComputedValue | undefined)[]) => {
    const schema = buildSchema({ Title: "title", F: "formula" })
    const specs = values.map((F, index): RowSpec => ({ values: { Title: String(index) }, computed: { F } }))
    const titles = await queryTitles(schema, buildRows(schema, specs), {
      sorts: [{ property: "F", direction: "ascending" }],
    })
    return titles.join("")
  }
  const text = (value: string): ComputedValue => ({ type: "string", value })
  const number = (value: number): ComputedValue => ({ type: "number", value })

  test("sort by their type", async () => {
    expect(await sortedBy([text("b 10"), text("B 9"), undefined, text("")])).toBe("1032")
    expect(await sortedBy([number(10), number(9), number(Number.NaN)])).toBe("102")
    expect(
      await sortedBy([
        { type: "boolean", value: true },
        { type: "boolean", value: false },
      ]),
    ).toBe("10")
    const date = (start: string): ComputedValue => ({
      type: "date",
      value: { start, end: null, time_zone: null },
    })
    expect(await sortedBy([date("2026-02-01"), date("2026-01-01")])).toBe("10")
  })

  test("arrays sort by the text of their elements", async () => {
    const list = (...names: string[]): ComputedValue => ({
      type: "array",
      value: names.map((value) => ({ type: "url", value })),
    })
    expect(await sortedBy([list("b"), list("a", "z"), list(), list("a", "b")])).toBe("3102")
  })

  test("of mixed types still have one order", async () => {
    expect(await sortedBy([text("a"), number(1), text("b"), number(2)])).toBe("1302")
  })
})

describe("equals", () => {
  const at = (createdAtMs: number, Title: string): RowSpec => ({ createdAtMs, values: { Title, Count: 1 } })
  const schema = buildSchema({ Title: "title", Count: "number" })

  test.each(["ascending", "descending"] as const)(
    "come newest first when %s, by pk at one moment",
    async (direction) => {
      const rows = buildRows(schema, [at(2_000, "a"), at(1_000, "b"), at(3_000, "c"), at(3_000, "d")])
      const sorts = [{ property: "Count", direction }]
      expect(await queryTitles(schema, rows, { sorts })).toEqual(["d", "c", "a", "b"])
    },
  )

  test("texts that differ only in case are equal", async () => {
    const rows = buildRows(schema, [at(1_000, "A"), at(2_000, "a")])
    expect(
      await queryTitles(schema, rows, { sorts: [{ property: "Title", direction: "ascending" }] }),
    ).toEqual(["a", "A"])
  })
})

test("times sort exactly, though they are shown by the minute", async () => {
  const schema = buildSchema({ Title: "title", Made: "created_time" })
  const base = Date.UTC(2026, 0, 1)
  const rows = buildRows(schema, [
    { values: { Title: "second" }, createdAtMs: base + 2, editedAtMs: base + 1 },
    { values: { Title: "first" }, createdAtMs: base + 1, editedAtMs: base + 2 },
  ])
  for (const sort of [{ timestamp: "created_time" as const }, { property: "Made" }]) {
    const ascending = { ...sort, direction: "ascending" as const }
    expect(await queryTitles(schema, rows, { sorts: [ascending] })).toEqual(["first", "second"])
  }
  const edited = { timestamp: "last_edited_time" as const, direction: "ascending" as const }
  expect(await queryTitles(schema, rows, { sorts: [edited] })).toEqual(["second", "first"])
})

test("a page that the caller may not see does not move its relation", () => {
  const schema = buildSchema({ Relation: "relation" })
  const [hidden, none] = buildRows(schema, [{ values: { Relation: ["secret"] } }, {}])
  const sorts = parseSorts([{ property: "Relation", direction: "ascending" }], schema)
  const blind = { ...names, page: () => undefined }
  expect(compareRows(sorts, hidden!, none!, blind)).toBeGreaterThan(0) // as two empty values: the older is later
  expect(compareRows(sorts, hidden!, none!, names)).toBeLessThan(0)
})

test("an unknown property is refused in Notion's words", () => {
  const sorts = [{ property: "Nope", direction: "ascending" as const }]
  expect(() => parseSorts(sorts, buildSchema({ Title: "title" }))).toThrow(
    "Could not find sort property with name or id: Nope",
  )
})

test("no sorts are none", () => {
  expect(parseSorts(undefined, [])).toEqual([])
  expect(parseSorts(null, [])).toEqual([])
})
