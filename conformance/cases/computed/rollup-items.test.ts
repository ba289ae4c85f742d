import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import type { Kit } from "../../kit/kit.ts"
import type { Answer, Args, List } from "../../kit/notion.ts"
import { at, stringAt } from "../../kit/read.ts"
import { propertiesOf, type Table } from "../../kit/table.ts"

const over = (target: string, name: string): Args => ({
  rollup: { relation_property_name: "Part", rollup_property_name: target, function: name },
})

const count = 30

/** A row that is related to thirty parts, which cost 1 to 30. */
async function withMany(kit: Kit, columns: Args): Promise<{ table: Table; row: Answer; ids: string[] }> {
  const parts = await kit.table({ Cost: { number: {} } })
  const ids: string[] = []
  for (let cost = 1; cost <= count; cost++)
    ids.push((await parts.row(`Part ${cost}`, { Cost: { number: cost } })).id)
  const table = await kit.table({ Part: parts.relation() })
  await table.change(columns)
  const row = await table.row("Row", { Part: { relation: ids.map((id) => ({ id })) } })
  return { table, row, ids }
}

eachSdk("property items of rollups", (kit) => {
  async function pagesOf(row: Answer, property: string, size: number): Promise<List[]> {
    const pages: List[] = []
    for (let cursor: string | null = null; ; ) {
      const page = (await kit.notion.pages.properties.retrieve({
        page_id: row.id,
        property_id: property,
        page_size: size,
        ...(cursor !== null && { start_cursor: cursor }),
      })) as unknown as List
      pages.push(page)
      if (!page.has_more) return pages
      cursor = page.next_cursor
    }
  }
  const rollupOf = (page: List | undefined) => at(page, "property_item", "rollup")

  it("lists the pages that were aggregated, and has the value of all of them at the end", async () => {
    const { table, row, ids } = await withMany(kit, { R: over("Cost", "sum") })
    const pages = await pagesOf(row, await table.propertyId("R"), 12)
    expect(pages.map((page) => page.results.length)).toEqual([12, 12, 6])
    const found = pages.flatMap((page) => page.results.map((item) => stringAt(item, "relation", "id")))
    expect(found).toEqual(ids)
    expect(rollupOf(pages.at(-1))).toEqual({
      type: "number",
      number: (count * (count + 1)) / 2,
      function: "sum",
    })
    for (const page of pages) {
      expect(page).toMatchObject({ object: "list", type: "property_item", property_item: { type: "rollup" } })
      const next = at(page, "property_item", "next_url")
      if (page.has_more) expect(next).toMatch(/\/properties\/.*start_cursor=/)
      else expect(next).toBeNull()
      // What it says before the end is partial by the docs: `incomplete`, or the value so far.
      expect(at(rollupOf(page), "function")).toBe("sum")
    }
  })

  it("lists the values themselves for show_original", async () => {
    const { table, row } = await withMany(kit, { R: over("Cost", "show_original") })
    const pages = await pagesOf(row, await table.propertyId("R"), 20)
    const found = pages.flatMap((page) => page.results)
    expect(found.map((item) => item["type"])).toEqual(Array(count).fill("number"))
    expect(found.map((item) => item["number"])).toEqual(Array.from({ length: count }, (_, at) => at + 1))
    for (const page of pages)
      expect(rollupOf(page)).toEqual({ type: "array", array: [], function: "show_original" })
  })

  it("shows 25 related pages with the row, and computes over all", async () => {
    // That numbers are exact beyond 25 is this server's own; Notion computes over the first 25.
    const { table, row, ids } = await withMany(kit, {
      Count: over("Cost", "count"),
      F: { formula: { expression: 'prop("Part").map(current.prop("Cost")).sum()' } },
      All: over("Cost", "show_original"),
    })
    const properties = propertiesOf(await kit.notion.pages.retrieve({ page_id: row.id }))
    expect(at(properties, "Part")).toMatchObject({
      relation: ids.slice(0, 25).map((id) => ({ id })),
      has_more: true,
    })
    expect(at(properties, "Count", "rollup", "number")).toBe(count)
    expect(at(properties, "F", "formula", "number")).toBe((count * (count + 1)) / 2)
    expect(at(properties, "All", "rollup", "array")).toHaveLength(25)
    const [queried] = (await table.query()).results
    expect(propertiesOf(queried as Answer)).toEqual(properties)
  })
})
