import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type MadeDatabase, makeDatabase, makeRow, patchColumns } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf } from "../../../test/wire.ts"

describe.each(dialects)("view queries on %s", (dialect) => {
  let server: TestServer
  let boats: MadeDatabase
  const rows: Record<string, Json> = {}
  beforeAll(async () => {
    server = await startServer(dialect, { config: { queryResultLimit: 6 } })
    boats = await makeDatabase(server, "Boats", {
      Length: { number: {} },
      Double: { formula: { expression: 'prop("Length") * 2' } },
      Stage: { select: { options: [{ name: "Plan" }, { name: "Water" }] } },
    })
    for (const [name, length, stage] of [
      ["a", 3, "Plan"],
      ["b", 9, "Water"],
      ["c", 5, "Water"],
      ["d", 7, "Water"],
    ] as const)
      rows[name] = await makeRow(server, boats.dataSourceId, name, {
        Length: { number: length },
        Stage: { select: { name: stage } },
      })
  })
  afterAll(() => server.close())

  const view = async (body: object): Promise<string> => {
    const answer = await server.send("POST", "/v1/views", {
      body: { data_source_id: boats.dataSourceId, database_id: boats.id, name: "V", type: "table", ...body },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body["id"] as string
  }
  const query = (id: string, body: object = {}) => server.send("POST", `/v1/views/${id}/queries`, { body })
  const page = (id: string, queryId: unknown, search = "") =>
    server.send("GET", `/v1/views/${id}/queries/${queryId}${search}`)
  const ids = (...names: string[]) => names.map((name) => ({ object: "page", id: rows[name]?.["id"] }))
  const found = async (body: object) => resultsOf((await query(await view(body))).body)

  test("a query answers its first page and where the next begins, and keeps what it found", async () => {
    const id = await view({
      filter: { property: "Length", number: { greater_than: 4 } },
      sorts: [{ property: "Length", direction: "ascending" }],
    })
    const { body } = await query(id, { page_size: 2 })
    expect(body).toEqual({
      object: "view_query",
      id: expect.any(String),
      view_id: id,
      expires_at: new Date(server.inkling.clock.now() + 900_000).toISOString(),
      total_count: 3,
      results: ids("c", "d"),
      next_cursor: rows["b"]?.["id"],
      has_more: true,
    })
    await server.send("PATCH", `/v1/pages/${rows["b"]?.["id"]}`, {
      body: { properties: { Length: { number: 1 } } },
    })
    const next = await page(id, body["id"], `?start_cursor=${body["next_cursor"]}`)
    expect(next.body).toEqual({
      object: "list",
      results: ids("b"),
      next_cursor: null,
      has_more: false,
      type: "page",
      page: {},
    })
    expect((await page(id, body["id"], "?page_size=1")).body).toMatchObject({
      results: ids("c"),
      next_cursor: rows["d"]?.["id"],
    })
    await server.send("PATCH", `/v1/pages/${rows["b"]?.["id"]}`, {
      body: { properties: { Length: { number: 9 } } },
    })
  })

  test("without a filter all rows are found, newest created first", async () => {
    expect(await found({})).toEqual(ids("d", "c", "b", "a"))
  })

  test("formulas filter and sort, and so do quick filters with criteria", async () => {
    expect(
      await found({
        filter: { property: "Double", formula: { number: { greater_than: 6 } } },
        sorts: [{ property: "Double", direction: "descending" }],
        quick_filters: { Stage: { select: { equals: "Water" } }, Length: {} },
      }),
    ).toEqual(ids("b", "d", "c"))
    expect(await found({ quick_filters: { Stage: { select: { equals: "Plan" } } } })).toEqual(ids("a"))
  })

  test("a condition that no longer fits is passed over", async () => {
    await patchColumns(server, boats.dataSourceId, { Note: { rich_text: {} } })
    const id = await view({
      filter: {
        and: [
          { property: "Note", rich_text: { contains: "x" } },
          { property: "Double", formula: { string: { contains: "x" } } },
          { property: "Length", number: { less_than: 6 } },
        ],
      },
    })
    await patchColumns(server, boats.dataSourceId, { Note: null })
    expect(resultsOf((await query(id)).body)).toEqual(ids("c", "a"))
  })

  test("what was found is gone after fifteen minutes, for others, and once it is deleted", async () => {
    const id = await view({})
    const { body } = await query(id)
    const { token } = await server.inkling.admin.createIntegration({ name: "Other" })
    await server.inkling.admin.share(boats.id, "Other")
    const path = `/v1/views/${id}/queries/${body["id"]}`
    expect((await server.send("GET", path, { token })).status).toBe(404)
    expect((await server.send("DELETE", path, { token })).body["deleted"]).toBe(true)
    server.advance(899_999)
    expect((await server.send("GET", path)).status).toBe(200)
    server.advance(1)
    expect(await server.send("GET", path)).toMatchObject({ status: 404, body: { code: "object_not_found" } })
    const again = (await query(id)).body["id"]
    for (let time = 0; time < 2; time++)
      expect((await server.send("DELETE", `/v1/views/${id}/queries/${again}`)).body).toEqual({
        object: "view_query",
        id: again,
        deleted: true,
      })
    expect((await page(id, again)).status).toBe(404)
  })

  test("a query of another view, and a cursor of another list, are refused", async () => {
    const id = await view({ filter: { property: "Length", number: { less_than: 6 } } })
    const { body } = await query(id)
    expect((await page(await view({}), body["id"])).status).toBe(404)
    for (const cursor of [rows["b"]?.["id"], "nonsense", "00000000-0000-8000-8000-000000000001"])
      expect((await page(id, body["id"], `?start_cursor=${cursor}`)).status).toBe(400)
  })

  test("what the caller may no longer see is left out of every page, and is no cursor", async () => {
    const { admin, rootPageId } = server.inkling
    const { token } = await admin.createIntegration({ name: "Passing" })
    await admin.share(boats.id, "Passing")
    const id = await view({ filter: { property: "Length", number: { greater_than: 1 } } })
    const first = await server.send("POST", `/v1/views/${id}/queries`, { token, body: { page_size: 1 } })
    expect(first.body).toMatchObject({ results: ids("d"), next_cursor: rows["c"]?.["id"] })
    const move = (parent: object) =>
      server.send("POST", `/v1/pages/${rows["c"]?.["id"]}/move`, { body: { parent } })
    expect((await move({ type: "page_id", page_id: rootPageId })).status).toBe(200)
    const path = `/v1/views/${id}/queries/${first.body["id"]}`
    const again = await server.send("GET", `${path}?page_size=1`, { token })
    expect(again.body).toMatchObject({ results: ids("d"), next_cursor: rows["b"]?.["id"], has_more: true })
    const next = await server.send("GET", `${path}?page_size=1&start_cursor=${first.body["next_cursor"]}`, {
      token,
    })
    expect(next.body).toMatchObject({ results: ids("b"), next_cursor: rows["a"]?.["id"] })
    const last = await server.send("GET", `${path}?start_cursor=${next.body["next_cursor"]}`, { token })
    expect(last.body).toMatchObject({ results: ids("a"), has_more: false })
    await move({ type: "data_source_id", data_source_id: boats.dataSourceId })
  })

  test("no more is found than a query may return, and the last page says so", async () => {
    for (const name of ["e", "f", "g"]) rows[name] = await makeRow(server, boats.dataSourceId, name)
    const id = await view({})
    const cut = { type: "incomplete", incomplete_reason: "query_result_limit_reached" }
    const whole = await query(id)
    expect(whole.body).toMatchObject({ total_count: 6, has_more: false, request_status: cut })
    const first = await query(id, { page_size: 4 })
    expect(first.body["request_status"]).toBeUndefined()
    const last = await page(id, first.body["id"], `?start_cursor=${first.body["next_cursor"]}`)
    expect(last.body).toMatchObject({ results: ids("c", "b"), request_status: cut })
  })

  test("nothing is found in trash, and a dashboard is not queried", async () => {
    const dashboard = await view({ type: "dashboard" })
    expect(await query(dashboard)).toMatchObject({ status: 400, body: { code: "validation_error" } })
    const id = await view({})
    await server.send("PATCH", `/v1/databases/${boats.id}`, { body: { in_trash: true } })
    expect((await query(id)).body).toMatchObject({ total_count: 0, results: [] })
    await server.send("PATCH", `/v1/databases/${boats.id}`, { body: { in_trash: false } })
  })
})
