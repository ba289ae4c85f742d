import {
  Client,
  collectPaginatedAPI,
  isFullBlock,
  isFullComment,
  isFullDatabase,
  isFullPage,
  isFullPageOrDatabase,
  isFullUser,
  iteratePaginatedAPI,
  LogLevel,
} from "notion-client-2022"
import { expect, it } from "vitest"
import { paragraph } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { legacy } from "../../kit/matrix.ts"

/** The older SDK as its users wrote it, with its own types and helpers. */
eachSdk(
  "the SDK's own types and helpers",
  (kit) => {
    const connect = () =>
      new Client({
        auth: kit.target.token,
        baseUrl: kit.target.baseUrl,
        // Its type is that of node-fetch.
        fetch: kit.target.fetch as never,
        logLevel: LogLevel.ERROR,
      })

    async function makeTable(client: Client, rowCount: number) {
      const database = await client.databases.create({
        parent: { type: "page_id", page_id: kit.home },
        title: [{ type: "text", text: { content: "Typed" } }],
        properties: { Name: { title: {} }, Price: { number: { format: "euro" } } },
      })
      for (let index = 0; index < rowCount; index++)
        await client.pages.create({
          parent: { database_id: database.id },
          properties: {
            Name: { title: [{ text: { content: `Row ${index}` } }] },
            Price: { number: index },
          },
        })
      return database
    }

    it("iterates over the rows of a query", async () => {
      const client = connect()
      const database = await makeTable(client, 5)
      const prices: (number | null)[] = []
      for await (const row of iteratePaginatedAPI(client.databases.query, {
        database_id: database.id,
        page_size: 2,
        sorts: [{ property: "Price", direction: "ascending" }],
      })) {
        if (!isFullPage(row)) throw new Error("A full page was expected.")
        const price = row.properties["Price"]
        if (price?.type === "number") prices.push(price.number)
      }
      expect(prices).toEqual([0, 1, 2, 3, 4])
    })

    it("collects children", async () => {
      const client = connect()
      const page = await kit.page("Page", { children: ["1", "2", "3"].map((word) => paragraph(word)) })
      const blocks = await collectPaginatedAPI(client.blocks.children.list, {
        block_id: page.id,
        page_size: 1,
      })
      expect(
        blocks.map(
          (block) =>
            isFullBlock(block) && block.type === "paragraph" && block.paragraph.rich_text[0]?.plain_text,
        ),
      ).toEqual(["1", "2", "3"])
    })

    it("collects users and comments, all in full", async () => {
      const client = connect()
      const users = await collectPaginatedAPI(client.users.list, { page_size: 1 })
      expect(users.every(isFullUser)).toBe(true)
      const page = await kit.page()
      await client.comments.create({
        parent: { page_id: page.id },
        rich_text: [{ text: { content: "One" } }],
      })
      const comments = await collectPaginatedAPI(client.comments.list, { block_id: page.id })
      expect(comments.every(isFullComment)).toBe(true)
      expect(comments).toHaveLength(1)
    })

    it("collects what a search finds", async () => {
      const client = connect()
      const database = await makeTable(client, 0)
      const found = await collectPaginatedAPI(client.search, {
        query: "Typed",
        filter: { property: "object", value: "database" },
      })
      expect(found.map((object) => object.id)).toContain(database.id)
      expect(found.every(isFullPageOrDatabase)).toBe(true)
    })

    it("tells full objects from partial ones", async () => {
      const client = connect()
      const database = await makeTable(client, 0)
      expect(isFullDatabase(await client.databases.retrieve({ database_id: database.id }))).toBe(true)
      expect(isFullPage(await client.pages.retrieve({ page_id: kit.home }))).toBe(true)
      expect(isFullPage({ object: "page", id: kit.home })).toBe(false)
    })

    it("appends after a block and trashes by archived", async () => {
      const client = connect()
      const page = await kit.page("Page", { children: [paragraph("1"), paragraph("2")] })
      const [first] = (await client.blocks.children.list({ block_id: page.id })).results
      await client.blocks.children.append({
        block_id: page.id,
        after: first?.id ?? "",
        children: [{ paragraph: { rich_text: [{ text: { content: "between" } }] } }],
      })
      const { results } = await client.blocks.children.list({ block_id: page.id })
      expect(results).toHaveLength(3)
      const archived = await client.pages.update({ page_id: page.id, archived: true })
      expect(isFullPage(archived) && archived.archived).toBe(true)
    })
  },
  legacy,
)
