import {
  Client,
  collectDataSourceTemplates,
  collectPaginatedAPI,
  extractNotionId,
  isFullBlock,
  isFullComment,
  isFullDatabase,
  isFullDataSource,
  isFullPage,
  isFullPageOrDataSource,
  isFullUser,
  iterateAllDataSourceRows,
  iteratePaginatedAPI,
  LogLevel,
} from "@notionhq/client"
import { expect, it } from "vitest"
import { paragraph } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { modern } from "../../kit/matrix.ts"

/** The SDK as its users write it, with its own types and helpers. */
eachSdk(
  "the SDK's own types and helpers",
  (kit, { version }) => {
    const connect = () =>
      new Client({
        auth: kit.target.token,
        baseUrl: kit.target.baseUrl,
        fetch: kit.target.fetch,
        notionVersion: version,
        logLevel: LogLevel.ERROR,
      })

    async function makeTable(client: Client, rowCount: number) {
      const database = await client.databases.create({
        parent: { type: "page_id", page_id: kit.home },
        title: [{ text: { content: "Typed" } }],
        initial_data_source: { properties: { Name: { title: {} }, Price: { number: { format: "euro" } } } },
      })
      if (!isFullDatabase(database)) throw new Error("A new database is shown in full.")
      const sourceId = database.data_sources[0]?.id ?? ""
      for (let index = 0; index < rowCount; index++)
        await client.pages.create({
          parent: { data_source_id: sourceId },
          properties: {
            Name: { title: [{ text: { content: `Row ${index}` } }] },
            Price: { number: index },
          },
        })
      return { database, sourceId }
    }

    it("iterates over the rows of a query", async () => {
      const client = connect()
      const { sourceId } = await makeTable(client, 5)
      const prices: (number | null)[] = []
      for await (const row of iteratePaginatedAPI(client.dataSources.query, {
        data_source_id: sourceId,
        page_size: 2,
        sorts: [{ property: "Price", direction: "ascending" }],
      })) {
        if (!isFullPageOrDataSource(row) || row.object !== "page")
          throw new Error("A full page was expected.")
        const price = row.properties["Price"]
        if (price?.type === "number") prices.push(price.number)
      }
      expect(prices).toEqual([0, 1, 2, 3, 4])
    })

    it("iterates over all rows of a data source", async () => {
      const client = connect()
      const { sourceId } = await makeTable(client, 4)
      const rows: string[] = []
      for await (const row of iterateAllDataSourceRows(client, { data_source_id: sourceId, page_size: 2 }))
        rows.push(row.id)
      expect(new Set(rows).size).toBe(4)
    })

    it("collects children", async () => {
      const client = connect()
      const page = await kit.page("Page", { children: ["1", "2", "3"].map((word) => paragraph(word)) })
      const blocks = await collectPaginatedAPI(client.blocks.children.list, {
        block_id: page.id,
        page_size: 1,
      })
      expect(blocks.every(isFullBlock)).toBe(true)
      expect(
        blocks.map(
          (block) =>
            isFullBlock(block) && block.type === "paragraph" && block.paragraph.rich_text[0]?.plain_text,
        ),
      ).toEqual(["1", "2", "3"])
    })

    it("collects users, all in full", async () => {
      const client = connect()
      const users = await collectPaginatedAPI(client.users.list, { page_size: 1 })
      expect(users.length).toBeGreaterThanOrEqual(2)
      expect(users.every(isFullUser)).toBe(true)
    })

    it("collects comments, all in full", async () => {
      const client = connect()
      const page = await kit.page()
      for (const word of ["1", "2", "3"])
        await client.comments.create({
          parent: { page_id: page.id },
          rich_text: [{ text: { content: word } }],
        })
      const comments = await collectPaginatedAPI(client.comments.list, { block_id: page.id, page_size: 2 })
      expect(comments.every(isFullComment)).toBe(true)
      expect(comments).toHaveLength(3)
    })

    it("collects what a search finds", async () => {
      const client = connect()
      await kit.page("Gallimaufry")
      await kit.page("Gallimaufry")
      const found = await collectPaginatedAPI(client.search, { query: "Gallimaufry", page_size: 1 })
      expect(found).toHaveLength(2)
      expect(found.every(isFullPage)).toBe(true)
    })

    it("collects no templates", async () => {
      const client = connect()
      const { sourceId } = await makeTable(client, 0)
      expect(await collectDataSourceTemplates(client, { data_source_id: sourceId })).toEqual([])
    })

    it("tells full objects from partial ones", async () => {
      const client = connect()
      const { database, sourceId } = await makeTable(client, 1)
      const source = await client.dataSources.retrieve({ data_source_id: sourceId })
      expect(isFullDataSource(source)).toBe(true)
      expect(isFullDatabase(await client.databases.retrieve({ database_id: database.id }))).toBe(true)
      expect(isFullPage(await client.pages.retrieve({ page_id: kit.home }))).toBe(true)
      expect(isFullBlock(await client.blocks.retrieve({ block_id: kit.home }))).toBe(true)
      expect(isFullPage({ object: "page", id: kit.home })).toBe(false)
    })

    it("finds the id in an address", async () => {
      const client = connect()
      const page = await client.pages.retrieve({ page_id: kit.home })
      if (!isFullPage(page)) throw new Error("A full page was expected.")
      expect(extractNotionId(page.url)).toBe(kit.home)
    })
  },
  modern,
)
