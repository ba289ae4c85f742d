import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { resultsOf, text, title, titleOf } from "../../test/wire.ts"

for (const dialect of dialects)
  describe(`answers kept on ${dialect}`, () => {
    let server: TestServer
    let page: string
    beforeAll(async () => {
      server = await startServer(dialect)
      const created = await server.send("POST", "/v1/pages", {
        body: { parent: { page_id: server.inkling.rootPageId }, properties: title("One") },
      })
      page = created.body["id"] as string
    })
    afterAll(() => server.close())

    test("a read sees the write before it, time after time", async () => {
      for (const name of ["Two", "Three", "Four"]) {
        await server.send("PATCH", `/v1/pages/${page}`, { body: { properties: title(name) } })
        for (let read = 0; read < 3; read++)
          expect(titleOf((await server.send("GET", `/v1/pages/${page}`)).body)).toBe(name)
      }
    })

    test("each answer has its own request id", async () => {
      const ids = new Set<string | null>()
      for (let read = 0; read < 3; read++)
        ids.add((await server.send("GET", `/v1/pages/${page}`)).headers.get("x-notion-request-id"))
      expect(ids.size).toBe(3)
    })

    test("another caller gets its own answer, and none once its token is revoked", async () => {
      const { admin } = server.inkling
      const { token } = await admin.createIntegration({ name: `Other on ${dialect}` })
      expect((await server.send("GET", `/v1/pages/${page}`)).status).toBe(200)
      expect((await server.send("GET", `/v1/pages/${page}`, { token })).status).toBe(404)
      await admin.share(page, `Other on ${dialect}`)
      for (let read = 0; read < 2; read++)
        expect((await server.send("GET", `/v1/pages/${page}`, { token })).status).toBe(200)
      await admin.revokeToken(token)
      expect((await server.send("GET", `/v1/pages/${page}`, { token })).status).toBe(401)
    })

    test("versions, hosts and bodies are told apart", async () => {
      const newest = await server.send("GET", `/v1/pages/${page}`)
      const old = await server.send("GET", `/v1/pages/${page}`, { version: "2025-09-03" })
      expect("archived" in newest.body).toBe(false)
      expect(old.body["archived"]).toBe(false)
      const notion = await server.send("GET", `/v1/pages/${page}`, { headers: { host: "api.notion.com" } })
      expect(notion.body["url"]).toMatch(/^https:\/\/app\.notion\.com\//)
      expect(newest.body["url"]).toMatch(/^http:\/\/localhost\//)
      const found = async (query: string) =>
        resultsOf((await server.send("POST", "/v1/search", { body: { query } })).body).length
      expect(await found("nowhere to be found")).toBe(0)
      expect(await found("Four")).toBeGreaterThan(0)
    })

    test("a filter by a relative date is read anew when the day has changed", async () => {
      const database = await server.send("POST", "/v1/databases", {
        body: {
          parent: { type: "page_id", page_id: server.inkling.rootPageId },
          title: text("Days"),
          initial_data_source: { properties: { Name: { title: {} }, Due: { date: {} } } },
        },
      })
      const source = (database.body["data_sources"] as { id: string }[])[0]?.id
      await server.send("POST", "/v1/pages", {
        body: {
          parent: { data_source_id: source },
          properties: { Due: { date: { start: "2026-06-27" } } },
        },
      })
      const count = async (condition: object) => {
        const body = { filter: { property: "Due", date: condition } }
        return resultsOf((await server.send("POST", `/v1/data_sources/${source}/query`, { body })).body)
          .length
      }
      expect(await count({ equals: "today" })).toBe(1)
      expect(await count({ equals: "2026-06-27" })).toBe(1)
      server.advance(86_400_000)
      expect(await count({ equals: "today" })).toBe(0)
      expect(await count({ equals: "2026-06-27" })).toBe(1)
    })
  })
