import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { nobodysId } from "../../kit/failure.ts"
import type { Args } from "../../kit/notion.ts"

interface Sent {
  method?: string
  body?: string
  headers?: Record<string, string | undefined>
}

/** What no SDK sends: the requests themselves. */
eachSdk("requests by hand", (kit, { version }) => {
  const send = async (path: string, { method = "GET", body, headers = {} }: Sent = {}) => {
    const all: Record<string, string | undefined> = {
      authorization: `Bearer ${kit.target.token}`,
      "notion-version": version,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    }
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const response = await kit.target.fetch(`${kit.target.baseUrl}/v1/${path}`, {
      method,
      headers: Object.fromEntries(given),
      ...(body === undefined ? {} : { body }),
    })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Args }
  }
  const expectError = async (
    sent: ReturnType<typeof send>,
    status: number,
    code: string,
    message?: string | RegExp,
  ) => {
    const answer = await sent
    expect(answer.body).toMatchObject({ object: "error", status, code, request_id: expect.any(String) })
    expect(answer.status).toBe(status)
    expect(answer.headers.get("x-notion-request-id")).toBe(answer.body["request_id"])
    if (message !== undefined) expect(answer.body["message"]).toEqual(expect.stringMatching(message))
  }

  it("gives every answer a request id, last in the body and in the header", async () => {
    const answer = await send("users/me")
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.body).at(-1)).toBe("request_id")
    expect(answer.headers.get("x-notion-request-id")).toBe(answer.body["request_id"])
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8")
  })

  it("does not know an address", () =>
    expectError(send("invalid"), 400, "invalid_request_url", /^Invalid request URL\.$/))

  it("does not know a method", () =>
    expectError(send("users", { method: "DELETE" }), 400, "invalid_request_url"))

  it("tolerates a slash at the end", async () => {
    expect((await send("users/me/")).status).toBe(200)
  })

  it("asks for a token", () =>
    expectError(
      send("users/me", { headers: { authorization: undefined } }),
      401,
      "unauthorized",
      /^API token is invalid\.$/,
    ))

  it.each(["Bearer nonsense", "nonsense", "Basic bm9uc2Vuc2U="])("refuses the token %s", (authorization) =>
    expectError(
      send("users/me", { headers: { authorization } }),
      401,
      "unauthorized",
      /^API token is invalid\.$/,
    ),
  )

  it("asks for a version", () =>
    expectError(
      send("users/me", { headers: { "notion-version": undefined } }),
      400,
      "missing_version",
      /^Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`\.$/,
    ))

  it("refuses a version that is none, and names those there are", async () => {
    const answer = await send("users/me", { headers: { "notion-version": "2020-01-01" } })
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toMatch(/`"2021-05-11"`.*`"2026-03-11"`.*instead was `"2020-01-01"`/)
  })

  it.each(["{", '{"query": }', "nonsense"])("cannot parse %s", (body) =>
    expectError(send("search", { method: "POST", body }), 400, "invalid_json", /^Error parsing JSON body\.$/),
  )

  it.each(["[]", '"text"', "3"])("refuses a body that is no object: %s", async (body) => {
    expect((await send("search", { method: "POST", body })).status).toBe(400)
  })

  it("takes no body for an empty one", async () => {
    expect((await send("search", { method: "POST" })).status).toBe(200)
  })

  it("refuses unknown keys of a body", () =>
    expectError(
      send("search", { method: "POST", body: '{"nonsense": 1}' }),
      400,
      "validation_error",
      /body\.nonsense should be not present/,
    ))

  it("refuses unknown keys of a query", () =>
    expectError(send("users?nonsense=1"), 400, "validation_error", /nonsense should be not present/))

  it("refuses JSON that is 1,000 deep", async () => {
    const body = `${'{"and":['.repeat(1000)}${"]}".repeat(1000)}`
    expect((await send("search", { method: "POST", body: `{"filter":${body}}` })).status).toBe(400)
  })

  it("refuses a body of 10 MB", async () => {
    const body = JSON.stringify({ query: "x".repeat(10_000_000) })
    const { status } = await send("search", { method: "POST", body })
    expect([400, 413]).toContain(status)
  })

  it("checks the path before it looks anything up", () =>
    expectError(
      send("blocks/AAA", { method: "PATCH", body: '{"nonsense": 1}' }),
      400,
      "validation_error",
      /path\.block_id should be a valid uuid/,
    ))

  it("checks the token before the version", () =>
    expectError(
      send("users/me", { headers: { authorization: "Bearer x", "notion-version": undefined } }),
      401,
      "unauthorized",
    ))

  it("keeps the order of an error's keys", async () => {
    const { body } = await send(`pages/${nobodysId}`)
    expect(Object.keys(body)).toEqual([
      "object",
      "status",
      "code",
      "message",
      "additional_data",
      "request_id",
    ])
  })
})
