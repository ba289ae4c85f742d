import { expect, it } from "vitest"
import { plainText } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid } from "../../kit/failure.ts"
import type { Kit } from "../../kit/kit.ts"
import type { Answer, Args } from "../../kit/notion.ts"
import { at } from "../../kit/read.ts"
import { propertiesOf, type Table } from "../../kit/table.ts"

const rollupOf = (page: Answer, name = "R") => at(propertiesOf(page), name, "rollup")

const over = (target: string, name: string, relation = "Part"): Args => ({
  rollup: { relation_property_name: relation, rollup_property_name: target, function: name },
})

const date = (start: string, end: string | null = null) => ({ start, end, time_zone: null })

/** Three parts and nothing, and a table that is related to them. */
async function withParts(kit: Kit): Promise<{ parts: Table; table: Table; ids: { id: string }[] }> {
  const parts = await kit.table({
    Cost: { number: {} },
    Sold: { checkbox: {} },
    On: { date: {} },
    Tags: { multi_select: { options: [{ name: "a" }, { name: "b" }] } },
    State: { status: {} },
    Twice: { formula: { expression: 'prop("Cost") * 2' } },
  })
  const made = await parts.rows({
    one: {
      Cost: { number: 5 },
      Sold: { checkbox: true },
      On: { date: { start: "2026-03-01", end: "2026-03-09" } },
      Tags: { multi_select: [{ name: "a" }, { name: "b" }] },
      State: { status: { name: "Done" } },
    },
    two: {
      Cost: { number: 1 },
      On: { date: { start: "2026-02-10" } },
      Tags: { multi_select: [{ name: "a" }] },
    },
    three: {},
    four: { Cost: { number: 3 }, Sold: { checkbox: true } },
  })
  const table = await kit.table({ Part: parts.relation() })
  return { parts, table, ids: Object.values(made).map(({ id }) => ({ id })) }
}

