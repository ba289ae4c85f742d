import { expect, it } from "vitest"
import { plainText, text, title } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import type { Answer, Args, List } from "../../kit/notion.ts"
import { at, stringAt } from "../../kit/read.ts"
import type { Table } from "../../kit/table.ts"
import { valueSamples } from "../../samples/values.ts"

const single = valueSamples.filter((sample) => sample.name !== "rich_text")

eachSdk("property items", (kit) => {
  const item = (page: string, property: string, more: Args = {}) =>
    kit.notion.pages.properties.retrieve({ page_id: page, property_id: property, ...more })
  const rowWith = async (table: Table, value: Args): Promise<[row: Answer, id: string]> => [
    await table.row("Row", { Value: value }),
    await table.propertyId("Value"),
  ]

  it.each(single)("retrieves a $name", async ({ schema, send, expect: value }) => {
    const table = await kit.table({ Value: schema })
    const [row, id] = await rowWith(table, send)
    const { request_id: _, ...found } = await item(row.id, id)
    expect(found).toEqual({ object: "property_item", type: Object.keys(schema)[0], id, ...value })
    expect(Object.keys(found).slice(0, 3)).toEqual(["object", "type", "id"])
  })

  it.each(single)("retrieves a $name that is empty", async ({ schema, empty }) => {
    const table = await kit.table({ Value: schema })
    const row = await table.row("Row")
    expect(await item(row.id, await table.propertyId("Value"))).toMatchObject(empty)
  })

  it("lists the pieces of a title", async () => {
    const page = await kit.page("Whole")
    const { request_id: _, ...list } = await item(page.id, "title")
    expect(list).toEqual({
      object: "list",
      results: [{ object: "property_item", type: "title", id: "title", title: plainText("Whole") }],
      next_cursor: null,
      has_more: false,
      type: "property_item",
      property_item: { id: "title", next_url: null, type: "title", title: {} },
    })
  })

  it("lists the pieces of a text", async () => {
    const table = await kit.table({ Value: { rich_text: {} } })
    const [row, id] = await rowWith(table, {
      rich_text: [...text("plain"), { text: { content: "bold" }, annotations: { bold: true } }],
    })
    expect(await item(row.id, id)).toMatchObject({
      results: [
        { type: "rich_text", id, rich_text: { plain_text: "plain" } },
        { type: "rich_text", id, rich_text: { plain_text: "bold", annotations: { bold: true } } },
      ],
    })
  })

  it("lists nothing where nothing is", async () => {
    const table = await kit.table({ Value: { rich_text: {} }, People: { people: {} } })
    const row = await table.row("Row")
    for (const name of ["Value", "People"])
      expect(await item(row.id, await table.propertyId(name))).toMatchObject({ object: "list", results: [] })
  })

  it("lists people in full", async () => {
    const person = await kit.person()
    const table = await kit.table({ Value: { people: {} } })
    const [row, id] = await rowWith(table, { people: [{ id: person.id }] })
    expect(await item(row.id, id)).toMatchObject({
      results: [{ object: "property_item", type: "people", id, people: person }],
    })
  })

  it("lists all relations, beyond the 25 of a page, a page at a time", async () => {
    const goals = await kit.table()
    const table = await kit.table({ Value: goals.relation() })
    const made: string[] = []
    for (let index = 0; index < 27; index++) made.push((await goals.row(`Goal ${index}`)).id)
    const [row, id] = await rowWith(table, { relation: made.map((one) => ({ id: one })) })
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const list = (await item(row.id, id, {
        page_size: 10,
        ...(cursor ? { start_cursor: cursor } : {}),
      })) as unknown as List
      seen.push(...list.results.map((one) => stringAt(one, "relation", "id")))
      const next = at(list, "property_item", "next_url")
      if (list.has_more) expect(next).toMatch(/\/properties\/.*start_cursor=/)
      else expect(next).toBeNull()
      cursor = list.next_cursor
    } while (cursor)
    expect(seen).toEqual(made)
  })

  it("tells created and edited properties", async () => {
    const me = await kit.notion.users.me({})
    const table = await kit.table({
      Made: { created_time: {} },
      By: { created_by: {} },
      ID: { unique_id: {} },
    })
    const row = await table.row("Row")
    expect(await item(row.id, await table.propertyId("Made"))).toMatchObject({
      type: "created_time",
      created_time: row["created_time"],
    })
    expect(await item(row.id, await table.propertyId("By"))).toMatchObject({ created_by: { id: me.id } })
    expect(await item(row.id, await table.propertyId("ID"))).toMatchObject({
      unique_id: { prefix: null, number: 1 },
    })
  })

  it("tells a formula by itself and a rollup as a list", async () => {
    const goals = await kit.table()
    const table = await kit.table({
      Goal: goals.relation(),
      Sum: { formula: { expression: "1 + 1" } },
      Count: {
        rollup: { relation_property_name: "Goal", rollup_property_name: "Name", function: "count" },
      },
    })
    const row = await table.row("Row")
    expect(await item(row.id, await table.propertyId("Sum"))).toMatchObject({
      object: "property_item",
      type: "formula",
      formula: { type: expect.any(String) },
    })
    const id = await table.propertyId("Count")
    expect(await item(row.id, id)).toMatchObject({
      object: "list",
      results: [],
      type: "property_item",
      property_item: { id, next_url: null, type: "rollup", rollup: { function: "count" } },
    })
  })

  it("takes the id of a property decoded too", async () => {
    const table = await kit.table({ Value: { number: {} } })
    const [row, id] = await rowWith(table, { number: 8 })
    expect(await item(row.id, encodeURIComponent(decodeURIComponent(id)))).toMatchObject({ number: 8 })
  })

  it("refuses an id that is no uuid", () => kit.refuses(item("AAA", "title"), badId("page_id", "AAA")))

  it("does not find a page that is not there", () =>
    kit.refuses(item(nobodysId, "title"), notFound("page", nobodysId)))

  it("does not find a property that is not there", async () => {
    const page = await kit.page()
    const error = await item(page.id, "Nope").catch((reason: unknown) => reason)
    // 404 by the docs, 400 as reported; nobody recorded it.
    expect([400, 404]).toContain(at(error, "status"))
  })

  it("refuses a cursor that it did not give", async () => {
    const page = await kit.page("Title")
    await kit.refuses(item(page.id, "title", { start_cursor: "nonsense" }), invalid())
  })

  it("is hidden from strangers and closed to writers", async (context) => {
    const table = await kit.table()
    const row = await kit.notion.pages.create({ parent: table.rowParent, properties: { Name: title("x") } })
    const stranger = await kit.as("stranger", context)
    await kit.refuses(
      stranger.pages.properties.retrieve({ page_id: row.id, property_id: "title" }),
      notFound("page", row.id),
    )
    const writer = await kit.as("writer", context)
    await kit.refuses(writer.pages.properties.retrieve({ page_id: row.id, property_id: "title" }), forbidden)
  })
})
