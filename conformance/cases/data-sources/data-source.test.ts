import { expect, it } from "vitest"
import { plainText, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"

eachSdk(
  "data sources",
  (kit, { version }) => {
    const retrieve = (id: string) => kit.notion.dataSources.retrieve({ data_source_id: id })

    it("retrieves a data source", async () => {
      const table = await kit.table({ Length: { number: {} } }, { title: "Boats" })
      const source = await retrieve(table.sourceId)
      expect(source).toMatchObject({
        object: "data_source",
        id: table.sourceId,
        title: [plainText("Boats")],
        description: [],
        is_inline: false,
        properties: {
          Name: { id: "title", name: "Name", description: null, type: "title", title: {} },
          Length: { name: "Length", type: "number", number: { format: "number" } },
        },
        parent: { type: "database_id", database_id: table.databaseId },
        database_parent: { type: "page_id", page_id: kit.home },
        in_trash: false,
      })
      expect(source["url"]).toContain(table.databaseId.replaceAll("-", ""))
      expect(source["created_time"]).toMatch(/:00\.000Z$/)
    })

    it("writes the keys of a data source in their order", async () => {
      const table = await kit.table()
      expect(Object.keys(await retrieve(table.sourceId))).toEqual([
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
        "database_parent",
        "url",
        "public_url",
        "in_trash",
        ...(version === "2026-03-11" ? [] : ["archived"]),
        "request_id",
      ])
    })

    it("changes the title and the icon", async () => {
      const table = await kit.table()
      const icon = { type: "emoji", emoji: "⛵" }
      expect(await table.update({ title: text("New"), icon })).toMatchObject({
        title: [plainText("New")],
        icon,
      })
      expect(await table.update({ icon: null })).toMatchObject({ icon: null })
    })

    it("trashes and restores the second of two", async () => {
      const table = await kit.table({}, { title: "First" })
      const second = await kit.notion.dataSources.create({
        parent: { database_id: table.databaseId },
        title: text("Second"),
        properties: { Name: { title: {} } },
      })
      const flag = (in_trash: boolean) =>
        kit.notion.dataSources.update({ data_source_id: second.id, in_trash })
      expect(await flag(true)).toMatchObject({ in_trash: true })
      const database = await kit.notion.databases.retrieve({ database_id: table.databaseId })
      expect(database["data_sources"]).toMatchObject([{ name: "First" }])
      expect(await flag(false)).toMatchObject({ in_trash: false })
    })

    it("lists no templates of what is not there", () =>
      kit.refuses(
        kit.notion.dataSources.listTemplates({ data_source_id: nobodysId }),
        notFound("data_source", nobodysId),
      ))

    it("lists no templates where there are none", async () => {
      const table = await kit.table()
      expect(await kit.notion.dataSources.listTemplates({ data_source_id: table.sourceId })).toEqual({
        templates: [],
        has_more: false,
        next_cursor: null,
      })
    })

    it("queries with a list of pages or data sources", async () => {
      const table = await kit.table()
      await table.row("Row")
      const { results, request_id: _, ...list } = await table.query()
      expect(list).toEqual({
        object: "list",
        next_cursor: null,
        has_more: false,
        type: "page_or_data_source",
        page_or_data_source: {},
      })
      expect(results).toMatchObject([{ object: "page" }])
    })

    it.each([
      [
        "without a parent",
        (_: string): Args => ({ properties: { Name: { title: {} } } }),
        /body\.parent should be defined/,
      ],
      [
        "without properties",
        (id: string): Args => ({ parent: { database_id: id } }),
        /body\.properties should be defined/,
      ],
      [
        "without a title",
        (id: string): Args => ({ parent: { database_id: id }, properties: { N: { number: {} } } }),
        undefined,
      ],
    ])("refuses a new data source %s", async (_, args, message) => {
      const table = await kit.table()
      await kit.refuses(kit.notion.dataSources.create(args(table.databaseId)), invalid(message))
    })

    it("refuses an id that is no uuid", async () => {
      await kit.refuses(retrieve("AAA"), badId("data_source_id", "AAA"))
      await kit.refuses(
        kit.notion.dataSources.query({ data_source_id: "AAA" }),
        badId("data_source_id", "AAA"),
      )
    })

    it("does not find a data source that is not there", async () => {
      const failure = notFound("data_source", nobodysId)
      await kit.refuses(retrieve(nobodysId), failure)
      await kit.refuses(kit.notion.dataSources.query({ data_source_id: nobodysId }), failure)
      await kit.refuses(
        kit.notion.dataSources.update({ data_source_id: nobodysId, title: text("x") }),
        failure,
      )
      await kit.refuses(
        kit.notion.dataSources.create({
          parent: { database_id: nobodysId },
          properties: { Name: { title: {} } },
        }),
        notFound("database", nobodysId),
      )
    })

    it("does not take a database for a data source", async () => {
      const table = await kit.table()
      await kit.refuses(retrieve(table.databaseId), {
        status: 404,
        code: "object_not_found",
        message: /^Could not find data_source with ID/,
      })
    })

    it("is hidden from strangers and closed to readers", async (context) => {
      const table = await kit.table()
      const hidden = notFound("data_source", table.sourceId)
      const stranger = await kit.as("stranger", context)
      await kit.refuses(stranger.dataSources.retrieve({ data_source_id: table.sourceId }), hidden)
      await kit.refuses(stranger.dataSources.query({ data_source_id: table.sourceId }), hidden)
      const reader = await kit.as("reader", context)
      expect(await reader.dataSources.retrieve({ data_source_id: table.sourceId })).toMatchObject({
        id: table.sourceId,
      })
      await kit.refuses(
        reader.dataSources.update({ data_source_id: table.sourceId, title: text("x") }),
        forbidden,
      )
      const writer = await kit.as("writer", context)
      await kit.refuses(writer.dataSources.query({ data_source_id: table.sourceId }), forbidden)
    })
  },
  modern,
)
