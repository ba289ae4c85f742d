import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type MadeDatabase, makeDatabase } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf } from "../../../test/wire.ts"

interface Row {
  id: string
  widgets: { id: string; view_id: string; width: number }[]
}

describe.each(dialects)("dashboards and linked databases on %s", (dialect) => {
  let server: TestServer
  let boats: MadeDatabase
  beforeAll(async () => {
    server = await startServer(dialect)
    boats = await makeDatabase(server, "Boats")
  })
  afterAll(() => server.close())

  const create = (body: object) =>
    server.send("POST", "/v1/views", {
      body: { data_source_id: boats.dataSourceId, name: "V", type: "table", ...body },
    })
  const made = async (body: object): Promise<Json> => {
    const answer = await create(body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const rowsOf = async (id: unknown) => {
    const { body } = await server.send("GET", `/v1/views/${id}`)
    return (body["configuration"] as { rows: Row[] }).rows
  }
  const layout = async (id: unknown) =>
    (await rowsOf(id)).map(({ widgets }) => widgets.map(({ view_id, width }) => [view_id, width]))

  test("a dashboard begins empty, and widgets go in rows of their own or side by side", async () => {
    const dashboard = await made({ type: "dashboard", database_id: boats.id })
    expect(dashboard).toMatchObject({ data_source_id: null, configuration: { type: "dashboard", rows: [] } })
    const widget = (placement?: object) => made({ view_id: dashboard["id"], ...(placement && { placement }) })
    const one = await widget()
    expect(one).toMatchObject({
      dashboard_view_id: dashboard["id"],
      data_source_id: boats.dataSourceId,
      parent: { type: "database_id", database_id: boats.id },
    })
    const two = await widget({ type: "existing_row", row_index: 0 })
    const top = await widget({ type: "new_row", row_index: 0 })
    const bottom = await widget({ type: "new_row" })
    expect(await layout(dashboard["id"])).toEqual([
      [[top["id"], 12]],
      [
        [one["id"], 6],
        [two["id"], 6],
      ],
      [[bottom["id"], 12]],
    ])
    const tabs = resultsOf((await server.send("GET", `/v1/views?database_id=${boats.id}`)).body)
    expect(tabs.map(({ id }) => id)).not.toContain(one["id"])
    const over = resultsOf((await server.send("GET", `/v1/views?data_source_id=${boats.dataSourceId}`)).body)
    expect(over.map(({ id }) => id)).toContain(one["id"])

    await server.send("DELETE", `/v1/views/${one["id"]}`)
    await server.send("DELETE", `/v1/views/${top["id"]}`)
    expect(await layout(dashboard["id"])).toEqual([[[two["id"], 12]], [[bottom["id"], 12]]])
    await server.send("DELETE", `/v1/views/${dashboard["id"]}`)
    expect((await server.send("GET", `/v1/views/${two["id"]}`)).status).toBe(404)
  })

  test("a row holds four widgets, a dashboard twelve", async () => {
    const dashboard = await made({ type: "dashboard", database_id: boats.id })
    const widget = (placement: object) => create({ view_id: dashboard["id"], placement })
    for (let row = 0; row < 3; row++) {
      expect((await widget({ type: "new_row" })).status).toBe(200)
      for (let count = 1; count < 4; count++)
        expect((await widget({ type: "existing_row", row_index: row })).status).toBe(200)
      if (row === 0)
        expect(await widget({ type: "existing_row", row_index: 0 })).toMatchObject({
          status: 400,
          body: { message: "Number of widgets in dashboard row (5) exceeds the maximum (4)" },
        })
    }
    expect(await widget({ type: "new_row" })).toMatchObject({
      status: 400,
      body: { message: "Number of widgets in dashboard (13) exceeds the maximum (12)" },
    })
  })

  test("refuses a dashboard in a dashboard, a widget of a table, and a row that is not there", async () => {
    const dashboard = await made({ type: "dashboard", database_id: boats.id })
    const table = await made({ database_id: boats.id })
    const refused = [
      { view_id: dashboard["id"], type: "dashboard" },
      { view_id: table["id"] },
      { view_id: dashboard["id"], placement: { type: "existing_row", row_index: 0 } },
      { view_id: dashboard["id"], placement: { type: "new_row", row_index: -1 } },
    ]
    for (const body of refused) expect((await create(body)).status).toBe(400)
    expect(await layout(dashboard["id"])).toEqual([])
    const renamed = await server.send("PATCH", `/v1/views/${dashboard["id"]}`, { body: { name: "Overview" } })
    expect(renamed.body["name"]).toBe("Overview")
    const filtered = await server.send("PATCH", `/v1/views/${dashboard["id"]}`, {
      body: { sorts: [{ property: "Name", direction: "ascending" }] },
    })
    expect(filtered.status).toBe(400)
  })

  test("a linked database shows another's data source, where it was put", async () => {
    const page = await server.send("POST", "/v1/pages", {
      body: {
        parent: { page_id: server.inkling.rootPageId },
        properties: { title: { title: [{ text: { content: "Links" } }] } },
        children: [{ divider: {} }, { divider: {} }],
      },
    })
    const pageId = page.body["id"] as string
    const children = async () => resultsOf((await server.send("GET", `/v1/blocks/${pageId}/children`)).body)
    const [first] = await children()
    const view = await made({
      create_database: {
        parent: { type: "page_id", page_id: pageId },
        position: { type: "after_block", block_id: first?.["id"] },
      },
    })
    const { database_id: linked } = view["parent"] as { database_id: string }
    expect(view["data_source_id"]).toBe(boats.dataSourceId)
    expect((await children()).map(({ id, type }) => [id, type])[1]).toEqual([linked, "child_database"])
    for (const version of ["2022-06-28", "2025-09-03", "2026-03-11"])
      expect(await server.send("GET", `/v1/databases/${linked}`, { version })).toMatchObject({
        status: 400,
        body: { message: "Database retrievals do not support linked databases." },
      })
    const tabs = resultsOf((await server.send("GET", `/v1/views?database_id=${linked}`)).body)
    expect(tabs).toEqual([{ object: "view", id: view["id"] }])
    const over = resultsOf((await server.send("GET", `/v1/views?data_source_id=${boats.dataSourceId}`)).body)
    expect(over.map(({ id }) => id)).toContain(view["id"])
  })

  test("who sees the linked database but not its data source sees no view", async () => {
    const { token, integration } = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect(integration.name).toBe("Guest")
    const page = await server.send("POST", "/v1/pages", {
      body: {
        parent: { page_id: server.inkling.rootPageId },
        properties: { title: { title: [{ text: { content: "Shared" } }] } },
      },
    })
    const view = await made({
      create_database: { parent: { type: "page_id", page_id: page.body["id"] } },
    })
    const { database_id: linked } = view["parent"] as { database_id: string }
    await server.inkling.admin.share(page.body["id"] as string, "Guest")
    const ask = (path: string) => server.send("GET", path, { token })
    expect((await ask(`/v1/views/${view["id"]}`)).status).toBe(404)
    expect(resultsOf((await ask(`/v1/views?database_id=${linked}`)).body)).toEqual([])
    await server.inkling.admin.share(boats.id, "Guest")
    expect((await ask(`/v1/views/${view["id"]}`)).status).toBe(200)
    const over = resultsOf((await ask(`/v1/views?data_source_id=${boats.dataSourceId}`)).body)
    expect(over.map(({ id }) => id)).toContain(view["id"])
  })
})
