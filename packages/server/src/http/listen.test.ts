import { afterAll, beforeAll, expect, test } from "vitest"
import { createInkling, type Inkling } from "../inkling.ts"

let inkling: Inkling
beforeAll(async () => {
  inkling = await createInkling()
})
afterAll(() => inkling.close())

const send = (path: string, init: RequestInit = {}) =>
  fetch(`${inkling.url}${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${inkling.token}`,
      "notion-version": "2026-03-11",
      "content-type": "application/json",
      ...init.headers,
    },
  })

const errorOf = async (response: Response) => (await response.json()) as { code: string; request_id: string }

test("answers over a socket as in process", async () => {
  const response = await send("/v1/users/me")
  expect(response.status).toBe(200)
  const body = await errorOf(response)
  expect(response.headers.get("x-notion-request-id")).toBe(body.request_id)
})

test("a path that cannot be decoded is a bad URL", async () => {
  const response = await send("/v1/pages/%zz")
  expect(response.status).toBe(400)
  expect((await errorOf(response)).code).toBe("invalid_request_url")
})

test.each([600_000, 10_000_000, 20_000_000])(
  "a body of %d bytes is refused in Notion's form",
  async (bytes) => {
    const response = await send("/v1/search", {
      method: "POST",
      body: JSON.stringify({ query: "x".repeat(bytes) }),
    })
    expect(response.status).toBe(400)
    expect(await errorOf(response)).toMatchObject({ object: "error", code: "validation_error" })
  },
)

test.each(["text/plain", "application/xml", "multipart/form-data; boundary=x"])(
  "a body called %s is not read",
  async (type) => {
    const response = await send("/v1/comments", {
      method: "POST",
      body: "{}",
      headers: { "content-type": type },
    })
    expect(response.status).toBe(400)
    expect((await errorOf(response)).code).toBe("validation_error")
  },
)

test("health and readiness are told without a token", async () => {
  expect((await fetch(`${inkling.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${inkling.url}/readyz`)).json()).toEqual({ ok: true })
})

test("what is not under /v1 says where the API is", async () => {
  const response = await fetch(`${inkling.url}/pages`)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain("/v1")
})

test("the operator's API is closed without its secret", async () => {
  expect((await fetch(`${inkling.url}/inkling/admin/v1/tokens`)).status).toBe(401)
  const open = await createInkling({ adminSecret: "s3cret" })
  const ask = (secret: string) =>
    fetch(`${open.url}/inkling/admin/v1/tokens`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask("wrong!")).status).toBe(401)
  expect((await ask("")).status).toBe(401)
  expect((await ask("s3cret")).status).toBe(200)
  await open.close()
})
