import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { propertiesOf } from "../../kit/table.ts"
import { holdsVectors, on } from "../../kit/vectors.ts"

const number = (value: number) => ({ N: { number: value } })
const more = (value: number) => on("N", "number", "greater_than", value)
const less = (value: number) => on("N", "number", "less_than", value)
const named = (value: string) => on("Name", "title", "equals", value)

eachSdk("compound filters", (kit) => {
  const { table } = holdsVectors(
    kit,
    () => ({ N: { number: {} }, C: { checkbox: {} } }),
    () => ({
      one: number(1),
      two: number(2),
      three: number(3),
      four: { ...number(4), C: { checkbox: true } },
    }),
    [
      [{ and: [more(1), less(4)] }, ["two", "three"]],
      [{ or: [less(2), more(3)] }, ["one", "four"]],
      [{ and: [more(1)] }, ["two", "three", "four"]],
      [{ and: [more(1), { or: [named("two"), named("four"), named("one")] }] }, ["two", "four"]],
      [{ or: [named("one"), { and: [more(2), on("C", "checkbox", "equals", true)] }] }, ["one", "four"]],
      [{ and: [{ timestamp: "created_time", created_time: { past_week: {} } }, named("one")] }, ["one"]],
      [{ and: [named("one"), named("two")] }, []],
    ],
  )

  it("finds everything without a filter", async () => {
    expect((await table().titles()).sort()).toEqual(["four", "one", "three", "two"])
  })

  it("shows the newest row first without sorts", async () => {
    const other = await kit.table()
    await other.rows({ a: {}, b: {}, c: {} })
    expect(await other.titles()).toEqual(["c", "b", "a"])
  })

  it("shows only the properties asked for", async () => {
    const id = await table().propertyId("N")
    const { results } = await table().query({ filter_properties: [id] })
    for (const row of results) expect(Object.keys(propertiesOf(row))).toEqual(["N"])
  })

  it("pages through a filter, each row once", async () => {
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const args: Args = { filter: more(0), page_size: 3, ...(cursor ? { start_cursor: cursor } : {}) }
      const list = await table().query(args)
      seen.push(...list.results.map((row) => row.id))
      expect(list.has_more).toBe(list.next_cursor !== null)
      cursor = list.next_cursor
    } while (cursor)
    expect(seen).toHaveLength(4)
    expect(new Set(seen).size).toBe(4)
  })
})

eachSdk(
  "queries of newer versions",
  (kit) => {
    it("keeps to pages when asked", async () => {
      const table = await kit.table()
      await table.rows({ a: {}, b: {} })
      expect(await table.titles({ result_type: "page" })).toHaveLength(2)
      expect(await table.titles({ result_type: "data_source" })).toEqual([])
    })

    it("finds what is in the trash when asked", async () => {
      const table = await kit.table()
      const { gone } = await table.rows({ here: {}, gone: {} })
      await kit.trashPage(gone?.id as string)
      expect(await table.titles()).toEqual(["here"])
      expect(await table.titles({ in_trash: true })).toEqual(["gone"])
    })
  },
  modern,
)
