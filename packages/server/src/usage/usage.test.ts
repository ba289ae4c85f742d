import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { hourMs } from "./usage.ts"

describe.each(dialects)("usage on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect, { rateLimit: "window" })
  })
  afterAll(() => server.close())

  const ofCrm = async (since?: string) =>
    (await server.inkling.admin.listUsage(since)).filter(({ caller }) => caller.name === "CRM")

  test("counts requests, errors and rate limits by caller and hour, and adds up what is written in pieces", async () => {
    const { token, integration } = await server.inkling.admin.createIntegration({ name: "CRM" })
    const me = () => server.send("GET", "/v1/users/me", { token })
    for (let i = 0; i < 100; i++) await me()
    await server.send("GET", `/v1/pages/${server.inkling.rootPageId}`, { token })
    expect(await ofCrm()).toEqual([
      {
        hour: "2026-06-27T17:00:00.000Z",
        caller: { type: "integration", id: integration.id, name: "CRM" },
        requests: 101,
        errors: 1,
        rate_limited: 0,
      },
    ])
    for (let i = 0; i < 81; i++) await me()
    expect(await ofCrm()).toMatchObject([{ requests: 182, errors: 3, rate_limited: 2 }])

    server.advance(hourMs)
    await me()
    expect(await ofCrm()).toMatchObject([
      { requests: 182 },
      { hour: "2026-06-27T18:00:00.000Z", requests: 1 },
    ])
    expect(await ofCrm("2026-06-27T18:00:00Z")).toMatchObject([{ requests: 1 }])
    await expect(server.inkling.admin.listUsage("later")).rejects.toMatchObject({ code: "validation_error" })
  })

  test("counts nobody who was not recognized", async () => {
    const before = await server.inkling.admin.listUsage()
    await server.send("GET", "/v1/users/me", { token: "ntn_nobody" })
    expect(await server.inkling.admin.listUsage()).toEqual(before)
  })

  test("forgets hours after ninety days", async () => {
    server.advance(91 * 24 * hourMs)
    const { token } = await server.inkling.admin.createToken("CRM")
    await server.send("GET", "/v1/users/me", { token })
    expect(await ofCrm("0")).toHaveLength(1)
  })
})
