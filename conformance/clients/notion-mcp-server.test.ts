import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { paragraph, title } from "../kit/build.ts"
import { describeClient } from "../kit/describe-client.ts"
import { nobodysId } from "../kit/failure.ts"
import { McpProcess } from "../kit/mcp-process.ts"
import type { Answer, Args, List } from "../kit/notion.ts"
import { at, ids } from "../kit/read.ts"

const manifest = createRequire(import.meta.url).resolve("@notionhq/notion-mcp-server/package.json")
const program = join(dirname(manifest), "bin", "cli.mjs")

describeClient(
  "@notionhq/notion-mcp-server",
  (kit) => {
    let server: McpProcess
    /** The same program, told its headers in full; see the case on comments. */
    let withHeaders: McpProcess
    const called = new Set<string>()

    beforeAll(async () => {
      server = await start({ NOTION_TOKEN: kit.target.token })
      withHeaders = await start({
        OPENAPI_MCP_HEADERS: JSON.stringify({
          Authorization: `Bearer ${kit.target.token}`,
          "Notion-Version": "2025-09-03",
        }),
      })
    })
    afterAll(() => {
      server.close()
      withHeaders.close()
    })

    async function start(env: Record<string, string>): Promise<McpProcess> {
      const made = new McpProcess(process.execPath, [program], { BASE_URL: kit.target.baseUrl, ...env })
      await made.initialize()
      return made
    }

    /** Calls a tool; what it says is the API's answer as text. */
    async function tool<T = Answer>(name: string, args: Args = {}, by = server): Promise<T> {
      called.add(`API-${name}`)
      const result = await by.call("tools/call", { name: `API-${name}`, arguments: args })
      return JSON.parse(String(at(result, "content", 0, "text"))) as T
    }

    it("lists its tools", async () => {
      const { tools } = (await server.call("tools/list", {})) as { tools: { name: string }[] }
      expect(tools.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["API-post-search", "API-post-page", "API-query-data-source"]),
      )
    })

    it("tells who it is and who else there is", async () => {
      expect(await tool("get-self")).toMatchObject({ object: "user", type: "bot" })
      const { results } = await tool<List>("get-users", { page_size: 10 })
      expect(results.map((user) => user["type"])).toContain("person")
      const person = await kit.person()
      expect(await tool("get-user", { user_id: person.id })).toMatchObject({ id: person.id })
    })

    it("searches", async () => {
      const page = await kit.page("Taradiddle")
      const { results } = await tool<List>("post-search", {
        query: "taradiddle",
        filter: { property: "object", value: "page" },
      })
      expect(ids(results)).toEqual([page.id])
    })

    it("makes, reads and changes a page", async () => {
      const page = await tool("post-page", {
        parent: { page_id: kit.home },
        properties: title("By an assistant"),
      })
      expect(page).toMatchObject({ object: "page", parent: { page_id: kit.home } })
      expect(await tool("retrieve-a-page", { page_id: page.id })).toMatchObject({ id: page.id })
      const changed = await tool("patch-page", { page_id: page.id, properties: title("Changed") })
      expect(at(changed, "properties", "title", "title", 0, "plain_text")).toBe("Changed")
      expect(await tool("patch-page", { page_id: page.id, in_trash: true })).toMatchObject({ in_trash: true })
    })

    it("writes, reads, changes and deletes blocks", async () => {
      const page = await kit.page()
      const appended = await tool<List>("patch-block-children", {
        block_id: page.id,
        children: [paragraph("Hello"), paragraph("World")],
      })
      const [hello] = appended.results
      expect((await tool<List>("get-block-children", { block_id: page.id })).results).toHaveLength(2)
      expect(await tool("retrieve-a-block", { block_id: hello?.id })).toMatchObject({ type: "paragraph" })
      expect(await tool("delete-a-block", { block_id: hello?.id })).toMatchObject({ in_trash: true })
      expect(await kit.children(page.id)).toHaveLength(1)
    })

    it("changes a block", async () => {
      const page = await kit.page()
      const block = await kit.appendOne(page.id, paragraph("Old"))
      const changed = await tool("update-a-block", { block_id: block.id, ...paragraph("New") })
      expect(at(changed, "paragraph", "rich_text", 0, "plain_text")).toBe("New")
    })

    it("reads and changes a page as markdown", async () => {
      const page = await kit.page()
      await kit.append(page.id, [paragraph("One")])
      expect(await tool("retrieve-page-markdown", { page_id: page.id })).toMatchObject({ markdown: "One" })
      const replaced = await tool("update-page-markdown", {
        page_id: page.id,
        type: "replace_content",
        replace_content: { new_str: "# Two" },
      })
      expect(replaced).toMatchObject({ object: "page_markdown", markdown: "# Two" })
    })

    it("makes a second data source and changes it", async () => {
      const table = await kit.table()
      const made = await tool("create-a-data-source", {
        parent: { database_id: table.databaseId },
        properties: { Name: { title: {} } },
      })
      expect(made).toMatchObject({ object: "data_source" })
      const changed = await tool("update-a-data-source", {
        data_source_id: made.id,
        title: [{ text: { content: "Second" } }],
      })
      expect(at(changed, "title", 0, "plain_text")).toBe("Second")
      expect(await tool("list-data-source-templates", { data_source_id: made.id })).toMatchObject({
        templates: [],
      })
    })

    it("reads one property of a page", async () => {
      const page = await kit.page("Hello")
      const item = await tool("retrieve-a-page-property", { page_id: page.id, property_id: "title" })
      expect(item).toMatchObject({ object: "list", results: [{ title: { plain_text: "Hello" } }] })
    })

    it("makes, reads and queries a data source", async () => {
      const table = await kit.table({ Price: { number: {} } }, { title: "Boats" })
      await table.rows({ Wren: { Price: { number: 3 } }, Heron: { Price: { number: 30 } } })
      const database = await tool("retrieve-a-database", { database_id: table.databaseId })
      expect(at(database, "data_sources", 0, "id")).toBe(table.sourceId)
      expect(await tool("retrieve-a-data-source", { data_source_id: table.sourceId })).toMatchObject({
        properties: { Price: { type: "number" } },
      })
      const { results } = await tool<List>("query-data-source", {
        data_source_id: table.sourceId,
        filter: { property: "Price", number: { greater_than: 10 } },
      })
      expect(results).toHaveLength(1)
      const row = await tool("post-page", {
        parent: { database_id: table.databaseId },
        properties: { Name: title("Swan") },
      })
      expect(row["parent"]).toMatchObject({ data_source_id: table.sourceId })
      expect((await table.titles()).sort()).toEqual(["Heron", "Swan", "Wren"])
    })

    it("takes parameters that were written as JSON text", async () => {
      const page = await tool("post-page", {
        parent: JSON.stringify({ page_id: kit.home }),
        properties: JSON.stringify(title("Twice encoded")),
      })
      expect(page).toMatchObject({ object: "page" })
    })

    // Its description of this one tool names no version, so it sends none unless it is told; makenotion/notion-mcp-server#329.
    it("comments once it is told a version, and is refused before", async () => {
      const page = await kit.page()
      const args = { parent: { page_id: page.id }, rich_text: [{ text: { content: "From an assistant" } }] }
      expect(await tool("create-a-comment", args)).toMatchObject({ status: 400, code: "missing_version" })
      const comment = await tool("create-a-comment", args, withHeaders)
      expect(comment).toMatchObject({ object: "comment" })
      const { results } = await tool<List>("retrieve-a-comment", { block_id: page.id })
      expect(ids(results)).toEqual([comment.id])
    })

    it("moves a page", async () => {
      const [page, target] = [await kit.page("Moving"), await kit.page("Target")]
      const moved = await tool("move-page", { page_id: page.id, parent: { page_id: target.id } })
      expect(moved["parent"]).toMatchObject({ page_id: target.id })
    })

    it("passes errors on", async () => {
      expect(await tool("retrieve-a-page", { page_id: nobodysId })).toMatchObject({
        object: "error",
        code: "object_not_found",
        message: expect.stringContaining(nobodysId),
      })
    })

    it("has had each of its tools called", async () => {
      const { tools } = (await server.call("tools/list", {})) as { tools: { name: string }[] }
      expect(tools.map(({ name }) => name).filter((name) => !called.has(name))).toEqual([])
    })
  },
  { socket: true },
)
