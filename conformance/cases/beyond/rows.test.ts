import { beforeEach, expect, it } from "vitest"
import { Beyond } from "../../kit/beyond.ts"
import { text, title } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { at, titleOf } from "../../kit/read.ts"
import type { Table } from "../../kit/table.ts"

eachSdk(
  "rows beyond the API",
  (kit) => {
    const beyond = new Beyond(kit)
    let table: Table
    let source: string
    beforeEach(async (context) => {
      await beyond.isServed(context)
      table = await kit.table({ Amount: { number: {} }, Kind: { select: {} } })
      source = `data_sources/${table.sourceId}`
    })
    const row = (name: string, amount: number) => ({
      properties: { Name: title(name), Amount: { number: amount } },
    })
    const upsert = (...rows: Args[]) => beyond.ask("POST", `${source}/upsert`, { key: "Name", rows })

    it("brings rows in by a key", async () => {
      const there = await table.row("Ada", { Amount: { number: 1 } })
      const kept = await table.row("Bob", { Amount: { number: 2 } })
      const answer = await upsert(row("Ada", 3), row("Bob", 2), row("Cyd", 4))
      expect(answer).toMatchObject({
        object: "upsert",
        created: 1,
        updated: 1,
        unchanged: 1,
        results: [
          { status: "updated", id: there.id },
          { status: "unchanged", id: kept.id },
          { status: "created" },
        ],
      })
      const sorts = [{ property: "Name", direction: "ascending" }]
      const { results } = await table.query({ sorts })
      expect(
        results.map((page) => [titleOf(page), (page as never as Shown).properties.Amount.number]),
      ).toEqual([
        ["Ada", 3],
        ["Bob", 2],
        ["Cyd", 4],
      ])
    })

    it("brings in nothing when one row cannot be", async () => {
      await table.row("Twin")
      await table.row("Twin")
      const answer = await beyond.refuses(
        beyond.send("POST", `${source}/upsert`, { key: "Name", rows: [row("New", 1), row("Twin", 2)] }),
        { status: 409, code: "conflict_error" },
      )
      expect(answer["additional_data"]).toMatchObject({ row: "1" })
      expect((await table.titles()).sort()).toEqual(["Twin", "Twin"])
    })

    it("refuses an upsert of nothing, into nothing, by nothing", async () => {
      const send = (path: string, body: Args) => beyond.send("POST", `${path}/upsert`, body)
      await beyond.refuses(send(source, { key: "Name", rows: [] }), invalid(/rows\.length/))
      await beyond.refuses(send(source, { key: "Nope", rows: [row("a", 1)] }), invalid(/Nope/))
      await beyond.refuses(
        send(`data_sources/${nobodysId}`, { key: "Name", rows: [row("a", 1)] }),
        notFound("data_source", nobodysId),
      )
    })

    it("adds rows up by groups", async () => {
      await table.row("a", { Amount: { number: 1 }, Kind: { select: { name: "x" } } })
      await table.row("b", { Amount: { number: 2 }, Kind: { select: { name: "x" } } })
      await table.row("c", { Amount: { number: 5 } })
      const { request_id: _, ...answer } = await beyond.ask("POST", `${source}/aggregate`, {
        group_by: [{ property: "Kind" }],
        aggregates: [{ function: "count" }, { function: "sum", property: "Amount" }],
      })
      expect(answer).toEqual({
        object: "aggregate",
        results: [
          { keys: ["x"], values: [2, 3] },
          { keys: [null], values: [1, 5] },
        ],
      })
    })

    it("refuses to add up what is not there, and words", async () => {
      const send = (path: string, ...aggregates: Args[]) =>
        beyond.send("POST", `${path}/aggregate`, { aggregates })
      await beyond.refuses(send(source), invalid(/aggregates\.length/))
      await beyond.refuses(send(source, { function: "sum", property: "Nope" }), invalid(/Nope/))
      await beyond.refuses(send(source, { function: "sum", property: "Name" }), invalid())
      await beyond.refuses(
        send(`data_sources/${nobodysId}`, { function: "count" }),
        notFound("data_source", nobodysId),
      )
    })

    it("says what a formula gives for a row, or what is wrong with it", async () => {
      const page = await table.row("a", { Amount: { number: 4 } })
      const preview = (expression: string, more: Args = {}) =>
        beyond.ask("POST", `${source}/formula_preview`, { expression, ...more })
      expect(await preview('prop("Amount") * 2', { page_id: page.id })).toMatchObject({
        object: "formula_preview",
        problem: null,
        type: "number",
        formula: { type: "number", number: 8 },
      })
      expect(await preview('prop("Nope")')).toMatchObject({
        problem: { message: expect.stringContaining("Nope") },
      })
      const nowhere = beyond.send("POST", `data_sources/${nobodysId}/formula_preview`, { expression: "1" })
      await beyond.refuses(nowhere, notFound("data_source", nobodysId))
    })

    it("gives options other names and colours, and only options that are there", async () => {
      const row = await table.row("a", { Kind: { select: { name: "x" } } })
      const [option] = at((await table.retrieve())["properties"], "Kind", "select", "options") as Args[]
      const edit = (id: unknown) =>
        beyond.send("POST", `${source}/options`, {
          property: "Kind",
          options: [{ id, name: "y", color: "red" }],
        })
      const edited = await edit(option?.["id"])
      expect(edited).toMatchObject({ status: 200, body: { object: "data_source", id: table.sourceId } })
      expect({ ...edited.body, request_id: "" }).toEqual({ ...(await table.retrieve()), request_id: "" })
      const read = await kit.notion.pages.retrieve({ page_id: row.id })
      expect(at(read["properties"], "Kind", "select")).toMatchObject({ id: option?.["id"], name: "y" })
      await beyond.refuses(edit(nobodysId), invalid())
    })

    it("shows a window of rows, as a query shows them", async () => {
      for (const name of ["a", "b", "c", "d"]) await table.row(name)
      const sorts = [{ property: "Name", direction: "descending" }]
      const { results } = await table.query({ sorts })
      const { request_id: _, ...answer } = await beyond.ask("POST", `${source}/query_window`, {
        sorts,
        offset: 1,
        limit: 2,
      })
      expect(answer).toEqual({
        object: "window",
        results: results.slice(1, 3),
        offset: 1,
        total: 4,
        has_more: true,
      })
    })

    it("refuses windows before the first row, and of what is not there", async () => {
      const send = (path: string, body: Args) => beyond.send("POST", `${path}/query_window`, body)
      await beyond.refuses(send(source, { offset: -1 }), invalid(/offset/))
      await beyond.refuses(
        send(source, { filter: { property: "Nope", rich_text: { equals: text("x") } } }),
        invalid(),
      )
      await beyond.refuses(send(`data_sources/${nobodysId}`, {}), notFound("data_source", nobodysId))
    })
  },
  modern,
)

interface Shown {
  properties: { Amount: { number: number } }
}
