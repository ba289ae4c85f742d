import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type EventReader, readEvents } from "./read-events.ts"
import { startServer, type TestServer } from "./start-server.ts"

const adminSecret = "the operator's secret"

for (const dialect of dialects)
  describe(`the feed of events on ${dialect}`, () => {
    let server: TestServer
    let readers: EventReader[]

    beforeEach(async () => {
      server = await startServer(dialect as Dialect, {
        port: 0,
        adminSecret,
        webhooks: "manual",
        eventFeed: { heartbeatMs: 100, maxReaders: 3 },
      })
      readers = []
    })
    afterEach(async () => {
      for (const reader of readers) reader.close()
      await server.close()
    })

    const listen = async (token: string, query = "", headers: Record<string, string> = {}) => {
      const url = `${server.inkling.url}/inkling/v1/events${query}`
      const reader = await readEvents(url, { authorization: `Bearer ${token}`, ...headers })
      readers.push(reader)
      return reader
    }
    const lock = (pageId: string, isLocked: boolean) =>
      server.send("PATCH", `/v1/pages/${pageId}`, { body: { is_locked: isLocked } })
    const addPage = async (title: string) => {
      const parent = { page_id: server.inkling.rootPageId }
      const properties = { title: [{ text: { content: title } }] }
      const { body } = await server.send("POST", "/v1/pages", { body: { parent, properties } })
      return body["id"] as string
    }

    it("tells what changes at once, in the shape of webhooks", async () => {
      const { rootPageId, token, workspaceId } = server.inkling
      const reader = await listen(token)
      expect(reader.status).toBe(200)
      await lock(rootPageId, true)
      const { type, data } = await reader.next()
      expect(type).toBe("page.locked")
      expect(Object.keys(data)).toEqual([
        "id",
        "timestamp",
        "workspace_id",
        "workspace_name",
        "subscription_id",
        "integration_id",
        "api_version",
        "type",
        "authors",
        "attempt_number",
        "entity",
        "data",
      ])
      expect(data).toMatchObject({
        workspace_id: workspaceId,
        api_version: "2026-03-11",
        type: "page.locked",
        authors: [{ type: "bot" }],
        entity: { id: rootPageId, type: "page" },
      })
    })

    it("resumes behind the last id, with the same ids of events", async () => {
      const { token, rootPageId } = server.inkling
      const first = await listen(token)
      for (const isLocked of [true, false, true]) await lock(rootPageId, isLocked)
      const heard = [await first.next(), await first.next(), await first.next()]
      first.close()
      const again = await listen(token, "", { "last-event-id": heard[0]?.id ?? "" })
      expect([(await again.next()).data, (await again.next()).data]).toEqual(
        heard.slice(1).map(({ data }) => data),
      )
      const asked = await listen(token, `?since=${encodeURIComponent(heard[1]?.id ?? "")}`)
      expect((await asked.next()).data).toEqual(heard[2]?.data)
    })

    it("tells the operator everything, by sequence numbers", async () => {
      const before = (await server.inkling.store.head(1)).seq
      const reader = await listen(adminSecret)
      await addPage("Seen by the operator")
      const types = [(await reader.next()).type, (await reader.next()).type].sort()
      expect(types).toEqual(["page.content_updated", "page.created"])
      const after = (await server.inkling.store.head(1)).seq
      await expect.poll(() => Number(reader.lastId())).toBe(after)
      const replayed = await listen(adminSecret, `?since=${before}`)
      expect((await replayed.next()).data).toMatchObject({ integration_id: null })
    })

    it("tells an integration only what is shared with it, as access comes and goes, and counts nothing else", async () => {
      const { admin } = server.inkling
      const { token } = await admin.createIntegration({ name: "Other" })
      const [page, known] = [await addPage("Private"), await addPage("Known")]
      await admin.share(known, "Other")
      const reader = await listen(token)
      let isLocked = false
      /** What happened before the change that the reader knows of is read before it. */
      const heard = async () => {
        isLocked = !isLocked
        await lock(known, isLocked)
        const events: unknown[] = []
        for (;;) {
          const { data, id } = await reader.next()
          if (data.entity.id === known) return { events, id }
          events.push([data.type, data.entity.id])
        }
      }
      await lock(page, true)
      const before = await heard()
      expect(before.events).toEqual([])
      await admin.share(page, "Other")
      await lock(page, false)
      expect((await heard()).events).toEqual([["page.unlocked", page]])
      await admin.unshare(page, "Other")
      await lock(page, true)
      const after = await heard()
      expect(after.events).toEqual([])
      expect(after.id).not.toMatch(/^\d+$/)
      expect(after.id).toHaveLength(before.id.length)
    })

    it("ends when the token is revoked, and is closed to others", async () => {
      const { admin, rootPageId } = server.inkling
      await admin.createIntegration({ name: "Other" })
      await admin.share(rootPageId, "Other")
      const { token } = await admin.createToken("Other")
      const reader = await listen(token)
      await admin.revokeToken(token)
      await lock(rootPageId, true)
      expect(await reader.rest()).toEqual([])
      expect((await listen(token)).status).toBe(401)
      expect((await listen("nobody")).status).toBe(401)
    })

    it("speaks the words of the version asked for", async () => {
      const { token, rootPageId } = server.inkling
      const parent = { page_id: rootPageId }
      const made = await server.send("POST", "/v1/databases", {
        version: "2022-06-28",
        body: { parent, properties: { Name: { title: {} } } },
      })
      const reader = await listen(token, "", { "notion-version": "2022-06-28" })
      const properties = { Name: { title: [{ text: { content: "Row" } }] } }
      await server.send("POST", "/v1/pages", {
        version: "2022-06-28",
        body: { parent: { database_id: made.body["id"] }, properties },
      })
      const heard = [await reader.next(), await reader.next()]
      expect(heard.map(({ type }) => type).sort()).toEqual(["database.content_updated", "page.created"])
      expect(heard[0]?.data["api_version"]).toBe("2022-06-28")
    })

    it("keeps quiet connections alive, with a position to come back to", async () => {
      const reader = await listen(server.inkling.token)
      await expect.poll(() => reader.comments()).toBeGreaterThan(1)
      const again = await listen(server.inkling.token, "", { "last-event-id": reader.lastId() })
      expect(again.status).toBe(200)
    })

    it("says when a position is out of reach, and refuses one that is none", async () => {
      const ahead = await listen(adminSecret, "?since=999999")
      expect((await ahead.next()).type).toBe("resync")
      const { token } = server.inkling
      expect((await listen(token, "?since=17")).status).toBe(400)
      expect((await listen(adminSecret, "?since=-1")).status).toBe(400)
    })

    it("turns away more readers than it has room for", async () => {
      const { token } = server.inkling
      for (let count = 0; count < 3; count++) expect((await listen(token)).status).toBe(200)
      expect((await listen(token)).status).toBe(529)
    })

    it("ends with the server", async () => {
      const reader = await listen(server.inkling.token)
      await server.inkling.close()
      expect(await reader.rest()).toEqual([])
    })
  })
