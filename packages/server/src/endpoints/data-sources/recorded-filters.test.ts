// Queries that were recorded against Notion in June 2026, over HTTP on rows of our own with the same shape: the results
// and their order are Notion's.

import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, queryRows } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { text, titleOf } from "../../../test/wire.ts"

describe.each(dialects)("recorded queries on %s", (dialect) => {
  let server: TestServer
  let user: string
  let target: Json
  /** Data sources by what they hold. */
  const sources: Record<string, string> = {}
  beforeAll(async () => {
    server = await startServer(dialect)
    user = (await server.inkling.admin.createPerson({ name: "Uma", email: "uma@example.com" })).id
    const targets = await makeDatabase(server, "Targets")
    target = await makeRow(server, targets.dataSourceId, "Target")

    const state = { select: { options: ["Idle", "Live", "Over"].map((name) => ({ name })) } }
    const columns: Record<string, object> = {
      text: { Words: { rich_text: {} }, Phone: { phone_number: {} }, Email: { email: {} }, URL: { url: {} } },
      options: { One: state, Many: { multi_select: state.select } },
      links: {
        People: { people: {} },
        Relation: { relation: { data_source_id: targets.dataSourceId, single_property: {} } },
      },
      numbers: { Number: { number: {} } },
      ticks: { Files: { files: {} }, Done: { checkbox: {} }, ID: { unique_id: {} } },
      tasks: { Due: { date: {} }, State: state },
      dates: { Date: { date: {} } },
    }
    for (const [name, properties] of Object.entries(columns))
      sources[name] = (await makeDatabase(server, name, properties)).dataSourceId
    for (const [name, rows] of Object.entries(rowsOf(user, target)))
      for (const [title, properties] of rows) {
        server.advance(1000)
        await makeRow(server, sources[name] as string, title, properties)
      }
  })
  afterAll(() => server.close())

  const titles = async (name: string, body: object) =>
    (await queryRows(server, sources[name] as string, body)).map((row) => titleOf(row) || "∅").join(", ")

  const noText = ""
  test.each([
    ["Name", { is_empty: true }, "∅"],
    ["Name", { is_not_empty: true }, "Nora, Otto"],
    ["Name", { equals: "Otto Berg" }, noText],
    ["Name", { does_not_equal: "Otto Berg" }, "Nora, Otto, ∅"],
    ["Name", { contains: "Berg" }, noText],
    ["Name", { does_not_contain: "Berg" }, "Nora, Otto, ∅"],
    ["Name", { starts_with: "Otto" }, "Otto"],
    ["Name", { ends_with: "Berg" }, noText],
    ["Words", { is_empty: true }, "∅"],
    ["Words", { is_not_empty: true }, "Nora, Otto"],
    ["Words", { equals: "Otto Berg" }, "Otto"],
    ["Words", { does_not_equal: "Otto Berg" }, "Nora, ∅"],
    ["Words", { contains: "Berg" }, "Nora, Otto"],
    ["Words", { does_not_contain: "Berg" }, "∅"],
    ["Words", { starts_with: "Otto" }, "Otto"],
    ["Words", { ends_with: "Berg" }, "Nora, Otto"],
    ["Phone", { is_empty: true }, "∅"],
    ["Phone", { is_not_empty: true }, "Nora, Otto"],
    ["Phone", { equals: "Otto Berg" }, noText],
    ["Phone", { does_not_equal: "Otto Berg" }, "Nora, Otto, ∅"],
    ["Phone", { contains: "Berg" }, noText],
    ["Phone", { does_not_contain: "Berg" }, "Nora, Otto, ∅"],
    ["Phone", { starts_with: "Otto" }, noText],
    ["Phone", { ends_with: "Berg" }, noText],
    ["Email", { is_empty: true }, "∅"],
    ["Email", { is_not_empty: true }, "Nora, Otto"],
    ["Email", { equals: "Otto Berg" }, noText],
    ["Email", { does_not_equal: "Otto Berg" }, "Nora, Otto, ∅"],
    ["Email", { contains: "Berg" }, "Nora, Otto"],
    ["Email", { does_not_contain: "Berg" }, "∅"],
    ["Email", { starts_with: "Otto" }, "Otto"],
    ["Email", { ends_with: "Berg" }, noText],
    ["URL", { is_empty: true }, "∅"],
    ["URL", { is_not_empty: true }, "Nora, Otto"],
    ["URL", { equals: "Otto Berg" }, noText],
    ["URL", { does_not_equal: "Otto Berg" }, "Nora, Otto, ∅"],
    ["URL", { contains: "Berg" }, "Nora, Otto"],
    ["URL", { does_not_contain: "Berg" }, "∅"],
    ["URL", { starts_with: "Otto" }, noText],
    ["URL", { ends_with: "Berg" }, noText],
  ])("text: %s %j", async (property, rich_text, expected) => {
    expect(await titles("text", { filter: { property, rich_text } })).toBe(expected)
  })

  test.each([
    [{ property: "One", select: { is_empty: true } }, "∅"],
    [{ property: "One", select: { is_not_empty: true } }, "Idle, Live, Over"],
    [{ property: "One", select: { equals: "Over" } }, "Over"],
    [{ property: "One", select: { does_not_equal: "Over" } }, "Idle, Live, ∅"],
    [{ property: "Many", multi_select: { is_empty: true } }, "∅"],
    [{ property: "Many", multi_select: { is_not_empty: true } }, "Idle, Live, Over"],
    [{ property: "Many", multi_select: { contains: "Over" } }, "Over"],
    [{ property: "Many", multi_select: { does_not_contain: "Over" } }, "Idle, Live, ∅"],
    [{ property: "One", select: { equals: ["Over", "Idle"] } }, "Idle, Over"],
  ])("options: %j", async (filter, expected) => {
    expect(await titles("options", { filter })).toBe(expected)
  })

  test.each([
    ["People", "people", { is_empty: true }, "Linked, ∅"],
    ["People", "people", { is_not_empty: true }, "Owner"],
    ["People", "people", { contains: "" }, "Owner"],
    ["People", "people", { does_not_contain: "" }, "Linked, ∅"],
    ["Relation", "relation", { is_empty: true }, "Owner, ∅"],
    ["Relation", "relation", { is_not_empty: true }, "Linked"],
    ["Relation", "relation", { contains: "" }, "Linked"],
    ["Relation", "relation", { does_not_contain: "" }, "Owner, ∅"],
  ])("%s: %s %j", async (property, key, condition, expected) => {
    const [operator, value] = Object.entries(condition)[0] as [string, unknown]
    const id = key === "people" ? user : target["id"]
    const filter = { property, [key]: { [operator]: value === "" ? id : value } }
    expect(await titles("links", { filter })).toBe(expected)
  })

  test("an internal bot is nobody: `me` is in no value", async () => {
    const filter = (operator: string) => ({ property: "People", people: { [operator]: "me" } })
    expect(await titles("links", { filter: filter("contains") })).toBe("")
    expect(await titles("links", { filter: filter("does_not_contain") })).toBe("Linked, Owner, ∅")
  })

  test.each([
    [{ is_empty: true }, "∅"],
    [{ is_not_empty: true }, "many, two, one"],
    [{ equals: 42 }, "many"],
    [{ does_not_equal: 42 }, "two, one, ∅"],
    [{ greater_than: 1 }, "many, two"],
    [{ greater_than_or_equal_to: 1 }, "many, two, one"],
    [{ less_than: 42 }, "two, one"],
    [{ less_than_or_equal_to: 42 }, "many, two, one"],
  ])("number: %j", async (number, expected) => {
    expect(await titles("numbers", { filter: { property: "Number", number } })).toBe(expected)
  })

  test.each([
    [{ property: "Files", files: { is_empty: true } }, "Tick, ∅"],
    [{ property: "Files", files: { is_not_empty: true } }, "File"],
    [{ property: "Done", checkbox: { equals: true } }, "Tick"],
    [{ property: "Done", checkbox: { equals: false } }, "File, ∅"],
    [{ property: "Done", checkbox: { does_not_equal: false } }, "Tick"],
    [{ property: "Done", checkbox: { does_not_equal: true } }, "File, ∅"],
    [{ property: "ID", unique_id: { does_not_equal: 42 } }, "Tick, File, ∅"],
    [{ property: "ID", unique_id: { greater_than: -1 } }, "Tick, File, ∅"],
    [{ property: "ID", unique_id: { equals: 2 } }, "File"],
  ])("files, checkboxes, ids: %j", async (filter, expected) => {
    expect(await titles("ticks", { filter })).toBe(expected)
  })

  const due = (equals: string) => ({ property: "Due", date: { equals } })
  const state = (equals: string) => ({ property: "State", select: { equals } })
  const ascending = { property: "Due", direction: "ascending" }
  test.each([
    [{ sorts: [ascending, { property: "Name", direction: "ascending" }] }, "first, third, second"],
    [{ sorts: [ascending, { property: "Name", direction: "descending" }] }, "third, first, second"],
    [{ filter: { and: [due("2024-01-01"), state("Over")] } }, "first"],
    [{ filter: { and: [due("2024-01-01"), state("Live")] } }, "third"],
    [{ filter: { or: [due("2024-01-02"), state("Live")] } }, "third, second"],
  ])("tasks: %j", async (body, expected) => {
    expect(await titles("tasks", body)).toBe(expected)
  })

  const before = "year before, month before, week before"
  const after = "year after, month after, week after"
  const now = "2026-06-27T18:01:15.377824+01:00"
  test.each([
    [{ is_empty: true }, "none"],
    [{ is_not_empty: true }, `${after}, ${before}, now`],
    [{ equals: now }, "now"],
    [{ before: now }, before],
    [{ on_or_before: now }, `${before}, now`],
    [{ after: now }, after],
    [{ on_or_after: now }, `${after}, now`],
    [{ this_week: {} }, "now"],
    [{ past_week: {} }, "week before, now"],
    [{ past_month: {} }, "month before, week before, now"],
    [{ past_year: {} }, `${before}, now`],
    [{ next_week: {} }, "week after, now"],
    [{ next_month: {} }, "month after, week after, now"],
    [{ next_year: {} }, `${after}, now`],
  ])("dates: %j", async (date, expected) => {
    expect(await titles("dates", { filter: { property: "Date", date } })).toBe(expected)
  })

  const everyDate = `${after}, ${before}, now, none`
  test.each([
    [{ on_or_before: "2026-06-27T18:06:15.377824+01:00" }, everyDate],
    [{ on_or_before: "2026-06-27T17:56:15.377824+01:00" }, ""],
    [{ this_week: {} }, everyDate],
    [{ is_empty: true }, ""],
    [{ equals: "2026-06-27T17:56:15.377824+01:00" }, ""],
  ])("timestamps: %j", async (condition, expected) => {
    for (const timestamp of ["created_time", "last_edited_time"])
      expect(await titles("dates", { filter: { timestamp, [timestamp]: condition } })).toBe(expected)
  })
})

