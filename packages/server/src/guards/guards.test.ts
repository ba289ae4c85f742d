import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeDatabase, makeRow } from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"

describe.each(dialects)("headers that guard a write on %s", (dialect: Dialect) => {
  let server: TestServer
  let root: string

  beforeEach(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterEach(() => server.close())

  const newPage = {
    parent: () => ({ page_id: root }),
    title: (text: string) => [{ text: { content: text } }],
  }
  const create = (key: string | undefined, text = "Made", token?: string) =>
    server.send("POST", "/v1/pages", {
      body: { parent: newPage.parent(), properties: { title: newPage.title(text) } },
      headers: key === undefined ? {} : { "idempotency-key": key },
      ...(token && { token }),
    })
  const childCount = async () =>
    ((await server.send("GET", `/v1/blocks/${root}/children`)).body["results"] as Json[]).length

  describe("Idempotency-Key", () => {
    it("answers a repeated write as it was answered first, without writing again", async () => {
      const first = await create("k1")
      server.advance(3_600_000)
      const again = await create("k1")
      expect(again.body).toEqual(first.body)
      expect(first.headers.get("idempotency-replayed")).toBeNull()
      expect(again.headers.get("idempotency-replayed")).toBe("true")
      expect(await childCount()).toBe(1)
    })

    it("lets one of many that come at once write", async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => create("k1")))
      expect(new Set(answers.map(({ body }) => body["id"])).size).toBe(1)
      expect(await childCount()).toBe(1)
    })

    it("refuses a key that was used for something else", async () => {
      await create("k1")
      const other = await create("k1", "Other")
      expect(other).toMatchObject({ status: 400, body: { code: "validation_error" } })
      expect(other.body["message"]).toBe("This Idempotency-Key was used for another request.")
      expect(await childCount()).toBe(1)
    })

    it("forgets after a day, and keeps no failure", async () => {
      expect((await create("k2", "x".repeat(2_001))).status).toBe(400)
      expect((await create("k2")).status).toBe(200)
      server.advance(24 * 3_600_000)
      expect((await create("k2", "Other")).status).toBe(200)
      expect(await childCount()).toBe(2)
    })

    it("is each integration's own", async () => {
      await create("k1")
      const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
      expect((await create("k1", "Made", guest.token)).status).toBe(404)
      await server.inkling.admin.share(root, guest.integration.id)
      expect((await create("k1", "Made", guest.token)).headers.get("idempotency-replayed")).toBeNull()
    })

    it("does not answer whom nothing is shared with any more, of what lost its capability", async () => {
      const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
      await server.inkling.admin.share(root, guest.integration.id)
      await create("k1", "Made", guest.token)
      await server.inkling.admin.revokeToken(guest.token)
      expect((await create("k1", "Made", guest.token)).status).toBe(401)
    })

    it("keeps what formulas came to, and whole batches", async () => {
      const { dataSourceId } = await makeDatabase(server, "Sums", {
        N: { number: {} },
        Twice: { formula: { expression: 'prop("N") * 2' } },
      })
      const body = { parent: { data_source_id: dataSourceId }, properties: { N: { number: 4 } } }
      const headers = { "idempotency-key": "row" }
      const first = await server.send("POST", "/v1/pages", { body, headers })
      expect(first.body).toMatchObject({ properties: { Twice: { formula: { number: 8 } } } })
      expect((await server.send("POST", "/v1/pages", { body, headers })).body).toEqual(first.body)

      const batch = { operations: [{ method: "POST", path: "/v1/pages", body }] }
      const sent = () =>
        server.send("POST", "/inkling/v1/batch", { body: batch, headers: { "idempotency-key": "batch" } })
      expect((await sent()).body).toEqual((await sent()).body)
      const rows = await server.send("POST", `/v1/data_sources/${dataSourceId}/query`, { body: {} })
      expect(rows.body["results"]).toHaveLength(2)
    })

    it.each(["", "two words", "x".repeat(256)])("refuses %j as a key", async (key) => {
      expect((await create(key)).status).toBe(400)
      expect(await childCount()).toBe(0)
    })
  })

  describe("If-Match", () => {
    const tagOf = async (path: string) => (await server.send("GET", path)).headers.get("etag") as string
    const rename = (path: string, tag: string, more: Json = {}) =>
      server.send("PATCH", path, { body: { icon: { emoji: "🥝" }, ...more }, headers: { "if-match": tag } })

    it("lets a write pass while its object is what it was, and not afterwards", async () => {
      const { dataSourceId } = await makeDatabase(server, "Rows", {
        N: { number: {} },
        Twice: { formula: { expression: 'prop("N") * 2' } },
        Note: { rich_text: {} },
      })
      const note = [{ mention: { page: { id: root } } }]
      const row = await makeRow(server, dataSourceId, "é", { N: { number: 0.1 }, Note: { rich_text: note } })
      const path = `/v1/pages/${row["id"]}`
      const tag = await tagOf(path)
      expect(await tagOf(path)).toBe(tag)
      expect((await rename(path, tag)).status).toBe(200)
      const late = await rename(path, tag, { icon: null })
      expect(late).toMatchObject({ status: 412, body: { code: "precondition_failed" } })
      expect((await server.send("GET", path)).body).toMatchObject({ icon: { emoji: "🥝" } })
      expect((await rename(path, `"other", ${await tagOf(path)}`)).status).toBe(200)
      expect((await rename(path, "*")).status).toBe(200)
    })

    it("guards blocks, databases and data sources", async () => {
      const { id, dataSourceId } = await makeDatabase(server, "Rows")
      const children = [{ paragraph: { rich_text: newPage.title("a") } }]
      const added = await server.send("PATCH", `/v1/blocks/${root}/children`, { body: { children } })
      const block = `/v1/blocks/${(added.body["results"] as Json[])[0]?.["id"]}`
      const writes: [string, Json][] = [
        [block, { paragraph: { rich_text: newPage.title("b") } }],
        [`/v1/databases/${id}`, { title: newPage.title("Renamed") }],
        [`/v1/data_sources/${dataSourceId}`, { title: newPage.title("Again") }],
      ]
      for (const [path, body] of writes) {
        const headers = { "if-match": await tagOf(path) }
        server.advance(60_000)
        expect((await server.send("PATCH", path, { body, headers })).status, path).toBe(200)
        expect((await server.send("PATCH", path, { body, headers })).status, path).toBe(412)
      }
      const tag = await tagOf(block)
      const stale = { headers: { "if-match": `${tag}x` } }
      expect((await server.send("DELETE", block, stale)).status).toBe(412)
      expect((await server.send("DELETE", block, { headers: { "if-match": tag } })).status).toBe(200)
    })

    it("tells nothing to who may not see or read", async () => {
      const guest = await server.inkling.admin.createIntegration({
        name: "Blind",
        capabilities: ["update_content"],
      })
      const write = () =>
        server.send("PATCH", `/v1/pages/${root}`, {
          body: { icon: null },
          headers: { "if-match": "*" },
          token: guest.token,
        })
      await server.inkling.admin.share(root, guest.integration.id)
      expect((await write()).status).toBe(403)
      const reader = await server.inkling.admin.createIntegration({ name: "Elsewhere" })
      const hidden = await server.send("PATCH", `/v1/pages/${root}`, {
        body: { icon: null },
        headers: { "if-match": '"guess"' },
        token: reader.token,
      })
      expect(hidden.status).toBe(404)
    })

    it("is refused where there is no one object", async () => {
      const answer = await server.send("POST", "/v1/pages", {
        body: { parent: newPage.parent(), properties: {} },
        headers: { "if-match": "*" },
      })
      expect(answer.status).toBe(400)
      expect(answer.body["message"]).toContain("If-Match is for writes of one page")
    })
  })
})
