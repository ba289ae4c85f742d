import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("POST /inkling/v1/data_sources/{id}/query_window on %s", (dialect: Dialect) => {
  let server: TestServer
  let id: string
  let databaseId: string
  let rows: Json[]

  beforeEach(async () => {
    server = await startServer(dialect)
    const made = await makeDatabase(server, "Grid", { N: { number: {} } })
    id = made.dataSourceId
    databaseId = made.id
    rows = []
    for (const n of [3, 1, 2, 5, 4]) {
      server.advance(1_000)
      rows.push(await makeRow(server, id, `row ${n}`, { N: { number: n } }))
    }
  })
  afterEach(() => server.close())

  const window = (body: Json, token?: string) =>
    server.send("POST", `/inkling/v1/data_sources/${id}/query_window`, { body, ...(token && { token }) })
  const query = async (body: Json) =>
    (await server.send("POST", `/v1/data_sources/${id}/query`, { body })).body["results"] as Json[]
  const sorts = [{ property: "N", direction: "ascending" }]

  it("shows any part of what a query finds, and counts it", async () => {
    for (const body of [{}, { sorts }, { sorts, filter: { property: "N", number: { greater_than: 1 } } }]) {
      const all = await query(body)
      for (let offset = 0; offset <= all.length + 1; offset++) {
        const answer = await window({ ...body, offset, limit: 2 })
        expect(answer.body).toEqual({
          object: "window",
          results: all.slice(offset, offset + 2),
          offset,
          total: all.length,
          has_more: offset + 2 < all.length,
        })
      }
    }
  })

  it("counts without showing", async () => {
    expect((await window({ limit: 0 })).body).toMatchObject({ results: [], total: 5, has_more: true })
  })

  it("looks at the trash when asked to", async () => {
    const last = rows[4]?.["id"] as string
    await server.send("PATCH", `/v1/pages/${last}`, { body: { in_trash: true } })
    expect((await window({})).body).toMatchObject({ total: 4 })
    expect((await window({ in_trash: true })).body).toMatchObject({ total: 1, results: [{ id: last }] })
  })

  it("speaks old versions", async () => {
    const answer = await server.send("POST", `/inkling/v1/data_sources/${id}/query_window`, {
      version: "2022-06-28",
      body: { limit: 1 },
    })
    expect(answer.body["results"]).toMatchObject([{ archived: false, parent: { type: "database_id" } }])
  })

  it("counts only rows that the caller sees", async () => {
    const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect((await window({}, guest.token)).status).toBe(404)
    await server.inkling.admin.share(rows[0]?.["id"] as string, guest.integration.id)
    expect((await window({}, guest.token)).status).toBe(404)
    await server.inkling.admin.share(databaseId, guest.integration.id)
    expect((await window({}, guest.token)).body).toMatchObject({ total: 5 })
  })

  it.each<[string, Json, string]>([
    ["a bad filter", { filter: { property: "Nope", number: { equals: 1 } } }, "Could not find property"],
    ["a bad sort", { sorts: [{ property: "Nope", direction: "ascending" }] }, "Could not find sort property"],
    ["a thousand and one rows", { limit: 1_001 }, "body.limit"],
    ["a negative offset", { offset: -1 }, "body.offset"],
    ["a cursor", { start_cursor: "x" }, "body.start_cursor should be not present"],
  ])("refuses %s", async (_, body, message) => {
    const answer = await window(body)
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toContain(message)
  })
})
