import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"

describe.each(dialects)("the log of requests on %s", (dialect) => {
  let server: TestServer
  let stranger: { id: string; token: string }
  let page: string
  let source: string
  beforeAll(async () => {
    server = await startServer(dialect, { adminSecret: "s3cret", rateLimit: "window" })
    const { admin, rootPageId } = server.inkling
    const { integration, token } = await admin.createIntegration({
      name: "CRM Sync",
      capabilities: ["read_content"],
    })
    stranger = { id: integration.id, token }
    const made = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: rootPageId }, properties: { title: [{ text: { content: "Plans" } }] } },
    })
    page = made.body["id"] as string
    const database = await server.send("POST", "/v1/databases", {
      body: {
        parent: { type: "page_id", page_id: rootPageId },
        initial_data_source: {
          properties: { Name: { title: {} }, Status: { select: {} }, Due: { date: {} } },
        },
      },
    })
    source = (database.body["data_sources"] as { id: string }[])[0]?.id as string
  })
  afterAll(() => server.close())

  /** The newest request, explained. */
  const newest = async () => {
    const { results } = await server.inkling.admin.listRequests({ limit: 1 })
    return results[0] as unknown as Json
  }
  const refused = async (method: string, path: string, options: Parameters<TestServer["send"]>[2] = {}) => {
    const answer = await server.send(method, path, options)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(answer.body)).not.toContain("explanation")
    return newest()
  }

  test("names who asked for what, in which version", async () => {
    await server.send("GET", `/v1/pages/${page}`, { headers: { "user-agent": "probe/1" } })
    expect(await newest()).toMatchObject({
      method: "GET",
      url: `/v1/pages/${page}`,
      endpoint: "getPage",
      status: 200,
      code: null,
      caller: { type: "integration" },
      version: "2026-03-11",
      user_agent: "probe/1",
      explanation: null,
      fix: null,
    })
  })

  test("gives the bodies of one, under the id its client was given", async () => {
    const answer = await server.send("PATCH", `/v1/pages/${page}`, { body: { icon: { emoji: "🌱" } } })
    const id = answer.headers.get("x-notion-request-id") as string
    const found = await server.inkling.admin.getRequest(id)
    expect(JSON.parse(found.request_body?.text as string)).toEqual({ icon: { emoji: "🌱" } })
    expect(JSON.parse(found.response_body.text)).toMatchObject({ object: "page", id: page, request_id: id })
    expect(found.response_body.is_cut).toBe(false)
    await expect(server.inkling.admin.getRequest("nothing")).rejects.toThrow("no request")
  })

  test("tells a page that is not shared from one that is not there, and how to share it", async () => {
    const hidden = await refused("GET", `/v1/pages/${page}`, { token: stranger.token })
    expect(hidden["explanation"]).toBe('This page (“Plans”) is not shared with "CRM Sync".')
    expect(hidden["fix"]).toEqual({
      action: "share",
      page_id: page,
      integration_id: stranger.id,
      command: `inkling share ${page} --with "CRM Sync"`,
    })
    const gone = "11111111-2222-4333-8444-555555555555"
    const absent = await refused("GET", `/v1/pages/${gone}`, { token: stranger.token })
    expect(absent).toMatchObject({ explanation: `There is no page with the id ${gone} here.`, fix: null })
    const rows = await refused("POST", `/v1/data_sources/${source}/query`, {
      token: stranger.token,
      body: {},
    })
    expect(rows).toMatchObject({
      explanation: 'The database this data source is on is not shared with "CRM Sync".',
      fix: { action: "share" },
    })
    const asPage = await refused("GET", `/v1/pages/${source}`)
    expect(asPage).toMatchObject({
      explanation: `The id ${source} is that of a data source, not of a page.`,
      fix: { action: "use_endpoint", path: `/v1/data_sources/${source}` },
    })
  })

  test("names the capability that is missing", async () => {
    const found = await refused("PATCH", `/v1/pages/${page}`, { token: stranger.token, body: {} })
    expect(found).toMatchObject({
      explanation: '"CRM Sync" lacks the capability “Update content”, which updatePage needs.',
      fix: { action: "grant_capability", integration_id: stranger.id, capabilities: ["update_content"] },
    })
  })

  test("tells why a token was refused, without showing it", async () => {
    const { admin } = server.inkling
    expect(await refused("GET", "/v1/users/me", { token: null })).toMatchObject({
      explanation: expect.stringContaining("carried no token"),
      caller: null,
    })
    expect(await refused("GET", "/v1/users/me", { token: "ntn_nobody" })).toMatchObject({
      explanation: expect.stringContaining("none of this server's"),
    })
    const { token } = await admin.createToken("CRM Sync")
    await admin.revokeToken(token)
    const revoked = await refused("GET", "/v1/users/me", { token })
    expect(revoked).toMatchObject({
      explanation: `The token of "CRM Sync" that ends in ${token.slice(-4)} was revoked.`,
      fix: { action: "create_token", command: 'inkling token create "CRM Sync"' },
    })
    expect(JSON.stringify(revoked)).not.toContain(token)
  })

  test("says which version and which URL there are", async () => {
    expect(await refused("GET", "/v1/users/me", { version: null })).toMatchObject({
      explanation: "The request has no Notion-Version header.",
      fix: { action: "set_header", name: "Notion-Version", value: "2026-03-11" },
    })
    expect(await refused("GET", "/v1/users/me", { version: "2020-01-01" })).toMatchObject({
      explanation: expect.stringContaining('There is no version "2020-01-01". There are 20'),
    })
    expect(await refused("GET", `/v1/data_sources/${source}`, { version: "2022-06-28" })).toMatchObject({
      explanation: expect.stringContaining("is not part of version 2022-06-28"),
      fix: { action: "set_header", value: "2025-09-03" },
    })
    expect(await refused("PUT", `/v1/pages/${page}`)).toMatchObject({
      explanation: `/v1/pages/${page} answers to GET, PATCH, not to PUT.`,
      fix: { action: "use_endpoint", method: "GET" },
    })
    expect(await refused("GET", "/v1/v1/users/me")).toMatchObject({
      fix: { action: "use_endpoint", method: "GET", path: "/v1/users/me" },
    })
    expect(await refused("GET", `/v1/page/${page}`)).toMatchObject({
      fix: { action: "use_endpoint", path: "/v1/pages/{page_id}" },
    })
    expect(await refused("GET", "/v1/quite/something/else/altogether")).toMatchObject({ fix: null })
  })

  test("says the right property and the right type", async () => {
    const filter = { property: "Stauts", select: { equals: "x" } }
    const query = await refused("POST", `/v1/data_sources/${source}/query`, { body: { filter } })
    expect(query["explanation"]).toMatch(
      /^There is no property "Stauts". Perhaps "Status" was meant. There are: /,
    )
    expect(query["fix"]).toMatchObject({
      action: "use_property",
      given: "Stauts",
      property: "Status",
      properties: expect.arrayContaining([{ name: "Due", type: "date" }]),
    })
    const create = (properties: Json) =>
      refused("POST", "/v1/pages", { body: { parent: { data_source_id: source }, properties } })
    expect(await create({ Deadline: { date: null } })).toMatchObject({
      fix: { action: "use_property", given: "Deadline", property: null },
    })
    expect(await create({ Due: { number: 3 } })).toMatchObject({
      explanation: expect.stringContaining('"Due" has the type date'),
      fix: { action: "use_property_type", property: "Due", type: "date" },
    })
    expect(await refused("POST", "/v1/pages", { body: "{no" })).toMatchObject({
      code: "invalid_json",
      explanation: expect.stringContaining("no JSON"),
    })
    expect(await refused("POST", "/v1/pages", { body: { parent: 3 } })).toMatchObject({
      code: "validation_error",
      explanation: expect.stringMatching(/\S/),
    })
  })

  test("says how long to wait after too many requests", async () => {
    const { token } = await server.inkling.admin.createIntegration({ name: "Busy" })
    for (let i = 0; i < 180; i++) await server.send("GET", "/v1/users/me", { token })
    expect(await refused("GET", "/v1/users/me", { token })).toMatchObject({
      code: "rate_limited",
      explanation: expect.stringContaining('"Busy" asked more often'),
      fix: { action: "wait", seconds: 60 },
    })
    server.advance(60_000)
  })

  test("finds by caller, status, method, path, text and time, in pages", async () => {
    const { admin } = server.inkling
    const list = async (query: Json) => (await admin.listRequests({ limit: 100, ...query })).results
    const ofStranger = await list({ integration: "CRM Sync" })
    expect(ofStranger.length).toBeGreaterThan(3)
    expect(new Set(ofStranger.map(({ caller }) => caller?.id))).toEqual(new Set([stranger.id]))
    expect(new Set((await list({ status: "404" })).map(({ status }) => status))).toEqual(new Set([404]))
    expect((await list({ status: "4xx" })).every(({ status }) => status >= 400 && status < 500)).toBe(true)
    expect((await list({ method: "patch" })).every(({ method }) => method === "PATCH")).toBe(true)
    expect((await list({ path: "/v1/users" })).every(({ url }) => url.startsWith("/v1/users"))).toBe(true)
    expect((await list({ text: "STAUTS" }))[0]?.url).toBe(`/v1/data_sources/${source}/query`)
    await server.send("GET", "/v1/users/me")
    const since = new Date(server.inkling.clock.now()).toISOString()
    expect(await list({ since })).toHaveLength(1)

    const seen: string[] = []
    let cursor: string | undefined
    do {
      const part = await admin.listRequests({ status: "4xx", limit: 4, ...(cursor && { cursor }) })
      seen.push(...part.results.map(({ id }) => id))
      cursor = part.next_cursor ?? undefined
    } while (cursor)
    expect(seen).toEqual((await list({ status: "4xx" })).map(({ id }) => id))
    for (const query of [{ status: "many" }, { since: "later" }, { cursor: "x" }, { integration: "Nobody" }])
      await expect(admin.listRequests(query)).rejects.toMatchObject({ code: "validation_error" })
  })
})
