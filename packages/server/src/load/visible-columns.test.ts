import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { columnsOf, type MadeDatabase, makeDatabase, makeRow } from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"

describe.each(dialects)("columns that lead out of sight on %s", (dialect) => {
  let server: TestServer
  let seen: MadeDatabase
  let row: Json
  let token: string
  const twin = "Related to Hidden (Link)"

  beforeAll(async () => {
    server = await startServer(dialect)
    seen = await makeDatabase(server, "Seen")
    row = await makeRow(server, seen.dataSourceId, "Row")
    const link = {
      relation: { data_source_id: seen.dataSourceId, type: "dual_property", dual_property: {} },
    }
    const hidden = await makeDatabase(server, "Hidden", { Link: link })
    await makeRow(server, hidden.dataSourceId, "Other", { Link: { relation: [{ id: row["id"] }] } })
    const made = await server.inkling.admin.createIntegration({ name: "Caller" })
    token = made.token
    await server.inkling.admin.share(seen.id, "Caller")
  })
  afterAll(() => server.close())

  const propertyNames = (page: unknown) => Object.keys((page as Json)["properties"] as Json)

  test("are not on its rows, alone or in a query", async () => {
    const page = await server.send("GET", `/v1/pages/${row["id"]}`, { token })
    expect(propertyNames(page.body)).toEqual(["Name"])
    const query = await server.send("POST", `/v1/data_sources/${seen.dataSourceId}/query`, {
      body: {},
      token,
    })
    expect((query.body["results"] as Json[]).map(propertyNames)).toEqual([["Name"]])
  })

  test("are there for those who see where they lead", async () => {
    const page = await server.send("GET", `/v1/pages/${row["id"]}`)
    expect(propertyNames(page.body)).toEqual(expect.arrayContaining(["Name", twin]))
  })

  test("cannot be read, filtered by or written, as if they did not exist", async () => {
    const { [twin]: column } = await columnsOf(server, seen.dataSourceId)
    const item = await server.send("GET", `/v1/pages/${row["id"]}/properties/${column?.["id"]}`, { token })
    const unknown = await server.send("GET", `/v1/pages/${row["id"]}/properties/none`, { token })
    expect(item.status).toBe(unknown.status)
    const query = await server.send("POST", `/v1/data_sources/${seen.dataSourceId}/query`, {
      body: { filter: { property: twin, relation: { is_empty: true } } },
      token,
    })
    expect(query.body).toMatchObject({
      status: 400,
      message: `Could not find property with name or id: ${twin}`,
    })
    for (const [method, path, rest] of [
      ["PATCH", `/v1/pages/${row["id"]}`, {}],
      ["POST", "/v1/pages", { parent: { data_source_id: seen.dataSourceId } }],
    ] as const) {
      const body = { ...rest, properties: { [twin]: { relation: [] } } }
      const write = await server.send(method, path, { body, token })
      expect(write.body).toMatchObject({
        status: 400,
        message: `${twin} is not a property that exists.`,
      })
    }
  })

  test("keep what they hold when the row is edited", async () => {
    const body = { properties: { Name: { title: [{ text: { content: "Edited" } }] } } }
    expect((await server.send("PATCH", `/v1/pages/${row["id"]}`, { body, token })).status).toBe(200)
    const page = await server.send("GET", `/v1/pages/${row["id"]}`)
    const value = (page.body["properties"] as Record<string, Json>)[twin]?.["relation"]
    expect(value).toHaveLength(1)
  })
})
