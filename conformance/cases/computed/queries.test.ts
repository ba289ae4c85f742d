import { expect, it } from "vitest"
import { text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid } from "../../kit/failure.ts"
import type { Args } from "../../kit/notion.ts"
import { titleOf } from "../../kit/read.ts"
import { holdsVectors } from "../../kit/vectors.ts"

const formula = (key: string, operator: string, value: unknown, property = "F"): Args => ({
  property,
  formula: { [key]: { [operator]: value } },
})
const rollup = (property: string, condition: Args): Args => ({ property, rollup: condition })

// Notion itself refuses to filter by formulas that the API made; those that its app made are filtered like this.
eachSdk("queries by formula", (kit) => {
  const { table } = holdsVectors(
    kit,
    () => ({
      N: { number: {} },
      Due: { date: {} },
      Note: { rich_text: {} },
      F: { formula: { expression: 'prop("N") * 2' } },
      Plain: { formula: { expression: 'prop("N")' } },
      Word: { formula: { expression: 'prop("Note") + ""' } },
      Late: { formula: { expression: 'prop("Due") < parseDate("2026-06-01")' } },
      Next: { formula: { expression: 'dateAdd(prop("Due"), 1, "days")' } },
    }),
    () => ({
      nothing: {},
      one: {
        N: { number: 1 },
        Due: { date: { start: "2026-05-01" } },
        Note: { rich_text: text("Paper boat") },
      },
      two: { N: { number: 2 }, Due: { date: { start: "2026-07-01" } }, Note: { rich_text: text("river") } },
      ten: { N: { number: 10 }, Note: { rich_text: text("boathouse") } },
    }),
    [
      [formula("number", "equals", 4), ["two"]],
      [formula("number", "greater_than", 3), ["two", "ten"]],
      [formula("number", "less_than_or_equal_to", 2), ["nothing", "one"]],
      [formula("number", "is_empty", true, "Plain"), ["nothing"]],
      [formula("number", "is_not_empty", true, "Plain"), ["one", "two", "ten"]],
      [formula("string", "contains", "boat", "Word"), ["one", "ten"]],
      [formula("string", "equals", "river", "Word"), ["two"]],
      [formula("string", "starts_with", "boat", "Word"), ["ten"]],
      [formula("string", "is_empty", true, "Word"), ["nothing"]],
      [formula("checkbox", "equals", true, "Late"), ["one"]],
      [formula("checkbox", "equals", false, "Late"), ["nothing", "two", "ten"]],
      [formula("date", "equals", "2026-05-02", "Next"), ["one"]],
      [formula("date", "on_or_after", "2026-06-01", "Next"), ["two"]],
      [formula("date", "is_empty", true, "Next"), ["nothing", "ten"]],
      [
        { and: [formula("number", "greater_than", 1), formula("string", "contains", "boat", "Word")] },
        ["one", "ten"],
      ],
      [
        { or: [formula("checkbox", "equals", true, "Late"), formula("number", "equals", 20)] },
        ["one", "ten"],
      ],
    ],
  )

  it.each([
    ["F", "ascending", ["nothing", "one", "two", "ten"]],
    ["F", "descending", ["ten", "two", "one", "nothing"]],
    ["Word", "ascending", ["ten", "one", "two", "nothing"]],
    ["Plain", "descending", ["ten", "two", "one", "nothing"]],
    ["Plain", "ascending", ["one", "two", "ten", "nothing"]],
    ["Next", "descending", ["two", "one", "ten", "nothing"]],
  ])("sorts by %s, %s, what is empty last", async (property, direction, titles) => {
    expect(await table().titles({ sorts: [{ property, direction }] })).toEqual(titles)
  })

  it("goes on where a page of it ended", async () => {
    const sorts = [{ property: "F", direction: "descending" }]
    const first = await table().query({ sorts, page_size: 3 })
    const rest = await table().query({ sorts, page_size: 3, start_cursor: first.next_cursor })
    expect([...first.results, ...rest.results].map(titleOf)).toEqual(["ten", "two", "one", "nothing"])
    expect(rest.has_more).toBe(false)
  })

  it("refuses a condition of another type than the formula's", () =>
    kit.refuses(table().query({ filter: formula("string", "equals", "4") }), invalid()))

  it("refuses to filter by a formula of no one type", async () => {
    await table().change({ Odd: { formula: { expression: 'if(prop("N") > 1, 1, "x")' } } })
    await kit.refuses(
      table().query({ filter: formula("number", "equals", 1, "Odd") }),
      invalid("Unable to filter based on a formula of unknown type"),
    )
  })
})

