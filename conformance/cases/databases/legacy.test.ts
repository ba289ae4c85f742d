import { expect, it } from "vitest"
import { plainText, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { legacy } from "../../kit/matrix.ts"
import type { Args, List } from "../../kit/notion.ts"
import { at, ids } from "../../kit/read.ts"

const oneTitle = { Name: { title: {} } }

eachSdk(
  "databases before data sources",
  (kit) => {
    const create = (args: Args = {}) =>
      kit.notion.databases.create({ parent: { page_id: kit.home }, properties: oneTitle, ...args })
    const update = (id: string, change: Args) => kit.notion.databases.update({ database_id: id, ...change })

    it("makes a database with its schema", async () => {
      const made = await create({ title: text("Boats"), properties: { ...oneTitle, Length: { number: {} } } })
      expect(made).toMatchObject({
        object: "database",
        title: [plainText("Boats")],
        description: [],
        is_inline: false,
        properties: {
          Name: { id: "title", name: "Name", type: "title", title: {} },
          Length: { name: "Length", type: "number", number: { format: "number" } },
        },
        parent: { type: "page_id", page_id: kit.home },
        archived: false,
        in_trash: false,
      })
      expect(at(made, "data_sources")).toBeUndefined()
      expect(made["created_time"]).toMatch(/:00\.000Z$/)
    })

    it("writes the keys of a database in their order", async () => {
      expect(Object.keys(await create())).toEqual([
        "object",
        "id",
        "cover",
        "icon",
        "created_time",
        "created_by",
        "last_edited_by",
        "last_edited_time",
        "title",
        "description",
        "is_inline",
        "properties",
        "parent",
        "url",
        "public_url",
        "in_trash",
        "archived",
        "request_id",
      ])
    })

    it("retrieves what was made", async () => {
      const made = await create({ title: text("Same") })
      const read = await kit.notion.databases.retrieve({ database_id: made.id })
      expect({ ...read, request_id: "" }).toEqual({ ...made, request_id: "" })
    })

    it("changes title, description, icon, cover and schema in one request", async () => {
      const made = await create({ title: text("Old") })
      const icon = { type: "emoji", emoji: "⛵" }
      const cover = { type: "external", external: { url: "https://example.com/c.png" } }
      const changed = await update(made.id, {
        title: text("New"),
        description: text("About boats"),
        icon,
        cover,
        properties: { Length: { number: { format: "percent" } }, Name: { name: "Boat" } },
      })
      expect(changed).toMatchObject({
        title: [plainText("New")],
        description: [plainText("About boats")],
        icon,
        cover,
        properties: { Boat: { id: "title" }, Length: { number: { format: "percent" } } },
      })
    })

    it("trashes and restores a database", async () => {
      const table = await kit.table()
      await table.row("Row")
      expect(await update(table.databaseId, { archived: true })).toMatchObject({
        archived: true,
        in_trash: true,
      })
      expect(ids(await kit.children(kit.home))).not.toContain(table.databaseId)
      expect(await update(table.databaseId, { archived: false })).toMatchObject({ in_trash: false })
      expect(await table.titles()).toEqual(["Row"])
    })

    it("answers a query with pages", async () => {
      const table = await kit.table()
      await table.row("Row")
      const list = await table.query()
      expect(list).toMatchObject({
        object: "list",
        type: "page_or_database",
        page_or_database: {},
        results: [{ object: "page", parent: { type: "database_id", database_id: table.databaseId } }],
      })
    })

    // Deprecated before this version; the docs call it removed, this SDK still has it, and nobody recorded it.
    it("lists databases, or refuses to", async () => {
      const made = await create()
      const answer = await kit.notion.databases.list({}).catch((error: unknown) => error)
      if (at(answer, "object") === "list") expect(ids((answer as List).results)).toContain(made.id)
      else expect(at(answer, "status")).toBe(400)
    })

    it("shows the same database to a newer version", async () => {
      const made = await create({ title: text("Both"), properties: { ...oneTitle, Length: { number: {} } } })
      const read = async (path: string) =>
        (await kit.target
          .fetch(`${kit.target.baseUrl}/v1/${path}`, {
            headers: { authorization: `Bearer ${kit.target.token}`, "notion-version": "2026-03-11" },
          })
          .then((response) => response.json())) as Args
      const database = await read(`databases/${made.id}`)
      const source = await read(`data_sources/${String(at(database, "data_sources", 0, "id"))}`)
      expect(source["properties"]).toEqual(made["properties"])
    })

    it("refuses a database with several data sources", async () => {
      const table = await kit.table()
      const response = await kit.target.fetch(`${kit.target.baseUrl}/v1/data_sources`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${kit.target.token}`,
          "notion-version": "2025-09-03",
          "content-type": "application/json",
        },
        body: JSON.stringify({ parent: { database_id: table.databaseId }, properties: oneTitle }),
      })
      expect(response.status).toBe(200)
      const failure = invalid("Databases with multiple data sources are not supported in this API version.")
      const error = await kit.refuses(table.retrieve(), failure)
      expect(JSON.parse(error.body)).toMatchObject({
        additional_data: {
          error_type: "multiple_data_sources_for_database",
          database_id: table.databaseId,
          child_data_source_ids: [expect.any(String), expect.any(String)],
          minimum_api_version: "2025-09-03",
        },
      })
      await kit.refuses(table.query(), failure)
      await kit.refuses(table.row("Row"), failure)
    })

    it("does not know data sources", () =>
      kit.refuses(kit.notion.request({ path: `data_sources/${nobodysId}`, method: "get" }), {
        status: 400,
        code: "invalid_request_url",
      }))

    it.each([
      ["without properties", { properties: undefined }, /body\.properties should be defined/],
      ["without a title property", { properties: { N: { number: {} } } }, undefined],
      ["with two title properties", { properties: { A: { title: {} }, B: { title: {} } } }, undefined],
      [
        "with a property of no type",
        { properties: { ...oneTitle, X: { nonsense: {} } } },
        /body\.properties\.X/,
      ],
      ["with a title that is a string", { title: "Boats" }, /body\.title should be an array/],
    ])("refuses a database %s", async (_, args, message) => {
      await kit.refuses(create(args), invalid(message))
    })

    it("refuses an id that is no uuid", async () => {
      await kit.refuses(kit.notion.databases.retrieve({ database_id: "AAA" }), badId("database_id", "AAA"))
      await kit.refuses(kit.notion.databases.query({ database_id: "AAA" }), badId("database_id", "AAA"))
    })

    it("does not find a database that is not there", async () => {
      const failure = notFound("database", nobodysId)
      await kit.refuses(kit.notion.databases.retrieve({ database_id: nobodysId }), failure)
      await kit.refuses(kit.notion.databases.query({ database_id: nobodysId }), failure)
      await kit.refuses(update(nobodysId, { title: text("x") }), failure)
    })

    it("is hidden from strangers and closed to readers", async (context) => {
      const made = await create()
      const stranger = await kit.as("stranger", context)
      await kit.refuses(stranger.databases.retrieve({ database_id: made.id }), notFound("database", made.id))
      const reader = await kit.as("reader", context)
      expect((await reader.databases.query({ database_id: made.id })).results).toEqual([])
      await kit.refuses(reader.databases.update({ database_id: made.id, title: text("x") }), forbidden)
    })
  },
  legacy,
)
