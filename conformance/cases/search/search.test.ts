import { beforeAll, expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { forbidden, invalid } from "../../kit/failure.ts"
import type { Answer, Args } from "../../kit/notion.ts"
import { ids, stringAt } from "../../kit/read.ts"
import type { Table } from "../../kit/table.ts"

eachSdk("search", (kit, { isLegacy }) => {
  const tables = isLegacy ? "database" : "data_source"
  let apple: Answer
  let pear: Answer
  let fruit: Table
  const search = (args: Args = {}) => kit.notion.search(args)
  const only = (value: string) => ({ filter: { property: "object", value } })

  beforeAll(async () => {
    apple = await kit.page("Quincunx apple")
    fruit = await kit.table({}, { title: "Quincunx fruit" })
    pear = await kit.page("Quincunx pear")
  })

  it("finds what the token can see", async () => {
    const list = await search()
    expect(ids(list.results)).toEqual(expect.arrayContaining([apple.id, pear.id, fruit.sourceId]))
    expect(list).toMatchObject({
      object: "list",
      type: isLegacy ? "page_or_database" : "page_or_data_source",
    })
  })

  it("finds titles by a word, whatever its case", async () => {
    const { results } = await search({ query: "quincunx" })
    expect(ids(results).sort()).toEqual([apple.id, pear.id, fruit.sourceId].sort())
  })

  it("finds nothing by a word that no title has", async () => {
    expect((await search({ query: "zyzzyvaesque" })).results).toEqual([])
  })

  it("keeps to pages", async () => {
    const { results } = await search({ query: "quincunx", ...only("page") })
    expect(ids(results).sort()).toEqual([apple.id, pear.id].sort())
  })

  it(`keeps to ${tables}s, with their schema`, async () => {
    const { results } = await search({ query: "quincunx", ...only(tables) })
    expect(ids(results)).toEqual([fruit.sourceId])
    expect(results[0]).toMatchObject({ object: tables, properties: { Name: { id: "title" } } })
  })

  it("sorts by time of the last edit", async () => {
    const timesOf = async (direction: string) => {
      const { results } = await search({ sort: { timestamp: "last_edited_time", direction } })
      return results.map((object) => stringAt(object, "last_edited_time"))
    }
    const falling = await timesOf("descending")
    expect(falling).toEqual([...falling].sort().reverse())
    const rising = await timesOf("ascending")
    expect(rising).toEqual([...rising].sort())
  })

  it("finds the rows of a database", async () => {
    const row = await fruit.row("Quixotism")
    expect(ids((await search({ query: "quixotism" })).results)).toEqual([row.id])
  })

  it("follows a new title", async () => {
    const page = await kit.page("Xylocarp")
    await kit.notion.pages.update({
      page_id: page.id,
      properties: { title: [{ text: { content: "Yarborough" } }] },
    })
    expect((await search({ query: "xylocarp" })).results).toEqual([])
    expect(ids((await search({ query: "yarborough" })).results)).toEqual([page.id])
  })

  it("leaves out the trash", async () => {
    const page = await kit.page("Wappenschaw")
    await kit.trashPage(page.id)
    expect((await search({ query: "wappenschaw" })).results).toEqual([])
  })

  it("pages through the results, each object once", async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const list = await search({
        query: "quincunx",
        page_size: 1,
        ...(cursor ? { start_cursor: cursor } : {}),
      })
      expect(list.results.length).toBeLessThanOrEqual(1)
      seen.push(...ids(list.results))
      cursor = list.next_cursor
    } while (cursor)
    expect(seen.sort()).toEqual([apple.id, pear.id, fruit.sourceId].sort())
  })

  it("refuses the other version's word for tables", () =>
    kit.refuses(search(only(isLegacy ? "data_source" : "database")), invalid(/body\.filter\.value/)))

  it("refuses to sort by anything but time", () =>
    kit.refuses(
      search({ sort: { timestamp: "created_time", direction: "ascending" } }),
      invalid(/body\.sort/),
    ))

  it("refuses a page size over 100", () =>
    kit.refuses(search({ page_size: 101 }), invalid(/body\.page_size should be ≤ `100`.*instead was `101`/)))

  it("refuses a cursor that it did not give", () =>
    kit.refuses(search({ start_cursor: "nonsense" }), invalid()))

  it("finds nothing for a token with which nothing is shared", async (context) => {
    const stranger = await kit.as("stranger", context)
    expect((await stranger.search({ query: "quincunx" })).results).toEqual([])
  })

  it("is closed to a token that may not read", async (context) => {
    const writer = await kit.as("writer", context)
    await kit.refuses(writer.search({}), forbidden)
  })
})