const over = (target: string, name: string): Args => ({
  rollup: { relation_property_name: "Part", rollup_property_name: target, function: name },
})

eachSdk("queries by rollup", (kit) => {
  let made: Record<string, { id: string }> = {}
  const { table } = holdsVectors(
    kit,
    async () => {
      const parts = await kit.table({ Cost: { number: {} }, On: { date: {} }, Sold: { checkbox: {} } })
      made = await parts.rows({
        "Item 1": { Cost: { number: 5 }, On: { date: { start: "2026-03-01" } }, Sold: { checkbox: true } },
        "Item 2": { Cost: { number: 1 }, On: { date: { start: "2026-01-10" } } },
        Other: {},
      })
      return {
        Part: parts.relation(),
        Sum: over("Cost", "sum"),
        Max: over("Cost", "max"),
        First: over("On", "earliest_date"),
        Names: over("Name", "show_original"),
        Costs: over("Cost", "show_original"),
        Solds: over("Sold", "show_original"),
      }
    },
    () => {
      const part = (...names: string[]) => ({
        Part: { relation: names.map((name) => ({ id: made[name]?.id })) },
      })
      return {
        nothing: {},
        both: part("Item 1", "Item 2"),
        one: part("Item 1"),
        mixed: part("Item 2", "Other"),
        other: part("Other"),
      }
    },
    [
      [rollup("Sum", { number: { equals: 6 } }), ["both"]],
      [rollup("Sum", { number: { greater_than: 1 } }), ["both", "one"]],
      [rollup("Max", { number: { is_empty: true } }), ["nothing", "other"]],
      [rollup("Max", { number: { is_not_empty: true } }), ["both", "one", "mixed"]],
      [rollup("First", { date: { before: "2026-02-01" } }), ["both", "mixed"]],
      [rollup("First", { date: { equals: "2026-03-01" } }), ["one"]],
      [rollup("First", { date: { is_empty: true } }), ["nothing", "other"]],
      [rollup("Names", { any: { rich_text: { contains: "item" } } }), ["both", "one", "mixed"]],
      // No related page satisfies "none" but not "every". Source: recorded.
      [rollup("Names", { every: { rich_text: { starts_with: "Item" } } }), ["both", "one"]],
      [
        rollup("Names", { none: { rich_text: { is_empty: true } } }),
        ["nothing", "both", "one", "mixed", "other"],
      ],
      [rollup("Names", { none: { rich_text: { equals: "Other" } } }), ["nothing", "both", "one"]],
      [rollup("Costs", { any: { number: { greater_than: 4 } } }), ["both", "one"]],
      [rollup("Costs", { every: { number: { is_not_empty: true } } }), ["both", "one"]],
      [rollup("Solds", { any: { checkbox: { equals: true } } }), ["both", "one"]],
      [rollup("Solds", { none: { checkbox: { equals: true } } }), ["nothing", "mixed", "other"]],
      [
        {
          and: [
            rollup("Sum", { number: { less_than: 6 } }),
            rollup("Names", { any: { rich_text: { equals: "Other" } } }),
          ],
        },
        ["mixed", "other"],
      ],
    ],
  )
  it.each([
    ["Max", "ascending", ["mixed", "one", "both", "other", "nothing"]],
    ["Max", "descending", ["one", "both", "mixed", "other", "nothing"]],
    ["First", "ascending", ["mixed", "both", "one", "other", "nothing"]],
  ])(
    "sorts by %s, %s, what is empty last and the newest first among equals",
    async (property, direction, titles) => {
      expect(await table().titles({ sorts: [{ property, direction }] })).toEqual(titles)
    },
  )

  it.each([
    ["a condition on text for a number", rollup("Sum", { any: { rich_text: { equals: "6" } } })],
    ["a condition on a date for a number", rollup("Sum", { date: { equals: "2026-01-01" } })],
    ["a condition on a number for a list", rollup("Names", { number: { equals: 1 } })],
  ])("refuses %s", async (_, filter) => {
    await kit.refuses(table().query({ filter }), invalid())
  })
})
