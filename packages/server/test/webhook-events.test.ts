import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { type Dialect, dialects } from "@inkling/store/testing"
import { verifyWebhookSignature } from "@notionhq/client"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { longestMs } from "../src/webhooks/bundle-event.ts"
import { eventTypesOf, type WebhookVersion, webhookVersions } from "../src/webhooks/event-types.ts"
import { startServer, type TestServer } from "./start-server.ts"
import { sendForm } from "./upload.ts"
import { type Receiver, startReceiver } from "./webhook-receiver.ts"
import { type CheckPayload, webhookSchemas } from "./webhook-schemas.ts"

type Body = Record<string, unknown>

let check: CheckPayload
let foreign: Server
beforeAll(async () => {
  check = webhookSchemas()
  foreign = createServer((request, response) => {
    response.writeHead(200, { "content-type": "application/pdf", "content-length": 100 })
    if (request.method === "GET") response.write("half", () => response.destroy())
    else response.end()
  })
  await new Promise<void>((done) => foreign.listen(0, "127.0.0.1", done))
}, 120_000)
afterAll(() => {
  foreign.close()
})

describe.each(dialects)("every event on %s", (dialect) => {
  describe.each(webhookVersions)("in the words of %s", (version) => {
    let server: TestServer
    let receiver: Receiver
    let token: string
    const seen = new Set<string>()

    beforeAll(async () => {
      server = await startServer(dialect as Dialect, { webhooks: "manual", egress: { allowLoopback: true } })
      receiver = await startReceiver()
      const webhook = { integration: "Inkling", url: receiver.url, apiVersion: version }
      const { id } = await server.inkling.admin.createWebhook(webhook)
      await server.inkling.webhooks.run()
      token = receiver.received.splice(0)[0]?.body["verification_token"] as string
      await server.inkling.admin.verifyWebhook(id, token)
    })
    afterAll(async () => {
      receiver.close()
      await server.close()
    })

    const send = async (method: string, path: string, body?: Body): Promise<Body> => {
      const answer = await server.send(method, `/v1${path}`, body ? { body } : {})
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    }
    /** What is told once everything has become due: each type with its entity's kind, sorted; all checked. */
    const told = async (): Promise<Record<string, Body>> => {
      await server.inkling.webhooks.run()
      server.advance(longestMs)
      await server.inkling.webhooks.run()
      const events: Record<string, Body> = {}
      for (const { raw, body, signature } of receiver.received.splice(0)) {
        expect(await verifyWebhookSignature({ body: raw, signature, verificationToken: token })).toBe(true)
        expect(check(body), raw).toBeUndefined()
        expect(body).toMatchObject({ api_version: version, authors: [{ type: "bot" }], attempt_number: 1 })
        seen.add(body["type"] as string)
        events[body["type"] as string] = body
      }
      return events
    }
    const text = (content: string) => [{ text: { content } }]
    const addPage = async (parent: Body, title = "A page"): Promise<string> => {
      const { id } = await send("POST", "/pages", { parent, properties: { title: text(title) } })
      return id as string
    }
    const isOld = version === "2022-06-28"
    /** The name of an event about rows or columns in this version. */
    const source = (what: string) => `${isOld ? "database" : "data_source"}.${what}`
    const inVersion = (...types: string[]) =>
      types.filter((type) => eventTypesOf(version as WebhookVersion).includes(type as never)).sort()

    it("pages", async () => {
      const { rootPageId } = server.inkling
      const root = { page_id: rootPageId }
      const page = await addPage(root)
      const other = await addPage(root)
      await told()

      await send("PATCH", `/pages/${page}`, { properties: { title: text("New") } })
      const titled = await told()
      expect(Object.keys(titled)).toEqual(["page.content_updated"])
      expect(titled["page.content_updated"]?.["data"]).toEqual({
        updated_blocks: [{ id: page, type: "page" }],
        parent: { id: rootPageId, type: "page" },
      })
      const { results } = await send("PATCH", `/blocks/${page}/children`, {
        children: [{ paragraph: { rich_text: text("One") } }],
      })
      const block = (results as Body[])[0]?.["id"]
      expect((await told())["page.content_updated"]?.["data"]).toMatchObject({
        updated_blocks: [{ id: block, type: "block" }],
      })
      await send("PATCH", `/blocks/${block}`, { paragraph: { rich_text: text("Two") } })
      expect((await told())["page.content_updated"]).toMatchObject({ entity: { id: page } })
      await send("DELETE", `/blocks/${block}`)
      expect((await told())["page.content_updated"]).toMatchObject({ entity: { id: page } })
      await send("PATCH", `/pages/${page}/markdown`, {
        type: "insert_content",
        insert_content: { content: "Three", position: { type: "end" } },
      })
      expect((await told())["page.content_updated"]?.["data"]).toMatchObject({
        updated_blocks: [{ type: "block" }],
      })
      await send("PATCH", `/pages/${page}`, { is_locked: true })
      expect(Object.keys(await told())).toEqual(["page.locked"])
      await send("PATCH", `/pages/${page}`, { is_locked: false })
      expect(Object.keys(await told())).toEqual(["page.unlocked"])
      await send("POST", `/pages/${page}/move`, { parent: { type: "page_id", page_id: other } })
      expect((await told())["page.moved"]?.["data"]).toEqual({ parent: { id: other, type: "page" } })
      await send("PATCH", `/pages/${page}`, { in_trash: true })
      expect(Object.keys(await told()).sort()).toEqual(["page.content_updated", "page.deleted"])
      await send("PATCH", `/pages/${page}`, { in_trash: false })
      expect(Object.keys(await told()).sort()).toEqual(["page.content_updated", "page.undeleted"])
    })

    it("databases, data sources and their rows", async () => {
      const parent = { type: "page_id", page_id: server.inkling.rootPageId }
      const columns = { Name: { title: {} }, Size: { number: {} } }
      const database = await send("POST", "/databases", {
        parent,
        initial_data_source: { properties: columns },
      })
      const sourceId = (database["data_sources"] as Body[])[0]?.["id"] as string
      const made = await told()
      const first = isOld ? [] : ["view.created"]
      expect(Object.keys(made).sort()).toEqual(["database.created", "page.content_updated", ...first])
      expect(made["database.created"]?.["data"]).toEqual({
        parent: { id: server.inkling.rootPageId, type: "page" },
      })

      const { properties } = await send("PATCH", `/data_sources/${sourceId}`, {
        properties: { Due: { date: {} } },
      })
      const due = (properties as Record<string, Body>)["Due"]?.["id"]
      expect((await told())[source("schema_updated")]).toMatchObject({
        entity: isOld ? { id: database["id"], type: "database" } : { id: sourceId, type: "data_source" },
        data: { updated_properties: [{ id: due, name: "Due", action: "created" }] },
      })
      const row = await send("POST", "/pages", { parent: { data_source_id: sourceId }, properties: {} })
      const added = await told()
      expect(Object.keys(added).sort()).toEqual([source("content_updated"), "page.created"].sort())
      expect(added["page.created"]?.["data"]).toEqual({
        parent: { id: database["id"], type: "database", ...(!isOld && { data_source_id: sourceId }) },
      })
      expect(added[source("content_updated")]?.["data"]).toMatchObject({
        updated_blocks: [{ id: row["id"], type: "block" }],
      })
      await send("PATCH", `/pages/${row["id"]}`, { properties: { Size: { number: 7 } } })
      const size = (properties as Record<string, Body>)["Size"]?.["id"]
      expect((await told())["page.properties_updated"]?.["data"]).toMatchObject({
        updated_properties: [size],
      })

      const second = await send("POST", "/data_sources", {
        parent: { type: "database_id", database_id: database["id"] },
        properties: { Name: { title: {} } },
      })
      expect(Object.keys(await told()).sort()).toEqual([...inVersion("data_source.created"), ...first])
      await send("PATCH", `/data_sources/${second["id"]}`, { in_trash: true })
      expect(Object.keys(await told())).toEqual(inVersion("data_source.deleted"))
      await send("PATCH", `/data_sources/${second["id"]}`, { in_trash: false })
      expect(Object.keys(await told())).toEqual(inVersion("data_source.undeleted"))
      const elsewhere = await send("POST", "/databases", {
        parent,
        initial_data_source: { properties: columns },
      })
      await told()
      await send("PATCH", `/data_sources/${second["id"]}`, {
        parent: { type: "database_id", database_id: elsewhere["id"] },
      })
      expect(Object.keys(await told())).toEqual(inVersion("data_source.moved"))
      const page = await addPage({ page_id: server.inkling.rootPageId })
      await told()
      await send("PATCH", `/databases/${database["id"]}`, { parent: { type: "page_id", page_id: page } })
      expect((await told())["database.moved"]?.["data"]).toEqual({ parent: { id: page, type: "page" } })
      await send("PATCH", `/databases/${database["id"]}`, { in_trash: true })
      expect(Object.keys(await told())).toContain("database.deleted")
      await send("PATCH", `/databases/${database["id"]}`, { in_trash: false })
      expect(Object.keys(await told())).toContain("database.undeleted")
    })

    it("comments", async () => {
      const page = await addPage({ page_id: server.inkling.rootPageId })
      await told()
      const { id } = await send("POST", "/comments", { parent: { page_id: page }, rich_text: text("Hello") })
      const { "comment.created": made } = await told()
      expect(made).toMatchObject({
        entity: { id, type: "comment" },
        data: { page_id: page, parent: { id: page, type: "page" } },
      })
      await send("PATCH", `/comments/${id}`, { rich_text: text("Good bye") })
      expect(Object.keys(await told())).toEqual(["comment.updated"])
      await send("DELETE", `/comments/${id}`)
      expect(Object.keys(await told())).toEqual(["comment.deleted"])
    })

    it("uploads", async () => {
      const { id } = await send("POST", "/file_uploads", { filename: "a.txt" })
      expect((await told())["file_upload.created"]).toMatchObject({ entity: { id, type: "file_upload" } })
      await sendForm(server, id, "Hello", { filename: "a.txt" })
      expect(Object.keys(await told())).toEqual(["file_upload.completed"])
      const external_url = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/a.pdf`
      await send("POST", "/file_uploads", { mode: "external_url", external_url, filename: "a.pdf" })
      await server.inkling.idle()
      expect((await told())["file_upload.upload_failed"]?.["data"]).toMatchObject({
        file_import_result: { type: "error" },
      })
      await send("POST", "/file_uploads", { filename: "late.txt" })
      await told()
      server.advance(2 * 3_600_000)
      await server.inkling.sweepFiles()
      expect(Object.keys(await told())).toEqual(["file_upload.expired"])
    })

    it("views", async () => {
      const database = await send("POST", "/databases", {
        parent: { type: "page_id", page_id: server.inkling.rootPageId },
        initial_data_source: { properties: { Name: { title: {} } } },
      })
      await told()
      const newest = async (method: string, path: string, body?: object) => {
        const answer = await server.send(method, `/v1/views${path}`, body ? { body } : {})
        expect(answer.status, JSON.stringify(answer.body)).toBe(200)
        return answer.body
      }
      const shown = await server.send("GET", `/v1/databases/${database["id"]}`)
      const dataSourceId = (shown.body["data_sources"] as Body[])[0]?.["id"]
      const parent = { id: database["id"], type: "database" }
      const view = await newest("POST", "", {
        data_source_id: dataSourceId,
        database_id: database["id"],
        name: "Names",
        type: "list",
      })
      const dataOf = async (type: string) => (await told())[type]?.["data"]
      expect(await dataOf("view.created")).toEqual(isOld ? undefined : { parent, view_type: "list" })
      await newest("PATCH", `/${view["id"]}`, { name: "All names" })
      const sorts = [{ property: "Name", direction: "ascending" }]
      await newest("PATCH", `/${view["id"]}`, { name: "Sorted", sorts })
      expect(await dataOf("view.updated")).toEqual(
        isOld ? undefined : { parent, updated_fields: ["name", "sorts"] },
      )
      await newest("DELETE", `/${view["id"]}`)
      expect(await dataOf("view.deleted")).toEqual(isOld ? undefined : { parent })
    })

    it("all of them, but transcripts that go, which no API can make", () => {
      const all = new Set<string>(eventTypesOf(version as WebhookVersion))
      all.delete("page.transcription_block.transcript_deleted")
      expect(seen).toEqual(all)
    })
  })
})