eachSdk("rollups", (kit) => {
  it("computes each function", async () => {
    const { table, ids } = await withParts(kit)
    const cases: [name: string, target: string, value: Args][] = [
      ["count", "Cost", { type: "number", number: 4 }],
      ["count_values", "Tags", { type: "number", number: 3 }],
      ["unique", "Tags", { type: "number", number: 2 }],
      ["empty", "Cost", { type: "number", number: 1 }],
      ["not_empty", "Cost", { type: "number", number: 3 }],
      // Fractions, as percent numbers are everywhere else; nobody recorded one.
      ["percent_empty", "Cost", { type: "number", number: 0.25 }],
      ["percent_not_empty", "Cost", { type: "number", number: 0.75 }],
      ["sum", "Cost", { type: "number", number: 9 }],
      ["average", "Cost", { type: "number", number: 3 }],
      ["median", "Cost", { type: "number", number: 3 }],
      ["min", "Cost", { type: "number", number: 1 }],
      ["max", "Cost", { type: "number", number: 5 }],
      ["range", "Cost", { type: "number", number: 4 }],
      ["sum", "Twice", { type: "number", number: 18 }],
      ["earliest_date", "On", { type: "date", date: date("2026-02-10") }],
      ["latest_date", "On", { type: "date", date: date("2026-03-09") }],
      ["date_range", "On", { type: "date", date: date("2026-02-10", "2026-03-09") }],
      ["checked", "Sold", { type: "number", number: 2 }],
      ["unchecked", "Sold", { type: "number", number: 2 }],
      ["percent_checked", "Sold", { type: "number", number: 0.5 }],
      ["percent_unchecked", "Sold", { type: "number", number: 0.5 }],
      [
        "show_original",
        "Cost",
        { type: "array", array: [5, 1, null, 3].map((number) => ({ type: "number", number })) },
      ],
      [
        "show_original",
        "Twice",
        {
          type: "array",
          array: [10, 2, 0, 6].map((number) => ({ type: "formula", formula: { type: "number", number } })),
        },
      ],
    ]
    await table.change(
      Object.fromEntries(cases.map(([name, target], index) => [`R${index}`, over(target, name)])),
    )
    const row = await table.row("Row", { Part: { relation: ids } })
    const found = (page: Answer) =>
      cases.map(([name], index) => ({ name, value: rollupOf(page, `R${index}`) }))
    const expected = cases.map(([name, , value]) => ({ name, value: { ...value, function: name } }))
    expect(found(row)).toEqual(expected)
    const [queried] = (await table.query()).results
    expect(found(queried as Answer)).toEqual(expected)
  })

  it("computes over no rows", async () => {
    const { table } = await withParts(kit)
    await table.change({
      Count: over("Cost", "count"),
      Max: over("Cost", "max"),
      First: over("On", "earliest_date"),
      All: over("Cost", "show_original"),
    })
    const row = await table.row("Row")
    // Source: recorded.
    expect(rollupOf(row, "Count")).toEqual({ type: "number", number: 0, function: "count" })
    expect(rollupOf(row, "Max")).toEqual({ type: "number", number: null, function: "max" })
    expect(rollupOf(row, "First")).toEqual({ type: "date", date: null, function: "earliest_date" })
    expect(rollupOf(row, "All")).toEqual({ type: "array", array: [], function: "show_original" })
  })

  it("gathers titles and texts", async () => {
    const { table, ids } = await withParts(kit)
    await table.change({ R: over("Name", "show_original") })
    const row = await table.row("Row", { Part: { relation: ids.slice(0, 2) } })
    expect(rollupOf(row)).toEqual({
      type: "array",
      array: [
        { type: "title", title: [plainText("one")] },
        { type: "title", title: [plainText("two")] },
      ],
      function: "show_original",
    })
  })

  it("is made by names, by ids, and by both", async () => {
    const { parts, table, ids } = await withParts(kit)
    const relation = decodeURIComponent(await table.propertyId("Part"))
    const target = decodeURIComponent(await parts.propertyId("Cost"))
    const schema = await table.change({
      A: { rollup: { relation_property_id: relation, rollup_property_id: target, function: "sum" } },
      B: { rollup: { relation_property_name: "Part", rollup_property_id: target, function: "sum" } },
      C: { rollup: { relation_property_id: relation, rollup_property_name: "Cost", function: "sum" } },
    })
    const row = await table.row("Row", { Part: { relation: ids } })
    for (const name of ["A", "B", "C"]) {
      expect(at(schema, name, "rollup")).toEqual({
        rollup_property_name: "Cost",
        relation_property_name: "Part",
        rollup_property_id: target,
        relation_property_id: relation,
        function: "sum",
      })
      expect(rollupOf(row, name)).toEqual({ type: "number", number: 9, function: "sum" })
    }
  })

  it("survives renames on both sides, and changes its function", async () => {
    const { parts, table, ids } = await withParts(kit)
    await table.change({ R: over("Cost", "sum") })
    const row = await table.row("Row", { Part: { relation: ids } })
    await parts.change({ Cost: { name: "Price" } })
    const schema = await table.change({ Part: { name: "Piece" } })
    expect(at(schema, "R", "rollup")).toMatchObject({
      rollup_property_name: "Price",
      relation_property_name: "Piece",
    })
    const read = () => kit.notion.pages.retrieve({ page_id: row.id })
    expect(rollupOf(await read())).toEqual({ type: "number", number: 9, function: "sum" })
    await table.change({ R: over("Price", "max", "Piece") })
    expect(rollupOf(await read())).toEqual({ type: "number", number: 5, function: "max" })
  })

  it("follows each change of the rows it gathers", async () => {
    const { table, ids } = await withParts(kit)
    await table.change({ R: over("Cost", "sum") })
    const row = await table.row("Row", { Part: { relation: ids } })
    const read = async () => at(rollupOf(await kit.notion.pages.retrieve({ page_id: row.id })), "number")
    const [one, two] = ids.map(({ id }) => id) as [string, string]
    await kit.notion.pages.update({ page_id: one, properties: { Cost: { number: 50 } } })
    expect(await read()).toBe(54)
    await kit.trashPage(two)
    expect(await read()).toBe(53)
    await kit.restorePage(two)
    expect(await read()).toBe(54)
    await kit.notion.pages.update({ page_id: row.id, properties: { Part: { relation: ids.slice(1, 2) } } })
    expect(await read()).toBe(1)
  })

  it("stands on formulas and other rollups, and formulas on it", async () => {
    const { table: tasks, ids } = await withParts(kit)
    await tasks.change({ Sum: over("Twice", "sum") })
    await tasks.change({ F: { formula: { expression: 'prop("Sum") + 1' } } })
    const one = await tasks.row("One", { Part: { relation: ids } })
    const two = await tasks.row("Two", { Part: { relation: ids.slice(0, 1) } })
    const goals = await kit.table({ Task: tasks.relation() })
    await goals.change({
      Most: over("F", "max", "Task"),
      Sums: over("Sum", "sum", "Task"),
    })
    await goals.change({
      F: { formula: { expression: 'format(prop("Most")) + "/" + format(prop("Sums"))' } },
    })
    const goal = await goals.row("Goal", { Task: { relation: [{ id: one.id }, { id: two.id }] } })
    expect(rollupOf(goal, "Most")).toEqual({ type: "number", number: 19, function: "max" })
    expect(rollupOf(goal, "Sums")).toEqual({ type: "number", number: 28, function: "sum" })
    expect(at(propertiesOf(goal), "F", "formula")).toEqual({ type: "string", string: "19/28" })
  })

  it.each([
    [
      "a function that is none",
      { relation_property_name: "Part", rollup_property_name: "Cost", function: "product" },
    ],
    [
      "a property that is no relation",
      { relation_property_name: "Name", rollup_property_name: "Cost", function: "sum" },
    ],
    [
      "a target that is not there",
      { relation_property_name: "Part", rollup_property_name: "Nope", function: "sum" },
    ],
  ])("refuses %s", async (_, rollup) => {
    const { table } = await withParts(kit)
    await kit.refuses(table.change({ R: { rollup } }), invalid())
  })
})
