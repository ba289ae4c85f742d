import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { paragraph } from "../../test/block-requests.ts"
import { makeDatabase, makeRow, readPage, valueIn } from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { startReceiver } from "../../test/webhook-receiver.ts"
import { resultsOf, titleOf } from "../../test/wire.ts"
import { longestMs } from "../webhooks/bundle-event.ts"

describe.each(dialects)("a template after the answer on %s", (dialect: Dialect) => {
  let server: TestServer
  let source: string
  let template: string
  beforeEach(async () => {
    server = await startServer(dialect, {
      runsTasks: false,
      webhooks: "manual",
      egress: { allowLoopback: true },
    })
    source = (await makeDatabase(server, "Tasks", { Hours: { number: {} }, Rate: { number: {} } }))
      .dataSourceId
    template = (await makeRow(server, source, "Weekly", { Hours: { number: 3 }, Rate: { number: 7 } }))[
      "id"
    ] as string
    await append(template, paragraph("plan"))
    await server.inkling.admin.setTemplate(template, "default")
  })
  afterEach(() => server.close())

  const append = (id: string, ...children: unknown[]) =>
    server.send("PATCH", `/v1/blocks/${id}/children`, { body: { children } })
  const make = async (more: object = {}, token?: string): Promise<Json> => {
    const body = { parent: { data_source_id: source }, template: { type: "default" }, ...more }
    const answer = await server.send("POST", "/v1/pages", { body, ...(token && { token }) })
    expect(answer.status).toBe(200)
    return answer.body
  }
  const childCount = async (id: unknown) =>
    resultsOf((await server.send("GET", `/v1/blocks/${id}/children`)).body).length

  test("the answer has the page without it", async () => {
    const page = await make({ properties: { Hours: { number: 8 } } })
    expect([titleOf(page), valueIn(page, "Hours"), valueIn(page, "Rate"), page["icon"]]).toEqual([
      "",
      8,
      null,
      null,
    ])
    expect(await childCount(page["id"])).toBe(0)
    await server.inkling.runTasks()
    const read = await readPage(server, page["id"])
    expect([titleOf(read), valueIn(read, "Hours"), valueIn(read, "Rate")]).toEqual(["Weekly", 8, 7])
    expect(await childCount(page["id"])).toBe(1)
  })

  test("its today is that of the request, in the zone of the request", async () => {
    const today = {
      mention: {
        type: "template_mention",
        template_mention: { type: "template_mention_date", template_mention_date: "today" },
      },
    }
    await append(template, { paragraph: { rich_text: [today] } })
    const page = await make({ template: { type: "default", timezone: "Asia/Tokyo" } })
    server.advance(3 * 86_400_000)
    await server.inkling.runTasks()
    const blocks = resultsOf((await server.send("GET", `/v1/blocks/${page["id"]}/children`)).body)
    // 27 June 17:01 in UTC is the 28th in Tokyo.
    expect(JSON.stringify(blocks[1])).toContain('"start":"2026-06-28"')
  })

  test("what somebody writes meanwhile stays", async () => {
    const page = await make()
    await append(page["id"] as string, paragraph("mine"))
    await server.send("PATCH", `/v1/pages/${page["id"]}`, {
      body: { properties: { Rate: { number: 1 } }, icon: { emoji: "🥝" } },
    })
    await server.inkling.runTasks()
    const read = await readPage(server, page["id"])
    expect([valueIn(read, "Hours"), valueIn(read, "Rate"), read["icon"]]).toMatchObject([
      3,
      1,
      { emoji: "🥝" },
    ])
    expect(await childCount(page["id"])).toBe(2)
  })

  test("comes once, however often it is looked for, and has no task to ask for", async () => {
    const page = await make()
    await Promise.all([server.inkling.runTasks(), server.inkling.runTasks()])
    await server.inkling.runTasks()
    expect(await childCount(page["id"])).toBe(1)
  })

  test("does not come when page or template have gone", async () => {
    const gone = await make()
    const lost = await make()
    await server.send("PATCH", `/v1/pages/${gone["id"]}`, { body: { in_trash: true } })
    await server.send("PATCH", `/v1/pages/${template}`, { body: { in_trash: true } })
    await server.inkling.runTasks()
    await server.send("PATCH", `/v1/pages/${gone["id"]}`, { body: { in_trash: false } })
    expect([await childCount(gone["id"]), await childCount(lost["id"])]).toEqual([0, 0])
  })

  test("does not come for who may not do it any more", async () => {
    const { admin } = server.inkling
    const guest = await admin.createIntegration({ name: "Guest" })
    const share = (await server.send("GET", `/v1/data_sources/${source}`)).body["parent"] as Json
    await admin.share(share["database_id"] as string, guest.integration.id)
    const page = await make({}, guest.token)
    await admin.revokeToken(guest.token)
    await server.inkling.runTasks()
    expect(await childCount(page["id"])).toBe(0)
  })

  test("comes with a batch too, and not with one that failed", async () => {
    const row = {
      method: "POST",
      path: "/v1/pages",
      body: { parent: { data_source_id: source }, template: { type: "default" } },
    }
    const broken = {
      method: "PATCH",
      path: "/v1/pages/{0.id}",
      body: { properties: { Nope: { number: 1 } } },
    }
    const batch = (...operations: object[]) =>
      server.send("POST", "/inkling/v1/batch", { body: { operations } })
    expect((await batch(row, broken)).status).toBe(400)
    const { results } = (await batch(row)).body as { results: Json[] }
    await server.inkling.runTasks()
    expect(await childCount(results[0]?.["id"])).toBe(1)
    const rows = await server.send("POST", `/v1/data_sources/${source}/query`, { body: {} })
    expect(resultsOf(rows.body)).toHaveLength(1)
  })

  test("is told as changed content once it has come", async () => {
    const receiver = await startReceiver()
    try {
      const { admin, webhooks } = server.inkling
      const { id } = await admin.createWebhook({
        integration: "Inkling",
        url: receiver.url,
        apiVersion: "2026-03-11",
      })
      await webhooks.run()
      await admin.verifyWebhook(id, receiver.received.splice(0)[0]?.body["verification_token"] as string)
      const told = async () => {
        await webhooks.run()
        server.advance(longestMs)
        await webhooks.run()
        return receiver.received.splice(0).map(({ body }) => body)
      }
      await told()
      const page = await make()
      expect((await told()).map(({ type }) => type)).toContain("page.created")
      await server.inkling.runTasks()
      const [block] = resultsOf((await server.send("GET", `/v1/blocks/${page["id"]}/children`)).body)
      const events = await told()
      expect(events.map(({ type }) => type).sort()).toEqual([
        "page.content_updated",
        "page.properties_updated",
      ])
      expect(events.find(({ type }) => type === "page.content_updated")).toMatchObject({
        entity: { id: page["id"] },
        data: { updated_blocks: [{ id: block?.["id"], type: "block" }] },
      })
    } finally {
      receiver.close()
    }
  })
})
