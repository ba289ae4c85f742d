import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { systemIds } from "@inkling/engine"
import { dialects, testStorage } from "@inkling/store/testing"
import { describe, expect, it, vi } from "vitest"
import { createInkling } from "../inkling.ts"

const started = Date.UTC(2026, 5, 27)

describe.each(dialects)("webhooks that run by themselves on %s", (dialect) => {
  it("cost a commit nothing where nobody subscribed, and are there at once when somebody does", async () => {
    const storage = await testStorage(dialect)
    const options = { storage: storage.options, port: false as const, egress: { allowLoopback: true } }
    const inkling = await createInkling(options)
    const { store, admin } = inkling
    const commits = 40
    let heads = 0
    const stop = await store.onHead(() => heads++)
    const read = vi.spyOn(store, "read")
    const head = vi.spyOn(store, "head")
    for (let commit = 0; commit < commits; commit++)
      await store.write(admin.ws, { actor: null }, async (tx) => {
        const entry = { kind: "page.content_updated", object_type: "page", object_id: "x" } as const
        tx.log({ ...entry, object_pk: null, data_source_pk: null, details: null })
      })
    await expect.poll(() => heads).toBeGreaterThan(0)
    // The look that comes every second, on however slow a machine, is all there is.
    expect(read.mock.calls.length).toBeLessThan(commits / 2)
    expect(head.mock.calls.length).toBe(0)
    read.mockRestore()
    head.mockRestore()
    stop()

    let heard = 0
    const receiver = createServer((_request, response) => {
      heard++
      response.end()
    })
    await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done))
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
    await admin.createWebhook({ integration: "Inkling", url })
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(1)
    receiver.close()
    await inkling.close()
    await storage.remove()
  })
})

describe.runIf(dialects.includes("postgres"))("two processes on one PostgreSQL", () => {
  it("never send an event at once, nor twice", async () => {
    const storage = await testStorage("postgres")
    let now = started
    const clock = { now: () => now }
    const secretKey = "one key for both"
    const options = {
      storage: storage.options,
      port: false as const,
      egress: { allowLoopback: true },
      webhooks: "manual" as const,
      secretKey,
      clock,
      ids: systemIds(clock),
    }
    const first = await createInkling(options)
    const second = await createInkling({ ...options, token: first.token })
    const underWay = new Set<string>()
    const taken: string[] = []
    let overlaps = 0
    let token = ""
    const receiver = createServer(async (request, response) => {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString("utf8"))
      token ||= body.verification_token
      if (underWay.has(body.id)) overlaps++
      underWay.add(body.id)
      await new Promise((done) => setTimeout(done, 5))
      underWay.delete(body.id)
      if (body.id) taken.push(body.id)
      response.end()
    })
    await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done))
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
    const { id } = await first.admin.createWebhook({
      integration: "Inkling",
      url,
      eventTypes: ["comment.created"],
    })
    await Promise.all([first.webhooks.run(), second.webhooks.run()])
    await second.admin.verifyWebhook(id, token)
    const events = 60
    for (let event = 0; event < events; event++) {
      await first.fetch("http://localhost/v1/comments", {
        method: "POST",
        headers: {
          authorization: `Bearer ${first.token}`,
          "notion-version": "2026-03-11",
          "content-type": "application/json",
        },
        body: JSON.stringify({
          parent: { page_id: first.rootPageId },
          rich_text: [{ text: { content: `Comment ${event}` } }],
        }),
      })
      now += 10
      if (event % 7 === 0) void Promise.all([first.webhooks.run(), second.webhooks.run()])
    }
    await Promise.all([first.webhooks.run(), second.webhooks.run()])
    expect(overlaps).toBe(0)
    expect(taken).toHaveLength(events)
    expect(new Set(taken).size).toBe(events)
    receiver.close()
    await Promise.all([first.close(), second.close()])
    await storage.remove()
  })
})
