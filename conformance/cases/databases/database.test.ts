import { expect, it } from "vitest"
import { plainText, text, title } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, forbidden, invalid, nobodysId, notFound, unknownKey } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { at, ids } from "../../kit/read.ts"

eachSdk(
  "databases and their data sources",
  (kit, { version }) => {
    const create = (args: Args = {}) =>
      kit.notion.databases.create({ parent: { type: "page_id", page_id: kit.home }, ...args })
    const update = (id: string, change: Args) => kit.notion.databases.update({ database_id: id, ...change })

    it("makes a database with one data source", async () => {
      const made = await create({
        title: text("Boats"),
        initial_data_source: { properties: { Name: { title: {} }, Length: { number: {} } } },
      })
      expect(made).toMatchObject({
        object: "database",
        title: [plainText("Boats")],
        description: [],
        parent: { type: "page_id", page_id: kit.home },
        is_inline: false,
        in_trash: false,
        is_locked: false,
        data_sources: [{ id: expect.any(String), name: "Boats" }],
        icon: null,
        cover: null,
        public_url: null,
      })
      expect(made["created_time"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/)
    })

    it("writes the keys of a database in their order", async () => {
      expect(Object.keys(await create())).toEqual([
        "object",
        "id",
        "title",
        "description",
        "parent",
        "is_inline",
        "in_trash",
        "is_locked",
        "created_time",
        "last_edited_time",
        "data_sources",
        "icon",
        "cover",
        "url",
        "public_url",
        ...(version === "2026-03-11" ? [] : ["archived"]),
        "request_id",
      ])
    })

    it("gives a data source without a schema a title", async () => {
      const made = await create({ title: text("Bare") })
      const source = await kit.notion.dataSources.retrieve({
        data_source_id: at(made, "data_sources", 0, "id"),
      })
      expect(Object.values(source["properties"] as Args)).toMatchObject([{ id: "title", type: "title" }])
    })

    it("makes an inline database", async () => {
      expect(await create({ is_inline: true })).toMatchObject({ is_inline: true })
    })

    it("retrieves what was made", async () => {
      const made = await create({ title: text("Same"), description: text("As before") })
      const read = await kit.notion.databases.retrieve({ database_id: made.id })
      expect({ ...read, request_id: "" }).toEqual({ ...made, request_id: "" })
    })

    it("changes title, description, icon and cover", async () => {
      const made = await create({ title: text("Old") })
      const icon = { type: "emoji", emoji: "⛵" }
      const cover = { type: "external", external: { url: "https://example.com/c.png" } }
      const changed = await update(made.id, {
        title: text("New"),
        description: text("About boats"),
        icon,
        cover,
      })
      expect(changed).toMatchObject({
        title: [plainText("New")],
        description: [plainText("About boats")],
        icon,
        cover,
      })
      expect(at(await kit.notion.blocks.retrieve({ block_id: made.id }), "child_database", "title")).toBe(
        "New",
      )
    })

    it("locks, and becomes inline", async () => {
      const made = await create()
      expect(await update(made.id, { is_locked: true })).toMatchObject({ is_locked: true })
      expect(await update(made.id, { is_inline: true })).toMatchObject({ is_inline: true })
    })

    it("trashes and restores a database and what is in it", async () => {
      const table = await kit.table()
      const row = await table.row("Row")
      expect(await update(table.databaseId, { in_trash: true })).toMatchObject({ in_trash: true })
      expect(await kit.notion.pages.retrieve({ page_id: row.id })).toMatchObject({ in_trash: true })
      expect(ids(await kit.children(kit.home))).not.toContain(table.databaseId)
      expect(await update(table.databaseId, { in_trash: false })).toMatchObject({ in_trash: false })
      expect(await table.titles()).toEqual(["Row"])
    })

    it("refuses to change a database below a page in the trash", async () => {
      const page = await kit.page()
      const table = await kit.table({}, { parent: page.id })
      await kit.trashPage(page.id)
      await kit.refuses(update(table.databaseId, { title: text("x") }), invalid(/archived/))
    })

    it("moves a database below another page", async () => {
      const made = await create()
      const target = await kit.page("Target")
      const moved = await update(made.id, { parent: { type: "page_id", page_id: target.id } })
      expect(moved["parent"]).toEqual({ type: "page_id", page_id: target.id })
      expect(ids(await kit.children(target.id))).toEqual([made.id])
    })

    it("puts rows of a second data source beside those of the first", async () => {
      const table = await kit.table({}, { title: "Two" })
      const second = await kit.notion.dataSources.create({
        parent: { type: "database_id", database_id: table.databaseId },
        title: text("Second"),
        properties: { Task: { title: {} } },
      })
      const row = await kit.notion.pages.create({
        parent: { data_source_id: second.id },
        properties: { Task: title("In the second") },
      })
      expect(row["parent"]).toMatchObject({ data_source_id: second.id, database_id: table.databaseId })
      const database = await kit.notion.databases.retrieve({ database_id: table.databaseId })
      expect(database["data_sources"]).toEqual([
        { id: table.sourceId, name: "Two" },
        { id: second.id, name: "Second" },
      ])
      expect(await table.titles()).toEqual([])
      await kit.refuses(
        kit.notion.pages.create({ parent: { database_id: table.databaseId }, properties: {} }),
        invalid(),
      )
    })

    it("refuses an id that is no uuid", async () => {
      await kit.refuses(kit.notion.databases.retrieve({ database_id: "AAA" }), badId("database_id", "AAA"))
      await kit.refuses(update("AAA", {}), badId("database_id", "AAA"))
    })

    it("does not find a database that is not there", async () => {
      await kit.refuses(
        kit.notion.databases.retrieve({ database_id: nobodysId }),
        notFound("database", nobodysId),
      )
      await kit.refuses(update(nobodysId, { title: text("x") }), notFound("database", nobodysId))
    })

    it("does not find a parent that is not there", () =>
      kit.refuses(
        create({ parent: { type: "page_id", page_id: nobodysId } }),
        notFound("(?:page|block)", nobodysId),
      ))

    it("does not take a page for a database", async () => {
      const page = await kit.page()
      await kit.refuses(
        kit.notion.databases.retrieve({ database_id: page.id }),
        invalid(/is a page, not a database/),
      )
    })

    it("refuses the schema of old versions", () =>
      kit.refuses(
        kit.notion.request({
          path: "databases",
          method: "post",
          body: { parent: { type: "page_id", page_id: kit.home }, properties: { Name: { title: {} } } },
        }),
        unknownKey("properties"),
      ))

    it.each([
      ["title", { title: "Boats" }, /body\.title should be an array/],
      ["parent", { parent: { type: "page_id", page_id: "AAA" } }, /valid uuid/],
      ["schema", { initial_data_source: { properties: { Name: { nonsense: {} } } } }, undefined],
      [
        "second title",
        { initial_data_source: { properties: { A: { title: {} }, B: { title: {} } } } },
        undefined,
      ],
    ])("refuses a bad %s", async (_, args, message) => {
      await kit.refuses(create(args), invalid(message))
    })

    it("has no query of its own any more", () =>
      kit.refuses(kit.notion.request({ path: `databases/${nobodysId}/query`, method: "post", body: {} }), {
        status: 400,
        code: "invalid_request_url",
        message: "Invalid request URL.",
      }))

    it("is hidden from strangers and closed to readers", async (context) => {
      const made = await create()
      const stranger = await kit.as("stranger", context)
      await kit.refuses(stranger.databases.retrieve({ database_id: made.id }), notFound("database", made.id))
      const reader = await kit.as("reader", context)
      expect(await reader.databases.retrieve({ database_id: made.id })).toMatchObject({ id: made.id })
      await kit.refuses(reader.databases.update({ database_id: made.id, title: text("x") }), forbidden)
      await kit.refuses(
        reader.databases.create({ parent: { type: "page_id", page_id: kit.home } }),
        forbidden,
      )
    })
  },
  modern,
)
