import { listChanges } from "@inkling/store"
import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type MadeDatabase, makeDatabase, patchColumns } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf } from "../../../test/wire.ts"

const nobody = "00000000-0000-8000-8000-000000000001"

describe.each(dialects)("access to views, and what is logged of them, on %s", (dialect) => {
  let server: TestServer
  let boats: MadeDatabase
  beforeAll(async () => {
    server = await startServer(dialect)
    boats = await makeDatabase(server, "Boats")
  })
  afterAll(() => server.close())

  const made = async (body: object = {}): Promise<Json> => {
    const answer = await server.send("POST", "/v1/views", {
      body: { data_source_id: boats.dataSourceId, database_id: boats.id, name: "V", type: "table", ...body },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const statusOf = async (method: string, path: string, token: string, body?: object) =>
    (await server.send(method, path, { token, ...(body && { body }) })).status

  test("what is not shared and what is not there are the same 404", async () => {
    const view = await made()
    const { token } = await server.inkling.admin.createIntegration({ name: "Stranger" })
    for (const [method, path, body] of [
      ["GET", ""],
      ["PATCH", "", { name: "X" }],
      ["DELETE", ""],
      ["POST", "/queries", {}],
      ["GET", `/queries/${nobody}`],
      ["DELETE", `/queries/${nobody}`],
    ] as const) {
      const ask = (id: unknown) =>
        server.send(method, `/v1/views/${id}${path}`, { token, ...(body && { body }) })
      const hidden = await ask(view["id"])
      expect(hidden.status).toBe(404)
      expect(JSON.stringify(hidden.body).replaceAll(String(view["id"]), nobody)).toBe(
        JSON.stringify((await ask(nobody)).body),
      )
    }
    expect(await statusOf("GET", `/v1/views?database_id=${boats.id}`, token)).toBe(404)
    expect(await statusOf("GET", `/v1/views?data_source_id=${boats.dataSourceId}`, token)).toBe(404)
  })

  test("each endpoint wants its capability", async () => {
    const view = await made()
    const path = `/v1/views/${view["id"]}`
    const create = { data_source_id: boats.dataSourceId, database_id: boats.id, name: "V", type: "table" }
    const tokens: Record<string, string> = {}
    for (const capability of ["read_content", "update_content", "insert_content"] as const) {
      const made = await server.inkling.admin.createIntegration({
        name: capability,
        capabilities: [capability],
      })
      await server.inkling.admin.share(boats.id, capability)
      tokens[capability] = made.token
    }
    const statuses = async (method: string, at: string, body?: object) =>
      Promise.all(
        ["read_content", "update_content", "insert_content"].map((capability) =>
          statusOf(method, at, tokens[capability] as string, body),
        ),
      )
    expect(await statuses("GET", path)).toEqual([200, 403, 403])
    expect(await statuses("GET", `/v1/views?database_id=${boats.id}`)).toEqual([200, 403, 403])
    expect(await statuses("POST", `${path}/queries`, {})).toEqual([200, 403, 403])
    expect(await statuses("POST", "/v1/views", create)).toEqual([403, 200, 200])
    expect(await statuses("PATCH", path, { name: "X" })).toEqual([403, 200, 403])
    const blind = await server.send("PATCH", path, {
      token: tokens["update_content"] as string,
      body: { name: "Y" },
    })
    expect(blind.body).toEqual({
      object: "view",
      id: view["id"],
      parent: { type: "database_id", database_id: boats.id },
      type: "table",
    })
    expect(await statuses("DELETE", path)).toEqual([403, 200, 403])
  })

  test("in trash a view is read and not edited; without its data source it is not there", async () => {
    const view = await made()
    const path = `/v1/views/${view["id"]}`
    const trash = (place: string, in_trash: boolean) => server.send("PATCH", place, { body: { in_trash } })
    await trash(`/v1/databases/${boats.id}`, true)
    expect((await server.send("GET", path)).body).toEqual(view)
    expect((await server.send("PATCH", path, { body: { name: "X" } })).status).toBe(400)
    expect((await server.send("DELETE", path)).status).toBe(400)
    await trash(`/v1/databases/${boats.id}`, false)
    await trash(`/v1/data_sources/${boats.dataSourceId}`, true)
    expect((await server.send("GET", path)).status).toBe(404)
    expect(resultsOf((await server.send("GET", `/v1/views?database_id=${boats.id}`)).body)).toEqual([])
    await trash(`/v1/data_sources/${boats.dataSourceId}`, false)
    expect((await server.send("GET", path)).body).toEqual(view)
  })

  test("tabs go with their data source to another database", async () => {
    const home = await makeDatabase(server, "Home")
    const added = await server.send("POST", "/v1/data_sources", {
      body: { parent: { database_id: boats.id }, properties: { Name: { title: {} } } },
    })
    const source = added.body["id"] as string
    const own = resultsOf(
      (await server.send("GET", `/v1/views?database_id=${boats.id}&data_source_id=${source}`)).body,
    )
    await server.send("PATCH", `/v1/data_sources/${source}`, { body: { parent: { database_id: home.id } } })
    const tabs = resultsOf((await server.send("GET", `/v1/views?database_id=${home.id}`)).body)
    expect(tabs.slice(1)).toEqual(own)
    expect((await server.send("GET", `/v1/views/${own[0]?.["id"]}`)).body["parent"]).toEqual({
      type: "database_id",
      database_id: home.id,
    })
  })

  test("a column that the caller may not know of shows in no view, and no view loses it", async () => {
    const secret = await makeDatabase(server, "Secret")
    await patchColumns(server, boats.dataSourceId, {
      Hidden: { relation: { data_source_id: secret.dataSourceId, single_property: {} } },
    })
    const view = await made({
      type: "board",
      filter: { property: "Hidden", relation: { is_not_empty: true } },
      sorts: [{ property: "Hidden", direction: "ascending" }],
      quick_filters: { Hidden: {} },
      configuration: {
        type: "board",
        group_by: { type: "relation", property_id: "Hidden", sort: { type: "manual" } },
        properties: [{ property_id: "Hidden" }],
      },
    })
    expect(view["filter"]).not.toBeNull()
    const { token } = await server.inkling.admin.createIntegration({ name: "Half" })
    await server.inkling.admin.share(boats.id, "Half")
    const path = `/v1/views/${view["id"]}`
    const seen = await server.send("GET", path, { token })
    expect(seen.body).toMatchObject({ filter: null, sorts: null, quick_filters: null, configuration: null })
    const queried = await server.send("POST", `${path}/queries`, { token, body: {} })
    expect(queried.status).toBe(200)
    const edited = await server.send("PATCH", path, { token, body: { quick_filters: { Name: {} } } })
    expect(edited.body["quick_filters"]).toEqual({ title: {} })
    const whole = (await server.send("GET", path)).body
    expect(whole).toMatchObject({ filter: view["filter"], configuration: view["configuration"] })
    expect(Object.keys(whole["quick_filters"] as Json)).toHaveLength(2)
  })

  test("what happens to a view is in the log", async () => {
    const { store, admin } = server.inkling
    const { seq: before } = await store.head(admin.ws)
    const dashboard = await made({ type: "dashboard" })
    const widget = await made({ database_id: undefined, view_id: dashboard["id"] })
    await server.send("PATCH", `/v1/views/${widget["id"]}`, { body: { name: "N", filter: null } })
    await server.send("PATCH", `/v1/views/${widget["id"]}`, { body: {} })
    await server.send("POST", `/v1/views/${widget["id"]}/queries`, { body: {} })
    await server.send("DELETE", `/v1/views/${dashboard["id"]}`)
    const entries = await store.read(admin.ws, (tx) => listChanges(tx, { after: before, limit: 100 }))
    const details = (type: string, more: object = {}) => ({ database_id: boats.id, view_type: type, ...more })
    expect(entries.map(({ kind, object_id, details }) => [kind, object_id, details])).toEqual([
      ["view.created", dashboard["id"], details("dashboard")],
      ["view.created", widget["id"], details("table")],
      ["view.updated", dashboard["id"], details("dashboard", { updated_fields: ["configuration"] })],
      ["view.updated", widget["id"], details("table", { updated_fields: ["name", "filter"] })],
      ["view.deleted", widget["id"], details("table")],
      ["view.deleted", dashboard["id"], details("dashboard")],
    ])
  })
})
