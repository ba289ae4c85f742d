import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  columnsOf,
  makeDatabase,
  makeRow,
  patchColumns,
  queryRows,
  readPage,
  valueIn,
} from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { text } from "../../../test/wire.ts"

describe.each(dialects)("data sources on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect)
  })
  afterAll(() => server.close())

  const create = (databaseId: string, more: object = {}) => {
    const body = { parent: { database_id: databaseId }, properties: { Title: { title: {} } }, ...more }
    return server.send("POST", "/v1/data_sources", { body })
  }
  const patch = (id: unknown, body: object) => server.send("PATCH", `/v1/data_sources/${id}`, { body })

  test("are added to a database, trashed and restored one by one", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Two sources")
    const { body: second } = await create(id, { title: text("Second"), icon: { emoji: "🚤" } })
    expect(second).toMatchObject({ icon: { type: "emoji", emoji: "🚤" }, parent: { database_id: id } })
    const names = async () =>
      (((await server.send("GET", `/v1/databases/${id}`)).body["data_sources"] as Json[]) ?? []).map(
        ({ name }) => name,
      )
    expect(await names()).toEqual(["Two sources", "Second"])
    expect((await patch(second["id"], { in_trash: true })).body["in_trash"]).toBe(true)
    expect(await names()).toEqual(["Two sources"])
    expect((await patch(second["id"], { title: text("No") })).body["message"]).toContain("archived")
    expect((await patch(second["id"], { in_trash: false, title: text("Third") })).status).toBe(200)
    expect(await names()).toEqual(["Two sources", "Third"])
    expect((await patch(dataSourceId, { title: text("First"), icon: null })).body).toMatchObject({
      icon: null,
    })
    expect(await names()).toEqual(["First", "Third"])
  })

  test("move to another database with their rows", async () => {
    const from = await makeDatabase(server, "From")
    const to = await makeDatabase(server, "To")
    const row = await makeRow(server, from.dataSourceId, "Row")
    const moved = await patch(from.dataSourceId, { parent: { database_id: to.id } })
    expect(moved.body["parent"]).toEqual({ type: "database_id", database_id: to.id })
    expect((await server.send("GET", `/v1/databases/${from.id}`)).body["data_sources"]).toEqual([])
    expect((await readPage(server, row["id"]))["parent"]).toEqual({
      type: "data_source_id",
      data_source_id: from.dataSourceId,
      database_id: to.id,
    })
  })

  test.each(["2022-06-28", "2026-03-11"])(
    "that a request at %s does not change keep their time",
    async (version) => {
      const { id, dataSourceId } = await makeDatabase(server, "Still", {
        Level: { select: { options: [{ name: "Junior", color: "green" }] } },
      })
      const path = version < "2025-09-03" ? `/v1/databases/${id}` : `/v1/data_sources/${dataSourceId}`
      const before = (await server.send("GET", path, { version })).body
      const column = (before["properties"] as Record<string, Json>)["Level"] as { id: string; select: Json }
      const [junior] = column.select["options"] as Json[]
      server.advance(120_000)
      const options = [{ id: junior?.["id"], name: "Renamed" }]
      const body = { properties: { [column.id]: { select: { options } } } }
      expect((await server.send("PATCH", path, { version, body })).body).toEqual(before)
      expect((await server.send("GET", path, { version })).body).toEqual(before)

      const changed = { properties: { Level: { name: "Rank" } } }
      const answer = (await server.send("PATCH", path, { version, body: changed })).body
      expect(answer["last_edited_time"]).not.toBe(before["last_edited_time"])
      expect((await server.send("GET", path, { version })).body).toEqual(answer)
    },
  )

  test("need exactly one title", async () => {
    const { id } = await makeDatabase(server, "Titles")
    expect((await create(id, { properties: {} })).body["message"]).toBe("Title is not provided")
    expect((await create(id, { properties: { A: { title: {} }, B: { title: {} } } })).status).toBe(400)
  })

  test("gain, rename, reconfigure and lose columns by name or id", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Columns", {
      Level: { select: { options: [{ name: "Junior", color: "green" }] } },
    })
    await patchColumns(server, id, { Salary: { number: { format: "dollar" } } })
    const before = await columnsOf(server, id)
    const { body } = await patchColumns(server, id, {
      [before["Salary"]?.["id"] as string]: { name: "Pay", number: { format: "euro" } },
      Level: {
        select: {
          options: [
            { name: "Junior", color: "green" },
            { name: "Senior", color: "red" },
          ],
        },
      },
    })
    const after = body["properties"] as Record<string, Json>
    expect(after["Pay"]).toMatchObject({ id: before["Salary"]?.["id"], number: { format: "euro" } })
    expect(after["Level"]?.["select"]).toMatchObject({ options: [{ name: "Junior" }, { name: "Senior" }] })
    expect(
      Object.keys(((await patchColumns(server, id, { Pay: null })).body["properties"] as Json) ?? {}),
    ).not.toContain("Pay")
    expect((await patchColumns(server, id, { Pay: null })).body).toMatchObject({
      status: 404,
      message: expect.stringContaining("Could not find property_item with ID: Pay."),
    })
    expect((await patchColumns(server, id, { Pay: { name: "X" } })).body["message"]).toBe(
      "Pay is not a valid property schema",
    )
    const recolor = { Level: { select: { options: [{ name: "Junior", color: "blue" }] } } }
    expect((await patchColumns(server, id, recolor)).body["message"]).toBe(
      "Cannot update color of select with name: Junior.",
    )
  })

  test("convert a column's values in place", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Convert", {
      Cost: { number: {} },
      Tag: { rich_text: {} },
    })
    const row = await makeRow(server, id, "Row", {
      Cost: { number: 12.5 },
      Tag: { rich_text: text("red, blue") },
    })
    await patchColumns(server, id, { Cost: { rich_text: {} }, Tag: { multi_select: {} } })
    const page = await readPage(server, row["id"])
    expect(valueIn(page, "Cost")).toMatchObject([{ plain_text: "12.5" }])
    expect(valueIn(page, "Tag")).toMatchObject([{ name: "red" }, { name: "blue" }])
    expect((await columnsOf(server, id))["Tag"]?.["multi_select"]).toMatchObject({
      options: [{ name: "red" }, { name: "blue" }],
    })
    expect(page["last_edited_time"]).toBe(row["last_edited_time"])
  })

  test("clear the values of options that are removed, and only those", async () => {
    const options = { options: [{ name: "A" }, { name: "B" }] }
    const { dataSourceId: id } = await makeDatabase(server, "Options", {
      One: { select: options },
      Many: { multi_select: options },
    })
    const row = await makeRow(server, id, "Row", {
      One: { select: { name: "A" } },
      Many: { multi_select: [{ name: "A" }, { name: "B" }] },
    })
    const left = { options: [{ name: "B" }] }
    await patchColumns(server, id, { One: { select: left }, Many: { multi_select: left } })
    const page = await readPage(server, row["id"])
    expect([valueIn(page, "One"), valueIn(page, "Many")]).toMatchObject([null, [{ name: "B" }]])
    expect(
      await queryRows(server, id, { filter: { property: "One", select: { is_empty: true } } }),
    ).toHaveLength(1)
  })

  test("number rows from 1 in order of creation, those that were there before included", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Numbers")
    const first = await makeRow(server, id, "First")
    const second = await makeRow(server, id, "Second")
    await patchColumns(server, id, { ID: { unique_id: { prefix: "TASK" } } })
    const third = await makeRow(server, id, "Third")
    const numbers = []
    for (const { id } of [first, second, third]) numbers.push(valueIn(await readPage(server, id), "ID"))
    expect(numbers).toEqual([1, 2, 3].map((number) => ({ prefix: "TASK", number })))
  })

  test("give a status three options, and new rows the first", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Status", { State: { status: {} } })
    const row = await makeRow(server, id, "Row")
    expect(valueIn(row, "State")).toMatchObject({ name: "Not started", color: "default" })
    const wrong = { parent: { data_source_id: id }, properties: { State: { status: { name: "Gone" } } } }
    expect((await server.send("POST", "/v1/pages", { body: wrong })).body["message"]).toContain(
      "does not exist",
    )
  })

  test("print a formula's references with data source and workspace", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Formula", {
      Double: { formula: { expression: 'prop("Name") + "!"' } },
    })
    const expression = (await columnsOf(server, id))["Double"]?.["formula"]
    expect(expression).toEqual({
      expression: `{{notion:block_property:title:${id}:${server.inkling.workspaceId}}} + "!"`,
    })
    const echoed = await patchColumns(server, id, { Double: { formula: expression } })
    expect((echoed.body["properties"] as Record<string, Json>)["Double"]?.["formula"]).toEqual(expression)
  })

  test("list template pages only through their own endpoint", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Templates")
    const { body } = await server.send("GET", `/v1/data_sources/${id}/templates`)
    expect(body).toEqual({ templates: [], has_more: false, next_cursor: null })
  })
})
