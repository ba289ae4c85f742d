import { expect, it } from "vitest"
import { text, title } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid } from "../../kit/failure.ts"
import type { Answer, Args } from "../../kit/notion.ts"
import { at, stringAt } from "../../kit/read.ts"
import { propertiesOf } from "../../kit/table.ts"

const formulaOf = (page: Answer, name = "F") => at(propertiesOf(page), name, "formula")

const columns = {
  N: { number: {} },
  Done: { checkbox: {} },
  Due: { date: {} },
  Note: { rich_text: {} },
  State: { select: { options: [{ name: "Open" }, { name: "Shut" }] } },
  Tags: { multi_select: { options: [{ name: "a" }, { name: "b" }] } },
  No: { unique_id: { prefix: "T" } },
}

const values = {
  N: { number: 4 },
  Done: { checkbox: true },
  Due: { date: { start: "2026-02-28" } },
  Note: { rich_text: text("paper boat") },
  State: { select: { name: "Open" } },
  Tags: { multi_select: [{ name: "a" }, { name: "b" }] },
}

eachSdk("formulas", (kit) => {
  it.each<[expression: string, value: Args]>([
    ["1 + 1", { type: "number", number: 2 }],
    ['prop("N") * 2', { type: "number", number: 8 }],
    ['prop("Name") + "!"', { type: "string", string: "Row!" }],
    ['if(prop("Done"), prop("Note"), "no")', { type: "string", string: "paper boat" }],
    ['prop("N") > 3 and prop("Done")', { type: "boolean", boolean: true }],
    [
      'dateAdd(prop("Due"), 1, "months")',
      { type: "date", date: { start: "2026-03-28", end: null, time_zone: null } },
    ],
    ['prop("Due")', { type: "date", date: { start: "2026-02-28", end: null, time_zone: null } }],
    ['prop("State")', { type: "string", string: "Open" }],
    ['prop("Tags").map(upper(current)).join("-")', { type: "string", string: "A-B" }],
    ['prop("No")', { type: "string", string: "T-1" }],
    ['length(prop("Note"))', { type: "number", number: 10 }],
    ['lets(a, prop("N"), b, a ^ 2, b - a)', { type: "number", number: 12 }],
  ])("computes %s", async (expression, value) => {
    const table = await kit.table({ ...columns, F: { formula: { expression } } })
    const row = await table.row("Row", values)
    expect(formulaOf(row)).toEqual(value)
    expect(formulaOf(await kit.notion.pages.retrieve({ page_id: row.id }))).toEqual(value)
    const [found] = (await table.query()).results
    expect(formulaOf(found as Answer)).toEqual(value)
  })

  it.each<[expression: string, value: Args]>([
    // Source: recorded.
    ['prop("N") * 2', { type: "number", number: 0 }],
    ['dateAdd(prop("Due"), 1, "days")', { type: "date", date: null }],
    ['not prop("Done")', { type: "boolean", boolean: true }],
    // How division by nothing shows is inferred.
    ['1 / prop("N")', { type: "number", number: null }],
  ])("computes %s of a row without values", async (expression, value) => {
    const table = await kit.table({ ...columns, F: { formula: { expression } } })
    expect(formulaOf(await table.row("Row"))).toEqual(value)
  })

  it("follows each change of what it reads", async () => {
    const table = await kit.table({ N: { number: {} }, F: { formula: { expression: 'prop("N") + 1' } } })
    const row = await table.row("Row", { N: { number: 1 } })
    const changed = await kit.notion.pages.update({ page_id: row.id, properties: { N: { number: 5 } } })
    expect(formulaOf(changed)).toEqual({ type: "number", number: 6 })
  })

  it("reads other formulas, made in the same request too", async () => {
    const table = await kit.table({
      N: { number: {} },
      Twice: { formula: { expression: 'prop("N") * 2' } },
      F: { formula: { expression: 'prop("Twice") + prop("N")' } },
    })
    expect(formulaOf(await table.row("Row", { N: { number: 3 } }))).toEqual({ type: "number", number: 9 })
  })

  it("reads related rows", async () => {
    const parts = await kit.table({ Cost: { number: {} } })
    const one = await parts.row("One", { Cost: { number: 1.5 } })
    const two = await parts.row("Two", { Cost: { number: 4 } })
    const table = await kit.table({ Part: parts.relation() })
    await table.change({
      F: { formula: { expression: 'prop("Part").map(current.prop("Cost")).sum()' } },
      Names: { formula: { expression: 'prop("Part").map(current.prop("Name")).join("+")' } },
    })
    const row = await table.row("Row", { Part: { relation: [{ id: two.id }, { id: one.id }] } })
    expect(formulaOf(row)).toEqual({ type: "number", number: 5.5 })
    expect(formulaOf(row, "Names")).toEqual({ type: "string", string: "Two+One" })
    await kit.notion.pages.update({ page_id: one.id, properties: { Cost: { number: 2 } } })
    const read = await kit.notion.pages.retrieve({ page_id: row.id })
    expect(formulaOf(read)).toEqual({ type: "number", number: 6 })
    await kit.trashPage(two.id)
    const [found] = (await table.query()).results
    expect(formulaOf(found as Answer)).toEqual({ type: "number", number: 2 })
  })

  it("survives a rename of what it reads", async () => {
    const table = await kit.table({ N: { number: {} }, F: { formula: { expression: 'prop("N") * 2' } } })
    const row = await table.row("Row", { N: { number: 3 } })
    const before = stringAt(await table.schema(), "F", "formula", "expression")
    const schema = await table.change({ N: { name: "Amount" } })
    expect(stringAt(schema, "F", "formula", "expression")).toBe(before)
    expect(formulaOf(await kit.notion.pages.retrieve({ page_id: row.id }))).toEqual({
      type: "number",
      number: 6,
    })
    const other = await table.change({ F: { formula: { expression: 'prop("Amount") * 3' } } })
    expect(other["F"]).toBeDefined()
    expect(formulaOf(await kit.notion.pages.retrieve({ page_id: row.id }))).toEqual({
      type: "number",
      number: 9,
    })
  })

  it("takes back an expression as it was read", async () => {
    const table = await kit.table({ N: { number: {} }, F: { formula: { expression: '(prop("N")*2)+1' } } })
    const expression = stringAt(await table.schema(), "F", "formula", "expression")
    expect(expression).toMatch(/^\(\{\{notion:block_property:[^}]+\}\} \* 2\) \+ 1$/)
    const schema = await table.change({ F: { formula: { expression } } })
    expect(stringAt(schema, "F", "formula", "expression")).toBe(expression)
  })

  // That each is refused, and with which code, is inferred: Notion's own sentences are not public.
  it.each([
    ["an unknown property", 'prop("Nope") + 1'],
    ["an unknown function", 'frobnicate(prop("N"))'],
    ["a text where a number should be", 'prop("Name") * 2'],
    ["an end that comes early", 'prop("N") +'],
    ["a parenthesis that does not close", '(prop("N") + 1'],
    ["a comparison of comparisons", '1 < prop("N") < 3'],
    ["too few arguments", "if(true, 1)"],
    ["itself", 'prop("F") + 1'],
  ])("refuses %s", async (_, expression) => {
    const table = await kit.table({ N: { number: {} }, F: { formula: { expression: "1" } } })
    const before = await table.schema()
    await kit.refuses(table.change({ F: { formula: { expression } } }), invalid())
    expect(await table.schema()).toEqual(before)
  })

  it("is not written by a page", async () => {
    const table = await kit.table({ F: { formula: { expression: "1" } } })
    const row = await table.row("Row")
    const properties = { F: { formula: { number: 2 } } }
    await kit.refuses(kit.notion.pages.update({ page_id: row.id, properties }), invalid())
  })

  it("is one item by itself", async () => {
    const table = await kit.table({ F: { formula: { expression: 'prop("Name") + "?"' } } })
    const row = await table.row("Row")
    const id = await table.propertyId("F")
    const { request_id: _, ...item } = await kit.notion.pages.properties.retrieve({
      page_id: row.id,
      property_id: id,
    })
    expect(item).toEqual({
      object: "property_item",
      type: "formula",
      id,
      formula: { type: "string", string: "Row?" },
    })
  })

  it("reads when and by whom its row was made", async () => {
    const table = await kit.table({
      Made: { created_time: {} },
      Edited: { last_edited_time: {} },
      F: { formula: { expression: 'dateBetween(prop("Edited"), prop("Made"), "years")' } },
      Year: { formula: { expression: 'formatDate(prop("Made"), "YYYY-MM-DD")' } },
    })
    const row = await table.row("Row", { Name: title("Row") })
    expect(formulaOf(row)).toEqual({ type: "number", number: 0 })
    expect(formulaOf(row, "Year")).toEqual({
      type: "string",
      string: stringAt(row, "created_time").slice(0, 10),
    })
  })
})
