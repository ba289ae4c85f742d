import { beforeAll, expect, it } from "vitest"
import { text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import type { Args } from "../../kit/notion.ts"
import type { Table } from "../../kit/table.ts"

const options = { options: [{ name: "Low" }, { name: "Mid" }, { name: "High" }] }

/** Each property sorts the rows b, c, a upwards; `none` has no value and stands last both ways. */
const sortable: Record<string, { schema: Args; values: Record<"a" | "b" | "c", Args> }> = {
  Number: {
    schema: { number: {} },
    values: { b: { number: -1 }, c: { number: 5 }, a: { number: 10 } },
  },
  Select: {
    schema: { select: options },
    values: {
      b: { select: { name: "Low" } },
      c: { select: { name: "Mid" } },
      a: { select: { name: "High" } },
    },
  },
  Date: {
    schema: { date: {} },
    values: {
      b: { date: { start: "2025-01-01" } },
      c: { date: { start: "2025-01-02T09:00:00Z" } },
      a: { date: { start: "2025-01-03" } },
    },
  },
  Words: {
    schema: { rich_text: {} },
    values: {
      b: { rich_text: text("Item 2") },
      c: { rich_text: text("Item 9") },
      a: { rich_text: text("Item 10") },
    },
  },
  Site: {
    schema: { url: {} },
    values: { b: { url: "https://a.org" }, c: { url: "https://b.org" }, a: { url: "https://c.org" } },
  },
  Mail: {
    schema: { email: {} },
    values: { b: { email: "a@x.org" }, c: { email: "b@x.org" }, a: { email: "c@x.org" } },
  },
}

eachSdk("sorts", (kit) => {
  let table: Table
  const sorted = (...sorts: Args[]) => table.titles({ sorts })

  beforeAll(async () => {
    table = await kit.table({
      ...Object.fromEntries(Object.entries(sortable).map(([name, { schema }]) => [name, schema])),
      Done: { checkbox: {} },
      Group: { select: options },
    })
    const row = (name: "a" | "b" | "c") =>
      Object.fromEntries(Object.entries(sortable).map(([property, { values }]) => [property, values[name]]))
    await table.rows({
      a: { ...row("a"), Group: { select: { name: "Low" } } },
      none: {},
      b: { ...row("b"), Group: { select: { name: "Mid" } } },
      c: { ...row("c"), Group: { select: { name: "Low" } }, Done: { checkbox: true } },
    })
  })

  it.each(Object.keys(sortable))("sorts by %s, up and down, empty ones last", async (property) => {
    expect(await sorted({ property, direction: "ascending" })).toEqual(["b", "c", "a", "none"])
    expect(await sorted({ property, direction: "descending" })).toEqual(["a", "c", "b", "none"])
  })

  it("sorts by title", async () => {
    expect(await sorted({ property: "Name", direction: "ascending" })).toEqual(["a", "b", "c", "none"])
    expect(await sorted({ property: "title", direction: "descending" })).toEqual(["none", "c", "b", "a"])
  })

  it("sorts numbers in titles as numbers", async () => {
    const other = await kit.table()
    await other.rows({ "Article 10": {}, "Article 1": {}, "Article 4": {} })
    expect(await other.titles({ sorts: [{ property: "Name", direction: "ascending" }] })).toEqual([
      "Article 1",
      "Article 4",
      "Article 10",
    ])
  })

  it("sorts checkboxes, the empty ones first", async () => {
    expect((await sorted({ property: "Done", direction: "ascending" })).at(-1)).toBe("c")
    expect((await sorted({ property: "Done", direction: "descending" }))[0]).toBe("c")
  })

  it("sorts by several properties, the first first", async () => {
    const group = { property: "Group", direction: "ascending" }
    expect(await sorted(group, { property: "Name", direction: "descending" })).toEqual([
      "c",
      "a",
      "b",
      "none",
    ])
    expect(await sorted(group, { property: "Name", direction: "ascending" })).toEqual(["a", "c", "b", "none"])
  })

  it("sorts by a timestamp and by a property's id", async () => {
    const id = await table.propertyId("Number")
    expect(await sorted({ property: id, direction: "ascending" })).toEqual(["b", "c", "a", "none"])
    expect((await sorted({ timestamp: "created_time", direction: "ascending" })).sort()).toEqual([
      "a",
      "b",
      "c",
      "none",
    ])
  })

  it("keeps the order across pages", async () => {
    const sorts = [{ property: "Number", direction: "ascending" }]
    const first = await table.query({ sorts, page_size: 2 })
    const rest = await table.query({ sorts, page_size: 2, start_cursor: first.next_cursor })
    const all = await table.query({ sorts })
    expect([...first.results, ...rest.results].map((row) => row.id)).toEqual(all.results.map((row) => row.id))
  })

  it("sorts what a filter finds", async () => {
    expect(
      await table.titles({
        filter: { property: "Group", select: { equals: "Low" } },
        sorts: [{ property: "Number", direction: "descending" }],
      }),
    ).toEqual(["a", "c"])
  })
})
