import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { columnsOf, type MadeDatabase, makeDatabase } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf } from "../../../test/wire.ts"

describe.each(dialects)("views on %s", (dialect) => {
  let server: TestServer
  let boats: MadeDatabase
  let ids: Record<string, string>
  beforeAll(async () => {
    server = await startServer(dialect)
    boats = await makeDatabase(server, "Boats", {
      Stage: { select: { options: [{ name: "Plan" }, { name: "Water" }] } },
      Due: { date: {} },
      Length: { number: {} },
    })
    const columns = await columnsOf(server, boats.dataSourceId)
    ids = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column["id"] as string]))
  })
  afterAll(() => server.close())

  const create = (body: object) =>
    server.send("POST", "/v1/views", {
      body: {
        data_source_id: boats.dataSourceId,
        database_id: boats.id,
        name: "View",
        type: "table",
        ...body,
      },
    })
  const made = async (body: object): Promise<Json> => {
    const answer = await create(body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const get = async (id: unknown) => (await server.send("GET", `/v1/views/${id}`)).body
  const patch = (id: unknown, body: object) => server.send("PATCH", `/v1/views/${id}`, { body })
  const list = async (query: string) => {
    const answer = await server.send("GET", `/v1/views?${query}`)
    expect(answer.status).toBe(200)
    return resultsOf(answer.body).map((one) => one["id"])
  }

  test("a new database has a table named Default view", async () => {
    const other = await makeDatabase(server, "Fresh")
    const [id, ...more] = await list(`database_id=${other.id}`)
    expect(more).toEqual([])
    expect(await get(id)).toEqual({
      object: "view",
      id,
      parent: { type: "database_id", database_id: other.id },
      data_source_id: other.dataSourceId,
      name: "Default view",
      type: "table",
      created_time: "2026-06-27T17:01:15.000+00:00",
      created_by: { object: "user", id: expect.any(String) },
      last_edited_time: "2026-06-27T17:01:15.000+00:00",
      last_edited_by: { object: "user", id: expect.any(String) },
      url: `${other.wire["url"]}?v=${String(id).replaceAll("-", "")}`,
      filter: null,
      sorts: null,
      quick_filters: null,
      configuration: null,
    })
    const second = await server.send("POST", "/v1/data_sources", {
      body: { parent: { database_id: other.id }, properties: { Name: { title: {} } } },
    })
    const tabs = await list(`database_id=${other.id}`)
    expect(tabs).toHaveLength(2)
    expect((await get(tabs[1]))["data_source_id"]).toBe(second.body["id"])
    expect(await list(`database_id=${other.id}&data_source_id=${second.body["id"]}`)).toEqual([tabs[1]])
  })

  test("filters and sorts outlive new names; what is gone is left out", async () => {
    const { id: source } = (
      await makeDatabase(server, "Renamed", {
        Stage: { select: { options: [{ name: "Plan" }] } },
        Due: { date: {} },
      })
    ).wire
    const dataSource = (await server.send("GET", `/v1/databases/${source}`)).body["data_sources"] as Json[]
    const dataSourceId = dataSource[0]?.["id"] as string
    const columns = await columnsOf(server, dataSourceId)
    const stage = columns["Stage"]?.["id"] as string
    const view = await made({
      data_source_id: dataSourceId,
      database_id: source,
      filter: {
        and: [
          { property: stage, select: { equals: ["Plan"] } },
          {
            or: [
              { property: "Due", date: { past_week: {} } },
              { timestamp: "created_time", created_time: { past_week: {} } },
            ],
          },
        ],
      },
      sorts: [
        { property: "Due", direction: "descending" },
        { timestamp: "created_time", direction: "ascending" },
      ],
      quick_filters: { Stage: { select: { equals: "Plan" } }, [columns["Due"]?.["id"] as string]: {} },
    })
    expect(view["filter"]).toMatchObject({ and: [{ property: "Stage", select: { equals: ["Plan"] } }, {}] })
    expect(view["quick_filters"]).toEqual({
      [stage]: { select: { equals: "Plan" } },
      [columns["Due"]?.["id"] as string]: {},
    })
    await server.send("PATCH", `/v1/data_sources/${dataSourceId}`, {
      body: { properties: { Stage: { name: "Phase" }, Due: null } },
    })
    const later = await get(view["id"])
    expect(later["filter"]).toEqual({
      and: [
        { property: "Phase", select: { equals: ["Plan"] } },
        { or: [{ timestamp: "created_time", created_time: { past_week: {} } }] },
      ],
    })
    expect(later["sorts"]).toEqual([{ timestamp: "created_time", direction: "ascending" }])
    expect(later["quick_filters"]).toEqual({ [stage]: { select: { equals: "Plan" } } })
  })

  test("an update replaces filter and sorts, merges quick filters, and keeps what it does not name", async () => {
    const view = await made({
      filter: { property: "Length", number: { greater_than: 3 } },
      sorts: [{ property: "Length", direction: "ascending" }],
      quick_filters: { Stage: { select: { equals: "Plan" } }, Due: {} },
    })
    server.advance(1_500)
    const named = (await patch(view["id"], { name: "Long", quick_filters: { Stage: null, Length: {} } })).body
    expect(named).toMatchObject({ name: "Long", filter: view["filter"], sorts: view["sorts"] })
    expect(named["quick_filters"]).toEqual({ [ids["Due"] as string]: {}, [ids["Length"] as string]: {} })
    expect(named["last_edited_time"]).not.toBe(view["last_edited_time"])
    const cleared = await patch(view["id"], { filter: null, sorts: null, quick_filters: null })
    expect(cleared.body).toMatchObject({ filter: null, sorts: null, quick_filters: null })
    expect(await get(view["id"])).toEqual(cleared.body)
  })

  test("tabs stand where they were put, and a view that is deleted is gone for good", async () => {
    const home = await makeDatabase(server, "Tabs")
    const at = (body: object) => made({ data_source_id: home.dataSourceId, database_id: home.id, ...body })
    const [first] = await list(`database_id=${home.id}`)
    const last = await at({})
    const start = await at({ position: { type: "start" } })
    const middle = await at({ position: { type: "after_view", view_id: first } })
    const order = [start["id"], first, middle["id"], last["id"]]
    expect(await list(`database_id=${home.id}`)).toEqual(order)
    const pages: unknown[] = []
    let cursor: unknown = null
    do {
      const from: string = cursor === null ? "" : `&start_cursor=${String(cursor)}`
      const page = await server.send("GET", `/v1/views?database_id=${home.id}&page_size=3${from}`)
      pages.push(...resultsOf(page.body).map((one) => one["id"]))
      cursor = page.body["next_cursor"]
    } while (cursor !== null)
    expect(pages).toEqual(order)
    for (const id of order.slice(1)) {
      const gone = await server.send("DELETE", `/v1/views/${id}`)
      expect(gone.body).toEqual({
        object: "view",
        id,
        parent: { type: "database_id", database_id: home.id },
        type: "table",
      })
      expect((await server.send("GET", `/v1/views/${id}`)).status).toBe(404)
    }
    expect(await server.send("DELETE", `/v1/views/${start["id"]}`)).toMatchObject({
      status: 400,
      body: { message: "Cannot delete the last view of a database." },
    })
  })

  test.each([
    ["no place", { database_id: undefined }, "Exactly one of database_id, view_id or create_database"],
    ["two places", { view_id: "00000000-0000-8000-8000-000000000001" }, "Exactly one of database_id"],
    ["a placement of a tab", { placement: { type: "new_row" } }, "placement can only be used with view_id."],
    [
      "a tab to follow elsewhere",
      { position: { type: "after_view", view_id: "00000000-0000-8000-8000-000000000001" } },
      "is not a view of the database.",
    ],
    [
      "an unknown property in a filter",
      { filter: { property: "Nope", number: { equals: 1 } } },
      "Could not find property with name or id: Nope",
    ],
    [
      "an unknown option",
      { filter: { and: [{ property: "Stage", select: { equals: "Sunk" } }] } },
      'select option "Sunk" not found for property "Stage"',
    ],
    [
      "a filter of another type",
      { filter: { property: "Due", number: { equals: 1 } } },
      "database property date does not match filter number",
    ],
    [
      "an unknown property in a sort",
      { sorts: [{ property: "Nope", direction: "ascending" }] },
      "Could not find sort property with name or id: Nope",
    ],
    [
      "an unknown property in a quick filter",
      { quick_filters: { Nope: {} } },
      "Could not find property with name or id: Nope",
    ],
    [
      "a quick filter of another type",
      { quick_filters: { Due: { checkbox: { equals: true } } } },
      "does not match filter checkbox",
    ],
    [
      "a configuration of another layout",
      { configuration: { type: "list" } },
      'body.configuration.type is "list", but the type of the view is "table".',
    ],
    [
      "a dashboard with a configuration",
      { type: "dashboard", configuration: { type: "table" } },
      "body.configuration cannot be set on a dashboard view.",
    ],
    ["a type there is not", { type: "feed" }, "body failed validation: body.type should be"],
  ])("refuses %s", async (_, body, message) => {
    const answer = await create(body)
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(answer.body["message"]).toContain(message)
  })

  test("an update takes neither a type nor sorts by time", async () => {
    const view = await made({})
    expect((await patch(view["id"], { type: "list" })).status).toBe(400)
    const byTime = [{ timestamp: "created_time", direction: "ascending" }]
    expect((await patch(view["id"], { sorts: byTime })).status).toBe(400)
  })

  test("a list wants a database or a data source", async () => {
    expect(await server.send("GET", "/v1/views")).toMatchObject({
      status: 400,
      body: { message: "At least one of database_id or data_source_id must be provided." },
    })
  })

  test("views are there from 2025-09-03 on", async () => {
    const [id] = await list(`database_id=${boats.id}`)
    const at = async (version: string) => (await server.send("GET", `/v1/views/${id}`, { version })).status
    expect(await at("2025-09-03")).toBe(200)
    expect(await at("2022-06-28")).toBe(400)
  })
})
