import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { columnsOf, makeDatabase, makeRow, patchColumns } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, text } from "../../../test/wire.ts"

describe.each(dialects)("the items of a rollup on %s", (dialect) => {
  let server: TestServer
  let goal: string
  let goals: string
  const ids: string[] = []
  let columns: Record<string, Json>
  let targets: Record<string, Json>

  beforeAll(async () => {
    server = await startServer(dialect)
    const tasks = await makeDatabase(server, "Tasks", {
      Hours: { number: {} },
      Note: { rich_text: {} },
      Twice: { formula: { expression: 'prop("Hours") * 2' } },
    })
    goals = (
      await makeDatabase(server, "Goals", {
        Tasks: { relation: { data_source_id: tasks.dataSourceId, single_property: {} } },
      })
    ).dataSourceId
    const over = (target: string, name: string) => ({
      rollup: { relation_property_name: "Tasks", rollup_property_name: target, function: name },
    })
    await patchColumns(server, goals, {
      Sum: over("Hours", "sum"),
      Hours: over("Hours", "show_original"),
      Median: over("Hours", "median"),
      Notes: over("Note", "show_original"),
      Twice: over("Twice", "show_original"),
      Different: over("Hours", "show_unique"),
    })
    for (let n = 0; n < 30; n++) {
      const note = [...text(`a${n}`), { type: "text", text: { content: "b" }, annotations: { bold: true } }]
      const row = await makeRow(server, tasks.dataSourceId, `t${n}`, {
        Hours: { number: n % 3 },
        Note: { rich_text: note },
      })
      ids.push(row["id"] as string)
    }
    const made = await makeRow(server, goals, "goal", { Tasks: { relation: ids.map((id) => ({ id })) } })
    goal = made["id"] as string
    columns = await columnsOf(server, goals)
    targets = await columnsOf(server, tasks.dataSourceId)
  })
  afterAll(() => server.close())

  const items = async (name: string, query = "") =>
    (await server.send("GET", `/v1/pages/${goal}/properties/${columns[name]?.["id"]}${query}`)).body
  const wholeOf = (list: Json) => (list["property_item"] as Json)["rollup"]

  test("that counts are the related pages, and its value stands on the last page", async () => {
    const first = await items("Sum", "?page_size=25")
    expect(first).toMatchObject({ has_more: true, property_item: { type: "rollup" } })
    expect(wholeOf(first)).toEqual({ type: "incomplete", incomplete: {}, function: "sum" })
    const { next_url: next } = first["property_item"] as { next_url: string }
    const last = (await server.send("GET", new URL(next).pathname + new URL(next).search)).body
    expect(wholeOf(last)).toEqual({ type: "number", number: 30, function: "sum" })
    const seen = [...resultsOf(first), ...resultsOf(last)]
    expect(seen).toEqual(
      ids.map((id) => ({
        object: "property_item",
        type: "relation",
        id: columns["Tasks"]?.["id"],
        relation: { id },
      })),
    )
  })

  test("that gathers are the values, under the id of the property they come from", async () => {
    const list = await items("Hours")
    expect(wholeOf(list)).toEqual({ type: "array", array: [], function: "show_original" })
    expect(resultsOf(list)).toHaveLength(30)
    expect(resultsOf(list)[4]).toEqual({
      object: "property_item",
      type: "number",
      id: targets["Hours"]?.["id"],
      number: 1,
    })
    expect(resultsOf(await items("Twice"))[2]).toMatchObject({ formula: { type: "number", number: 4 } })
    expect(resultsOf(await items("Different")).map((item) => item["number"])).toEqual([0, 1, 2])
  })

  test("of texts are one for each part of the text, page by page", async () => {
    const first = await items("Notes", "?page_size=3")
    const cursor = first["next_cursor"] as string
    const second = await items("Notes", `?page_size=3&start_cursor=${encodeURIComponent(cursor)}`)
    const plain = [...resultsOf(first), ...resultsOf(second)].map(
      (item) => (item["rich_text"] as Json)["plain_text"],
    )
    expect(plain).toEqual(["a0", "b", "a1", "b", "a2", "b"])
  })

  test("of a median are its values, with the number beside them", async () => {
    const list = await items("Median")
    expect(wholeOf(list)).toEqual({ type: "number", number: 1, function: "median" })
    expect(resultsOf(list).map((item) => item["type"])).toEqual(Array(30).fill("number"))
  })

  test("refuse a cursor of another list", async () => {
    const { next_cursor: cursor } = await items("Notes", "?page_size=3")
    const answer = await server.send(
      "GET",
      `/v1/pages/${goal}/properties/${columns["Sum"]?.["id"]}?start_cursor=${encodeURIComponent(String(cursor))}`,
    )
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
  })

  test("in a page are cut at 25, its numbers are over all", async () => {
    const { body } = await server.send("GET", `/v1/pages/${goal}`)
    const properties = body["properties"] as Record<string, { rollup: { array: unknown[]; number: number } }>
    expect(properties["Hours"]?.rollup.array).toHaveLength(25)
    expect(properties["Sum"]?.rollup.number).toBe(30)
  })
})
