import { ApiError, type ErrorCode, errorStatus, serviceOverload } from "@inkling/contract"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Log } from "../src/services.ts"
import { startServer, type TestServer } from "./start-server.ts"

const logged: { entry: object; message: string }[] = []
const log: Log = { error: (entry, message) => logged.push({ entry, message }), info: () => {} }

let server: TestServer
beforeAll(async () => {
  server = await startServer("sqlite", { log })
})
afterAll(() => server.close())

const codes = Object.keys(errorStatus) as ErrorCode[]

/** Sends a request without the checks of `send`, which take a 5xx for a failure of the server's. */
async function raw(method: string, path: string, more: RequestInit = {}) {
  const headers = {
    authorization: `Bearer ${server.inkling.token}`,
    "notion-version": "2026-03-11",
    ...more.headers,
  }
  const response = await server.inkling.fetch(`http://x${path}`, { ...more, method, headers })
  return { response, body: (await response.json()) as Record<string, unknown> }
}

test.each(codes)("%s has the one envelope", (code) => {
  const body = new ApiError(code, "Text.", { additionalData: { a: "1" } }).toBody("id")
  expect(Object.keys(body)).toEqual(["object", "status", "code", "message", "additional_data", "request_id"])
  expect(body).toMatchObject({ object: "error", status: errorStatus[code], code })
  expect(Object.keys(new ApiError(code, "Text.").toBody("id"))).not.toContain("additional_data")
})

const limited = async () => {
  const other = await startServer("sqlite", { rateLimit: 1 })
  for (let at = 0; at < 10; at++) await other.send("GET", "/v1/users/me")
  const { status, body } = await other.send("GET", "/v1/users/me")
  await other.close()
  return { status, code: body["code"] }
}

/** The answer to a read while the store fails in this way. */
const whileStoreThrows = async (error: unknown) => {
  const { store } = server.inkling
  const { read } = store
  store.read = () => Promise.reject(error)
  try {
    const { response, body } = await raw("GET", `/v1/pages/${server.inkling.rootPageId}`)
    return { status: response.status, code: body["code"], message: body["message"] }
  } finally {
    store.read = read
  }
}

const answerOf = async (...words: Parameters<typeof raw>) => {
  const { response, body } = await raw(...words)
  return { status: response.status, code: body["code"] }
}

const restricted = async () => {
  const { token } = await server.inkling.admin.createIntegration({ name: "None", capabilities: [] })
  return answerOf("POST", "/v1/search", { headers: { authorization: `Bearer ${token}` } })
}

/** The answer to a public integration, fresh each time. */
const asClient = async (path: string, body: object) => {
  const { clientId, clientSecret } = await server.inkling.admin.createIntegration({
    name: `App for ${path} ${JSON.stringify(body)}`,
    type: "public",
    redirectUris: ["https://app.example/"],
  })
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`
  const headers = { authorization, "content-type": "application/json" }
  return answerOf("POST", path, { body: JSON.stringify(body), headers })
}

/** At least one way to meet each code. `gateway_timeout` is Notion's edge; nothing here stands behind one. */
const scenarios: Record<
  Exclude<ErrorCode, "gateway_timeout">,
  () => Promise<{ status: number; code: unknown }>
> = {
  invalid_json: () =>
    answerOf("POST", "/v1/search", { body: "{", headers: { "content-type": "application/json" } }),
  invalid_request_url: () => answerOf("GET", "/v1/nothing"),
  invalid_request: () => asClient("/v1/oauth/revoke", {}),
  invalid_client: () => answerOf("POST", "/v1/oauth/revoke"),
  invalid_grant: () => asClient("/v1/oauth/token", { grant_type: "refresh_token", refresh_token: "nrt_x" }),
  unsupported_grant_type: () => asClient("/v1/oauth/token", { grant_type: "password" }),
  invalid_beta: () => answerOf("GET", "/v1/users/me", { headers: { "notion-beta": "x" } }),
  validation_error: () => answerOf("GET", "/v1/pages/AAA"),
  missing_version: () => answerOf("GET", "/v1/users/me", { headers: { "notion-version": "1999-01-01" } }),
  unauthorized: () => answerOf("GET", "/v1/users/me", { headers: { authorization: "Bearer x" } }),
  restricted_resource: restricted,
  object_not_found: () => answerOf("GET", "/v1/pages/00000000-0000-0000-0000-000000000000"),
  conflict_error: () =>
    whileStoreThrows(new ApiError("conflict_error", "Conflict occurred while saving. Please try again.")),
  rate_limited: limited,
  precondition_failed: () =>
    answerOf("PATCH", `/v1/pages/${server.inkling.rootPageId}`, {
      body: "{}",
      headers: { "content-type": "application/json", "if-match": '"x"' },
    }),
  internal_server_error: () => whileStoreThrows(new Error("a bug")),
  service_unavailable: () =>
    whileStoreThrows(new ApiError("service_unavailable", "x", { cause: new Error("down") })),
  service_overload: () => whileStoreThrows(serviceOverload()),
}

test.each(Object.keys(scenarios) as (keyof typeof scenarios)[])(
  "%s is met in one scenario at least",
  async (code) => {
    expect(await scenarios[code]()).toMatchObject({ status: errorStatus[code], code })
  },
)

test("a bug is answered without its message; the log has it, with the request id", async () => {
  logged.length = 0
  const answer = await whileStoreThrows(new Error("secret table name"))
  expect(answer).toEqual({
    status: 500,
    code: "internal_server_error",
    message: "Unexpected error occurred.",
  })
  expect(logged).toHaveLength(1)
  expect(logged[0]?.entry).toMatchObject({ err: expect.objectContaining({ message: "secret table name" }) })
  expect(logged[0]?.entry).toHaveProperty("requestId")
})

test("work that takes too long is answered 503", async () => {
  const slow = await startServer("sqlite", { config: { deadlineMs: 1 } })
  const { store } = slow.inkling
  const { read } = store
  store.read = ((ws, job) =>
    new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
      read.call(store, ws, job as never),
    )) as typeof read
  const headers = { authorization: `Bearer ${slow.inkling.token}`, "notion-version": "2026-03-11" }
  const response = await slow.inkling.fetch(`http://x/v1/pages/${slow.inkling.rootPageId}`, { headers })
  expect(response.status).toBe(503)
  await slow.close()
})

test("a full queue of writes is answered 529 with Retry-After", async () => {
  const { store } = server.inkling
  const { write } = store
  store.write = () => Promise.reject(serviceOverload(2))
  const { response, body } = await raw("POST", "/v1/comments", {
    body: JSON.stringify({
      parent: { page_id: server.inkling.rootPageId },
      rich_text: [{ text: { content: "x" } }],
    }),
    headers: { "content-type": "application/json" },
  })
  store.write = write
  expect(response.status).toBe(529)
  expect(response.headers.get("retry-after")).toBe("2")
  expect(body["code"]).toBe("service_overload")
})
