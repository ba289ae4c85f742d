// Queries that were recorded against Notion in June 2026, on data of our own with the same shape: the results and
// their order are Notion's.

import { describe, expect, test } from "vitest"
import { buildContext, buildRows, buildSchema, queryTitles } from "../../test/build-query.ts"

const USER = "5f0d1a3c-4a6b-4c1e-9d2f-0a1b2c3d4e5f"
const PAGE = "38c9ce7b-60a4-81df-8195-e1e6a34e4fc4"

describe("text, under one key for all five types", () => {
  const schema = buildSchema({
    Title: "title",
    Name: "rich_text",
    Phone: "phone_number",
    Email: "email",
    URL: "url",
  })
  const person = (first: string, tld: string) => ({
    Title: first,
    Name: `${first} Reed`,
    Phone: "555-010-203",
    Email: `${first}.reed@example.org`.toLowerCase(),
    URL: `https://${first}.reed.${tld}`.toLowerCase(),
  })
  const rows = buildRows(schema, [
    { values: {} },
    { values: person("Adam", "com") },
    { values: person("Jane", "de") },
  ])

  const none: string[] = []
  const all = ["Jane", "Adam", "∅"]
  test.each([
    ["Title", { is_empty: true }, ["∅"]],
    ["Title", { is_not_empty: true }, ["Jane", "Adam"]],
    ["Title", { equals: "Adam Reed" }, none],
    ["Title", { does_not_equal: "Adam Reed" }, all],
    ["Title", { contains: "Reed" }, none],
    ["Title", { does_not_contain: "Reed" }, all],
    ["Title", { starts_with: "Adam" }, ["Adam"]],
    ["Title", { ends_with: "Reed" }, none],
    ["Name", { is_empty: true }, ["∅"]],
    ["Name", { is_not_empty: true }, ["Jane", "Adam"]],
    ["Name", { equals: "Adam Reed" }, ["Adam"]],
    ["Name", { does_not_equal: "Adam Reed" }, ["Jane", "∅"]],
    ["Name", { contains: "Reed" }, ["Jane", "Adam"]],
    ["Name", { does_not_contain: "Reed" }, ["∅"]],
    ["Name", { starts_with: "Adam" }, ["Adam"]],
    ["Name", { ends_with: "Reed" }, ["Jane", "Adam"]],
    ["Phone", { is_empty: true }, ["∅"]],
    ["Phone", { is_not_empty: true }, ["Jane", "Adam"]],
    ["Phone", { equals: "Adam Reed" }, none],
    ["Phone", { does_not_equal: "Adam Reed" }, all],
    ["Phone", { contains: "Reed" }, none],
    ["Phone", { does_not_contain: "Reed" }, all],
    ["Phone", { starts_with: "Adam" }, none],
    ["Phone", { ends_with: "Reed" }, none],
    ["Email", { is_empty: true }, ["∅"]],
    ["Email", { is_not_empty: true }, ["Jane", "Adam"]],
    ["Email", { equals: "Adam Reed" }, none],
    ["Email", { does_not_equal: "Adam Reed" }, all],
    // The stored addresses are in small letters: Notion's text filters ignore case.
    ["Email", { contains: "Reed" }, ["Jane", "Adam"]],
    ["Email", { does_not_contain: "Reed" }, ["∅"]],
    ["Email", { starts_with: "Adam" }, ["Adam"]],
    ["Email", { ends_with: "Reed" }, none],
    ["URL", { is_empty: true }, ["∅"]],
    ["URL", { is_not_empty: true }, ["Jane", "Adam"]],
    ["URL", { equals: "Adam Reed" }, none],
    ["URL", { does_not_equal: "Adam Reed" }, all],
    ["URL", { contains: "Reed" }, ["Jane", "Adam"]],
    ["URL", { does_not_contain: "Reed" }, ["∅"]],
    ["URL", { starts_with: "Adam" }, none],
    ["URL", { ends_with: "Reed" }, none],
  ])("%s %j", async (property, rich_text, expected) => {
    expect(await queryTitles(schema, rows, { filter: { property, rich_text } })).toEqual(expected)
  })
})

describe("select and multi-select", () => {
  const options = ["Open", "Active", "Closed"] as const
  const schema = buildSchema({
    Title: "title",
    One: ["select", ...options],
    Many: ["multi_select", ...options],
  })
  const rows = buildRows(schema, [
    { values: {} },
    { values: { Title: "Closed", One: "Closed", Many: ["Closed", "Active"] } },
    { values: { Title: "Active", One: "Active", Many: ["Open", "Active"] } },
    { values: { Title: "Open", One: "Open", Many: ["Open"] } },
  ])
  test.each([
    [{ property: "One", select: { is_empty: true } }, ["∅"]],
    [{ property: "One", select: { is_not_empty: true } }, ["Open", "Active", "Closed"]],
    [{ property: "One", select: { equals: "Closed" } }, ["Closed"]],
    [{ property: "One", select: { does_not_equal: "Closed" } }, ["Open", "Active", "∅"]],
    [{ property: "Many", multi_select: { is_empty: true } }, ["∅"]],
    [{ property: "Many", multi_select: { is_not_empty: true } }, ["Open", "Active", "Closed"]],
    [{ property: "Many", multi_select: { contains: "Closed" } }, ["Closed"]],
    [{ property: "Many", multi_select: { does_not_contain: "Closed" } }, ["Open", "Active", "∅"]],
  ])("%j", async (filter, expected) => {
    expect(await queryTitles(schema, rows, { filter })).toEqual(expected)
  })
})

