import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"

describe.each(dialects)("the request path on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect)
  })
  afterAll(() => server.close())

  const me = "/v1/users/me"

  test("answers an unknown URL before it looks at the token", async () => {
    const answer = await server.send("GET", "/v1/nothing", { token: null, version: null })
    expect(answer).toMatchObject({
      status: 400,
      body: { code: "invalid_request_url", message: "Invalid request URL." },
    })
    expect((await server.send("PUT", me)).body).toMatchObject({ code: "invalid_request_url" })
  })

  test.each([
    ["none", null],
    ["a made-up one", "ntn_0000000000000000000000000000000000000000000000"],
    ["an empty one", ""],
  ])("refuses a request with no good token: %s", async (_name, token) => {
    const answer = await server.send("GET", me, { token, version: null })
    expect(answer).toMatchObject({
      status: 401,
      body: { code: "unauthorized", message: "API token is invalid." },
    })
  })

  test("asks for a version", async () => {
    expect(await server.send("GET", me, { version: null })).toMatchObject({
      status: 400,
      body: {
        code: "missing_version",
        message:
          "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.",
      },
    })
  })

  test("names every version when it knows not the one given", async () => {
    const { status, body } = await server.send("GET", me, { version: "2020-01-01" })
    expect(status).toBe(400)
    expect(body["code"]).toBe("missing_version")
    expect(body["message"]).toBe(
      'Notion-Version header failed validation: Notion-Version header should be `"2021-05-11"`, `"2021-05-13"`, `"2021-08-16"`, `"2022-02-22"`, `"2022-06-28"`, `"2025-09-03"`, or `"2026-03-11"`, instead was `"2020-01-01"`.',
    )
  })

  test("refuses an unknown beta flag and takes a known one", async () => {
    const bad = await server.send("GET", me, { headers: { "notion-beta": "wings-2026-01-01" } })
    expect(bad).toMatchObject({ status: 400, body: { code: "invalid_beta" } })
    const good = await server.send("GET", me, {
      headers: { "notion-beta": "status-group-filters-2026-10-06" },
    })
    expect(good.status).toBe(200)
  })

  test.each(["{", "nul", '"text"', "[1,", "\u0000"])("refuses a body that is no JSON: %j", async (body) => {
    expect(await server.send("POST", "/v1/search", { body })).toMatchObject({
      status: 400,
      body: { code: "invalid_json", message: "Error parsing JSON body." },
    })
  })

  test("refuses a body beyond 500 KB and takes none of it", async () => {
    const answer = await server.send("POST", "/v1/search", { body: { query: "x".repeat(520_000) } })
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
  })

  test("reads no body that is not called JSON", async () => {
    const answer = await server.send("POST", "/v1/comments", {
      body: JSON.stringify({ parent: { page_id: server.inkling.rootPageId } }),
      headers: { "content-type": "text/plain" },
    })
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
  })

  test("tolerates a trailing slash and ids without dashes", async () => {
    const id = server.inkling.rootPageId
    expect((await server.send("GET", `/v1/pages/${id}/`)).body["id"]).toBe(id)
    expect((await server.send("GET", `/v1/pages/${id.replaceAll("-", "").toUpperCase()}`)).body["id"]).toBe(
      id,
    )
  })

  test("ends every answer with its request id, equal to the header, and keeps Notion's headers", async () => {
    const { headers } = await server.send("GET", me)
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN")
  })

  test("follows the host of the client only when it is allowed", async () => {
    const path = `/v1/pages/${server.inkling.rootPageId}`
    const url = async (host: string) => {
      const headers = { authorization: `Bearer ${server.inkling.token}`, "notion-version": "2026-03-11" }
      const answer = await server.inkling.fetch(`http://${host}${path}`, { headers })
      return ((await answer.json()) as { url: string }).url
    }
    expect(await url("127.0.0.1:9")).toMatch(/^http:\/\/127\.0\.0\.1:9\/p\//)
    expect(await url("api.notion.com")).toMatch(/^https:\/\/app\.notion\.com\/p\//)
    expect(await url("evil.example")).toMatch(/^http:\/\/localhost\/p\//)
  })
})

describe("rate limits", () => {
  test("a bucket of 3 a second refuses the 31st at once and says when to come back", async () => {
    const server = await startServer("sqlite", { rateLimit: "notion" })
    for (let at = 0; at < 30; at++) expect((await server.send("GET", "/v1/users/me")).status).toBe(200)
    const refused = await server.send("GET", "/v1/users/me")
    expect(refused).toMatchObject({
      status: 429,
      body: {
        code: "rate_limited",
        additional_data: { rate_limit_reason: "public_api_request_rate_limit", retry_after: "1" },
      },
    })
    expect(refused.headers.get("retry-after")).toBe("1")
    server.advance(1000)
    expect((await server.send("GET", "/v1/users/me")).status).toBe(200)
    await server.close()
  })

  test("a window of 180 opens again after 60 seconds", async () => {
    const server = await startServer("sqlite", { rateLimit: "window" })
    for (let at = 0; at < 180; at++) await server.send("GET", "/v1/users/me")
    const refused = await server.send("GET", "/v1/users/me")
    expect(refused.status).toBe(429)
    expect(refused.headers.get("retry-after")).toBe("60")
    server.advance(60_000)
    expect((await server.send("GET", "/v1/users/me")).status).toBe(200)
    await server.close()
  })
})
