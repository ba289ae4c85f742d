import { Client, LogLevel } from "notion-client-4"
import { crawler, dbCrawler, pageToString } from "notion-md-crawler"
import { expect, it } from "vitest"
import { paragraph, title } from "../kit/build.ts"
import { describeClient } from "../kit/describe-client.ts"
import { documentBlocks } from "../samples/document.ts"

type Crawled = ReturnType<ReturnType<typeof crawler>>

describeClient("notion-md-crawler", (kit) => {
  /** The SDK that the crawler asks its users to install, at that SDK's own version. */
  const connect = () =>
    new Client({
      auth: kit.target.token,
      baseUrl: kit.target.baseUrl,
      fetch: kit.target.fetch,
      logLevel: LogLevel.ERROR,
    })

  async function collect(results: Crawled): Promise<Map<string, string>> {
    const pages = new Map<string, string>()
    for await (const result of results) {
      if (!result.success) throw new Error(result.failure.reason)
      pages.set(result.page.metadata.title, pageToString(result.page))
    }
    return pages
  }

  it("crawls a page and the pages below it", async () => {
    const root = await kit.page("Root", { children: documentBlocks })
    const child = await kit.notion.pages.create({
      parent: { page_id: root.id },
      properties: title("Child"),
      children: [paragraph("In the child")],
    })
    await kit.notion.pages.create({
      parent: { page_id: child.id },
      properties: title("Grandchild"),
      children: [paragraph("In the grandchild")],
    })
    const pages = await collect(crawler({ client: connect() })(root.id))
    expect([...pages.keys()].sort()).toEqual(["Child", "Grandchild", "Root"])
    for (const words of ["Boats", "**paper**", "[guide](https://example.com/guide)", "Hidden", "| Wren |"])
      expect(pages.get("Root")).toContain(words)
    expect(pages.get("Grandchild")).toContain("In the grandchild")
  })

  it("crawls a database with its rows and their values", async () => {
    const table = await kit.table({ Price: { number: {} }, Size: { select: {} } }, { title: "Boats" })
    await table.row(
      "Wren",
      { Price: { number: 3 }, Size: { select: { name: "Small" } } },
      {
        children: [paragraph("She floats.")],
      },
    )
    await table.row("Heron")
    const pages = await collect(dbCrawler({ client: connect() })(table.databaseId))
    expect([...pages.keys()]).toEqual(expect.arrayContaining(["Heron", "Wren"]))
    expect(pages.get("Wren")).toContain("She floats.")
    expect([...pages.values()].join("\n")).toContain("Small")
  })

  it("follows a database inside a page", async () => {
    const root = await kit.page("Root")
    const table = await kit.table({}, { title: "Inside", parent: root.id })
    await table.row("Row", {}, { children: [paragraph("In the row")] })
    const pages = await collect(crawler({ client: connect() })(root.id))
    expect([...pages.values()].join("\n")).toContain("In the row")
  })
})