describe("people and relations", () => {
  const schema = buildSchema({ Title: "title", People: "people", Relation: "relation" })
  const rows = buildRows(schema, [
    { values: {} },
    { values: { Title: "Owner", People: [USER] } },
    { values: { Title: "Linked", Relation: [PAGE] } },
  ])
  test.each([
    [{ property: "People", people: { is_empty: true } }, ["Linked", "∅"]],
    [{ property: "People", people: { is_not_empty: true } }, ["Owner"]],
    [{ property: "People", people: { contains: USER } }, ["Owner"]],
    [{ property: "People", people: { does_not_contain: USER } }, ["Linked", "∅"]],
    [{ property: "Relation", relation: { is_empty: true } }, ["Owner", "∅"]],
    [{ property: "Relation", relation: { is_not_empty: true } }, ["Linked"]],
    [{ property: "Relation", relation: { contains: PAGE } }, ["Linked"]],
    [{ property: "Relation", relation: { does_not_contain: PAGE } }, ["Owner", "∅"]],
  ])("%j", async (filter, expected) => {
    expect(await queryTitles(schema, rows, { filter })).toEqual(expected)
  })
})

describe("numbers", () => {
  const schema = buildSchema({ Title: "title", Number: "number" })
  const rows = buildRows(schema, [
    { values: {} },
    { values: { Title: "one", Number: 1 } },
    { values: { Title: "two", Number: 2 } },
    { values: { Title: "many", Number: 42 } },
  ])
  test.each([
    [{ is_empty: true }, ["∅"]],
    [{ is_not_empty: true }, ["many", "two", "one"]],
    [{ equals: 42 }, ["many"]],
    [{ does_not_equal: 42 }, ["two", "one", "∅"]],
    [{ greater_than: 1 }, ["many", "two"]],
    [{ greater_than_or_equal_to: 1 }, ["many", "two", "one"]],
    [{ less_than: 42 }, ["two", "one"]],
    [{ less_than_or_equal_to: 42 }, ["many", "two", "one"]],
  ])("%j", async (number, expected) => {
    expect(await queryTitles(schema, rows, { filter: { property: "Number", number } })).toEqual(expected)
  })
})

describe("files, checkboxes and unique ids", () => {
  const schema = buildSchema({ Title: "title", Files: "files", Done: "checkbox", ID: "unique_id" })
  const rows = buildRows(schema, [
    { values: { ID: 1 } },
    { values: { Title: "File", Files: ["picture"], ID: 2 } },
    { values: { Title: "Tick", Done: true, ID: 3 } },
  ])
  test.each([
    [{ property: "Files", files: { is_empty: true } }, ["Tick", "∅"]],
    [{ property: "Files", files: { is_not_empty: true } }, ["File"]],
    [{ property: "Done", checkbox: { equals: true } }, ["Tick"]],
    [{ property: "Done", checkbox: { equals: false } }, ["File", "∅"]],
    [{ property: "Done", checkbox: { does_not_equal: false } }, ["Tick"]],
    [{ property: "Done", checkbox: { does_not_equal: true } }, ["File", "∅"]],
    [{ property: "ID", unique_id: { does_not_equal: 42 } }, ["Tick", "File", "∅"]],
    [{ property: "ID", unique_id: { greater_than: -1 } }, ["Tick", "File", "∅"]],
  ])("%j", async (filter, expected) => {
    expect(await queryTitles(schema, rows, { filter })).toEqual(expected)
  })
})

describe("compound filters and sorts", () => {
  const schema = buildSchema({ Task: "title", Due: "date", State: ["select", "Open", "Active", "Closed"] })
  const rows = buildRows(schema, [
    { values: { Task: "Task 1", Due: "2024-01-01", State: "Closed" } },
    { values: { Task: "Task 2", Due: "2024-01-02", State: "Open" } },
    { values: { Task: "Task 3", Due: "2024-01-01", State: "Active" } },
  ])
  const due = (equals: string) => ({ property: "Due", date: { equals } })
  const state = (equals: string) => ({ property: "State", select: { equals } })

  test.each([
    [{ and: [due("2024-01-01"), state("Closed")] }, ["Task 1"]],
    [{ and: [due("2024-01-01"), state("Active")] }, ["Task 3"]],
    [{ or: [due("2024-01-02"), state("Active")] }, ["Task 3", "Task 2"]],
  ])("%j", async (filter, expected) => {
    expect(await queryTitles(schema, rows, { filter })).toEqual(expected)
  })

  test.each([
    ["ascending", ["Task 1", "Task 3", "Task 2"]],
    ["descending", ["Task 3", "Task 1", "Task 2"]],
  ] as const)("by date, then by title %s", async (direction, expected) => {
    const sorts = [
      { property: "Due", direction: "ascending" as const },
      { property: "Task", direction },
    ]
    expect(await queryTitles(schema, rows, { sorts })).toEqual(expected)
  })

  test("numbers in titles sort by value", async () => {
    const named = buildRows(
      schema,
      [10, 1, 16, 4, 13, 7].map((n) => ({ values: { Task: `Article ${n}` } })),
    )
    const sorts = [{ property: "Task", direction: "ascending" as const }]
    const expected = [1, 4, 7, 10, 13, 16].map((n) => `Article ${n}`)
    expect(await queryTitles(schema, named, { sorts })).toEqual(expected)
  })
})

test("without sorts the newest created come first", async () => {
  const schema = buildSchema({ Title: "title" })
  const rows = buildRows(schema, [
    { values: { Title: "a" } },
    { values: { Title: "b" } },
    { values: { Title: "c" } },
  ])
  expect(await queryTitles(schema, rows, {}, buildContext())).toEqual(["c", "b", "a"])
})
