import { type Dialect, dialects } from "@inkling/store/testing"
import { verifyWebhookSignature } from "@notionhq/client"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { quietMs } from "../src/webhooks/bundle-event.ts"
import { makeDatabase } from "./data-source-requests.ts"
import { startServer, type TestServer } from "./start-server.ts"
import { type Received, type Receiver, startReceiver } from "./webhook-receiver.ts"

for (const dialect of dialects)
  describe(`webhooks on ${dialect}`, () => {
    let server: TestServer
    let receiver: Receiver
    let token: string
    let id: string

    beforeEach(async () => {
      server = await startServer(dialect as Dialect, { webhooks: "manual", egress: { allowLoopback: true } })
      receiver = await startReceiver()
      const made = await server.inkling.admin.createWebhook({ integration: "Inkling", url: receiver.url })
      id = made.id
      await server.inkling.webhooks.run()
      token = receiver.received[0]?.body["verification_token"] as string
      await server.inkling.admin.verifyWebhook(id, token)
    })
    afterEach(async () => {
      receiver.close()
      await server.close()
    })

    const addPage = async (title: string, parent: object = { page_id: server.inkling.rootPageId }) => {
      const properties = { title: [{ text: { content: title } }] }
      const { body } = await server.send("POST", "/v1/pages", { body: { parent, properties } })
      return body["id"] as string
    }
    /** What the receiver got since the handshake, after everything that is gathered has become due. */
    const told = async () => {
      await server.inkling.webhooks.run()
      server.advance(quietMs)
      await server.inkling.webhooks.run()
      return receiver.received.splice(0).filter(({ body }) => "type" in body)
    }
    const types = (all: Received[]) => all.map(({ body }) => body["type"]).sort()

    it("send the token, signed by itself, and nothing before it is given back", async () => {
      const [handshake] = receiver.received
      expect(Object.keys(handshake?.body ?? {})).toEqual(["verification_token"])
      expect(token).toMatch(/^secret_[\w-]{43}$/)
      const signed = { body: handshake?.raw ?? "", signature: handshake?.signature, verificationToken: token }
      expect(await verifyWebhookSignature(signed)).toBe(true)
      const wrong = server.inkling.admin.verifyWebhook(id, `${token}x`)
      await expect(wrong).rejects.toThrow("not the verification token")
    })

    it("tell of a page and of its parent's content, once they have been quiet", async () => {
      const page = await addPage("Kite")
      await server.inkling.webhooks.run()
      expect(types(receiver.received.splice(1))).toEqual([])
      receiver.received.splice(0)
      const events = await told()
      expect(types(events)).toEqual(["page.content_updated", "page.created"])
      for (const { raw, signature } of events)
        expect(await verifyWebhookSignature({ body: raw, signature, verificationToken: token })).toBe(true)
      const made = events.find(({ body }) => body["type"] === "page.created")?.body
      expect(made).toMatchObject({
        workspace_id: server.inkling.workspaceId,
        subscription_id: id,
        api_version: "2026-03-11",
        attempt_number: 1,
        authors: [{ type: "bot" }],
        entity: { id: page, type: "page" },
        data: { parent: { id: server.inkling.rootPageId, type: "page" } },
      })
      expect(await told()).toEqual([])
    })

    it("say nothing of what came and went at once", async () => {
      const page = await addPage("Brief")
      await server.send("PATCH", `/v1/pages/${page}`, { body: { in_trash: true } })
      expect(types(await told())).toEqual(["page.content_updated"])
    })

    it("tell locks and comments without waiting", async () => {
      const page = await addPage("Locked")
      await told()
      await server.send("PATCH", `/v1/pages/${page}`, { body: { is_locked: true } })
      const body = { parent: { page_id: page }, rich_text: [{ text: { content: "Hi" } }] }
      await server.send("POST", "/v1/comments", { body })
      await server.inkling.webhooks.run()
      expect(types(receiver.received.splice(0))).toEqual(["comment.created", "page.locked"])
    })

    it("tell of views, with their database and what an update changed", async () => {
      await server.inkling.admin.setWebhookEvents(id, ["view.created", "view.updated", "view.deleted"])
      const { id: database, dataSourceId } = await makeDatabase(server, "Boats")
      await told()
      const view = { database_id: database, data_source_id: dataSourceId, name: "Board", type: "table" }
      const path = `/v1/views/${(await server.send("POST", "/v1/views", { body: view })).body["id"]}`
      const entity = { id: path.slice("/v1/views/".length), type: "view" }
      const parent = { id: database, type: "database" }
      const heard = async () =>
        (await told()).map(({ body }) => [body["type"], body["entity"], body["data"]] as const)
      expect(await heard()).toEqual([["view.created", entity, { parent, view_type: "table" }]])
      await server.send("PATCH", path, { body: { name: "Named" } })
      await server.send("PATCH", path, { body: { quick_filters: { Name: {} }, filter: null } })
      const updated_fields = ["name", "filter"]
      expect(await heard()).toEqual([["view.updated", entity, { parent, updated_fields }]])
      await server.send("DELETE", path)
      expect(await heard()).toEqual([["view.deleted", entity, { parent }]])
    })

    it("try again with the same id, up to eight times, then pause", async () => {
      await server.inkling.admin.setWebhookEvents(id, ["page.created"])
      await addPage("Down")
      receiver.status = 302
      const seen = await told()
      for (let hour = 0; hour < 26 * 60; hour += 5) {
        server.advance(5 * 60_000)
        await server.inkling.webhooks.run()
      }
      seen.push(...receiver.received.splice(0))
      expect(seen.map(({ body }) => body["attempt_number"])).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(new Set(seen.map(({ body }) => body["id"])).size).toBe(1)
      expect((await server.inkling.admin.listWebhooks())[0]?.state).toBe("paused")
      expect(await server.inkling.admin.listWebhookDeliveries(id)).toMatchObject([
        { state: "failed", attempt: 8, result: "HTTP 302" },
      ])
      receiver.status = 200
      await server.inkling.admin.resumeWebhook(id)
      await server.inkling.admin.resendDelivery(id, seen[0]?.body["id"] as string)
      expect((await told()).map(({ body }) => [body["id"], body["attempt_number"]])).toEqual([
        [seen[0]?.body["id"], 1],
      ])
    })

    it("replay since a moment under new ids", async () => {
      await server.inkling.admin.setWebhookEvents(id, ["page.created"])
      await addPage("Early")
      const first = await told()
      server.advance(60_000)
      const since = server.inkling.clock.now()
      const late = await addPage("Late")
      const second = await told()
      expect(await server.inkling.admin.replayWebhook(id, since)).toBe(1)
      const again = await told()
      expect(again.map(({ body }) => body["entity"])).toEqual([{ id: late, type: "page" }])
      const ids = [...first, ...second, ...again].map(({ body }) => body["id"])
      expect(new Set(ids).size).toBe(3)
    })

    it("say nothing of what is not shared, or no longer", async () => {
      const { admin, rootPageId } = server.inkling
      await addPage("Shared until it was due")
      await server.inkling.webhooks.run()
      receiver.received.splice(0)
      await admin.createIntegration({ name: "Other" })
      await admin.share(rootPageId, "Other")
      await admin.unshare(rootPageId, "Inkling")
      expect(await told()).toEqual([])
      const states = (await admin.listWebhookDeliveries(id)).map(({ state }) => state)
      expect(new Set(states)).toEqual(new Set(["dropped"]))
    })

    it("send more than are under way at once, each once", async () => {
      await server.inkling.admin.setWebhookEvents(id, ["page.created"])
      for (let count = 0; count < 15; count++) await addPage(`Page ${count}`)
      const events = await told()
      expect(new Set(events.map(({ body }) => body["id"])).size).toBe(15)
      expect(events).toHaveLength(15)
    })
  })