type MadeRow = readonly [title: string, properties: object]

/** Rows in the order of their making, by data source. */
function rowsOf(user: string, target: Json): Record<string, readonly MadeRow[]> {
  const person = (name: string, tld: string): MadeRow => [
    name,
    {
      Words: { rich_text: text(`${name} Berg`) },
      Phone: { phone_number: "040-555-0100" },
      Email: { email: `${name}.berg@example.org`.toLowerCase() },
      URL: { url: `https://${name}.berg.${tld}`.toLowerCase() },
    },
  ]
  const options = (one: string, ...many: string[]): MadeRow => [
    one,
    { One: { select: { name: one } }, Many: { multi_select: many.map((name) => ({ name })) } },
  ]
  const task = (name: string, start: string, state: string): MadeRow => [
    name,
    { Due: { date: { start } }, State: { select: { name: state } } },
  ]
  const dated = (name: string, start: string): MadeRow => [
    name,
    { Date: { date: { start: `${start}T18:01:15.5+01:00` } } },
  ]
  const empty: MadeRow = ["", {}]
  return {
    text: [empty, person("Otto", "com"), person("Nora", "de")],
    options: [
      empty,
      options("Over", "Over", "Live"),
      options("Live", "Idle", "Live"),
      options("Idle", "Idle"),
    ],
    links: [
      empty,
      ["Owner", { People: { people: [{ id: user }] } }],
      ["Linked", { Relation: { relation: [{ id: target["id"] }] } }],
    ],
    numbers: [
      empty,
      ["one", { Number: { number: 1 } }],
      ["two", { Number: { number: 2 } }],
      ["many", { Number: { number: 42 } }],
    ],
    ticks: [
      empty,
      ["File", { Files: { files: [{ name: "picture", external: { url: "https://example.com/a.png" } }] } }],
      ["Tick", { Done: { checkbox: true } }],
    ],
    tasks: [
      task("first", "2024-01-01", "Over"),
      task("second", "2024-01-02", "Idle"),
      task("third", "2024-01-01", "Live"),
    ],
    dates: [
      ["none", {}],
      dated("now", "2026-06-27"),
      dated("week before", "2026-06-20"),
      dated("month before", "2026-05-27"),
      dated("year before", "2025-06-27"),
      dated("week after", "2026-07-04"),
      dated("month after", "2026-07-27"),
      dated("year after", "2027-06-27"),
    ],
  }
}
