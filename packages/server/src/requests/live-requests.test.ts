import { afterAll, beforeAll, expect, test } from "vitest"
import { type EventReader, readEvents } from "../../test/read-events.ts"
import { createInkling, type Inkling } from "../inkling.ts"

let inkling: Inkling
const readers: EventReader[] = []
beforeAll(async () => {
  inkling = await createInkling({ adminSecret: "s3cret" })
})
afterAll(async () => {
  for (const reader of readers) reader.close()
  await inkling.close()
})

const secret = { authorization: "Bearer s3cret" }
const live = async (query = "", headers: Record<string, string> = secret) => {
  const reader = await readEvents(`${inkling.url}/inkling/admin/v1/requests/live${query}`, headers)
  readers.push(reader)
  return reader
}
const ask = (path: string) =>
  fetch(`${inkling.url}/v1${path}`, {
    headers: { authorization: `Bearer ${inkling.token}`, "notion-version": "2026-03-11" },
  })

test("tells each request as it is answered, with its explanation", async () => {
  const reader = await live()
  await ask("/users/me")
  expect((await reader.next()).data).toMatchObject({ url: "/v1/users/me", status: 200, explanation: null })
  await ask("/nowhere")
  const event = await reader.next()
  expect(event.type).toBe("request")
  expect(event.data).toMatchObject({ status: 400, code: "invalid_request_url" })
  expect(event.data.explanation).toMatch(/nowhere/)
})

test("tells only what fits the filter", async () => {
  const reader = await live("?status=4xx&path=/v1/blocks")
  await ask("/nowhere")
  await ask("/users/me")
  await ask("/blocks/nothing")
  expect((await reader.next()).data).toMatchObject({ url: "/v1/blocks/nothing" })
})

test("goes on where a reader was, from what the log still has", async () => {
  const first = await live()
  await ask("/users/me")
  const { id } = await first.next()
  first.close()
  await ask("/custom_emojis")
  const second = await live("", { ...secret, "last-event-id": id })
  expect((await second.next()).data.url).toBe("/v1/custom_emojis")
})

test("lets only owners and the operator in", async () => {
  expect((await live("", { authorization: "Bearer wrong" })).status).toBe(401)
  expect((await live("", { authorization: `Bearer ${inkling.token}` })).status).toBe(401)
  expect((await live("?status=many")).status).toBe(400)
  const list = await fetch(`${inkling.url}/inkling/admin/v1/requests?status=400`, { headers: secret })
  const { results } = (await list.json()) as { results: { id: string }[] }
  const one = await fetch(`${inkling.url}/inkling/admin/v1/requests/one?id=${results[0]?.id}`, {
    headers: secret,
  })
  expect(await one.json()).toMatchObject({ id: results[0]?.id, response_body: { is_cut: false } })
})

test("explains a program's request that lacks /v1, and leaves browsers alone", async () => {
  const reader = await live()
  const headers = { authorization: `Bearer ${inkling.token}` }
  expect((await fetch(`${inkling.url}/nobody`)).status).toBe(404)
  const lost = await fetch(`${inkling.url}/users/me`, {
    headers: { ...headers, "notion-version": "2026-03-11" },
  })
  expect(lost.status).toBe(404)
  expect((await reader.next()).data).toMatchObject({
    url: "/users/me",
    code: null,
    explanation: "The path lacks /v1: the API is at GET /v1/users/me.",
    fix: { action: "use_endpoint", method: "GET", path: "/v1/users/me" },
  })
})

test("says so when a fault rule struck, whatever the rule did", async () => {
  const reader = await live()
  const { admin } = inkling
  for (const fault of [{ status: 429 }, { status: 502 }, { drop: "before" }, { drop: "after" }]) {
    const { id } = await admin.addFault({ ...fault, times: 1 } as never)
    await ask("/users/me").catch(() => undefined)
    expect((await reader.next()).data).toMatchObject({
      explanation: expect.stringContaining("fault rule"),
      fix: { action: "remove_faults" },
    })
    await admin.removeFault(id)
  }
})

test("ends with the server", async () => {
  const other = await createInkling({ adminSecret: "s3cret" })
  const reader = await readEvents(`${other.url}/inkling/admin/v1/requests/live`, secret)
  await other.close()
  expect(await reader.rest()).toEqual([])
})
