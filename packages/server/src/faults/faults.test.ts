import { dialects } from "@inkling/store/testing"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { readFault } from "./fault-rule.ts"
import { Faults } from "./faults.ts"

describe("rules", () => {
  const suspect = { method: "GET", pathname: "/v1/pages/x", integrationId: "a" }
  const strikes = async (faults: Faults, count: number, one = suspect) => {
    let struck = ""
    for (let at = 0; at < count; at++)
      struck += await faults.meet(one).then(
        () => ".",
        () => "x",
      )
    return struck
  }

  test("strike every so many, so many times", async () => {
    const faults = new Faults()
    const { id } = faults.add({ status: 500, every: 3, times: 2 })
    expect(await strikes(faults, 12)).toBe("..x..x......")
    expect(faults.list()).toMatchObject([{ id, fitted: 6, struck: 2 }])
    faults.remove(id)
    expect(faults.isEmpty).toBe(true)
    expect(() => faults.remove(id)).toThrow(`There is no fault rule "${id}".`)
  })

  test("strike a share, the same one with the same seed", async () => {
    const run = async (seed: number) => {
      const faults = new Faults()
      faults.add({ status: 500, rate: 0.25, seed })
      return strikes(faults, 400)
    }
    const first = await run(7)
    expect(await run(7)).toBe(first)
    expect(await run(8)).not.toBe(first)
    expect(first.split("x").length - 1).toBeGreaterThan(60)
    expect(first.split("x").length - 1).toBeLessThan(140)
  })

  test("look at method, path and integration", async () => {
    const faults = new Faults()
    faults.add({ status: 500, method: "GET", path: "/v1/pages/*", integration: "a" })
    expect(await strikes(faults, 1)).toBe("x")
    expect(await strikes(faults, 1, { ...suspect, method: "PATCH" })).toBe(".")
    expect(await strikes(faults, 1, { ...suspect, pathname: "/v1/pagesx" })).toBe(".")
    expect(await strikes(faults, 1, { ...suspect, pathname: "/a/v1/pages/x" })).toBe(".")
    expect(await strikes(faults, 1, { ...suspect, integrationId: "b" })).toBe(".")
  })

  test("wait as long as they say", async () => {
    const waited: number[] = []
    const faults = new Faults(async (ms) => void waited.push(ms))
    faults.add({ delay_ms: 1_500 })
    expect(await strikes(faults, 2)).toBe("..")
    expect(waited).toEqual([1_500, 1_500])
  })

  test("are no more than a hundred", () => {
    const faults = new Faults()
    for (let count = 0; count < 100; count++) faults.add({ status: 500 })
    expect(() => faults.add({ status: 500 })).toThrow("There are 100 fault rules already")
  })

  test.each([
    [{}, "what is to go wrong?"],
    [{ status: 418 }, "status takes one of 409, 429"],
    [{ status: 500, drop: "before" }, "A connection that drops has no status"],
    [{ drop: "never" }, "drop takes one of before, after"],
    [{ status: 500, every: 2, rate: 0.5 }, "every and rate say the same"],
    [{ status: 500, every: 0 }, "every takes a whole number from 1 on"],
    [{ status: 500, rate: 2 }, "rate takes a number above 0"],
    [{ status: 500, retry_after: 3 }, "retry_after goes with a status of 429"],
    [{ delay_ms: 600_000 }, "delay_ms takes a whole number from 1 to 60000"],
    [{ status: 500, path: "v1" }, "path takes a path"],
    [{ status: 500, method: "get" }, "method takes one of GET"],
    [{ status: 500, integration: "" }, "integration takes a text"],
    [{ status: 500, colour: "red" }, 'A fault has no "colour"'],
  ])("%j is refused: %s", (given, sentence) => {
    expect(() => readFault(given)).toThrow(sentence)
  })
})

describe.each(dialects)("requests on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect, { port: 0 })
  })
  afterAll(() => server.close())
  afterEach(() => server.inkling.admin.removeFault())

  const path = () => `/v1/pages/${server.inkling.rootPageId}`
  const ask = (init: RequestInit = {}, token = server.inkling.token, at = path()) =>
    fetch(`${server.inkling.url}${at}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        "notion-version": "2026-03-11",
        "content-type": "application/json",
      },
    })
  const rename = (emoji: string) => ask({ method: "PATCH", body: JSON.stringify({ icon: { emoji } }) })
  const icon = async () =>
    ((await server.send("GET", path())).body["icon"] as { emoji: string } | null)?.emoji

  test.each([
    [409, "conflict_error"],
    [429, "rate_limited"],
    [500, "internal_server_error"],
    [503, "service_unavailable"],
    [504, "gateway_timeout"],
    [529, "service_overload"],
  ])("meet a %i", async (status, code) => {
    await server.inkling.admin.addFault({ status, times: 1 })
    expect(await (await ask()).json()).toMatchObject({ object: "error", status, code })
    expect((await ask()).status).toBe(200)
  })

  test("are told how long to wait, or not", async () => {
    await server.inkling.admin.addFault({ status: 429, retry_after: 7, times: 1 })
    await server.inkling.admin.addFault({ status: 429, times: 1 })
    expect((await ask()).headers.get("retry-after")).toBe("7")
    expect((await ask()).headers.get("retry-after")).toBeNull()
    expect((await ask()).status).toBe(200)
  })

  test("meet a gateway that speaks no JSON", async () => {
    await server.inkling.admin.addFault({ status: 502, times: 1 })
    const answer = await ask()
    expect(answer.status).toBe(502)
    expect(answer.headers.get("content-type")).toContain("text/html")
    expect(await answer.text()).toContain("502 Bad Gateway")
  })

  test("lose their connection before anything was done, or after all of it was", async () => {
    await server.inkling.admin.addFault({ drop: "before", method: "PATCH", times: 1 })
    await expect(rename("🐌")).rejects.toThrow("fetch failed")
    expect(await icon()).not.toBe("🐌")
    await server.inkling.admin.addFault({ drop: "after", method: "PATCH", times: 1 })
    await expect(rename("🐙")).rejects.toThrow("fetch failed")
    expect(await icon()).toBe("🐙")
    expect((await rename("🦀")).status).toBe(200)
    await server.inkling.admin.addFault({ drop: "before", times: 1 })
    await expect(server.send("GET", path())).rejects.toThrow("fetch failed")
  })

  test("of one integration only, by its name, beyond Notion too", async () => {
    const { admin } = server.inkling
    const { integration, token } = await admin.createIntegration({ name: `Unlucky ${dialect}` })
    await admin.share(server.inkling.rootPageId, integration.id)
    await admin.addFault({ status: 500, integration: `Unlucky ${dialect}` })
    expect((await ask({}, token)).status).toBe(500)
    expect((await ask({}, token, `/inkling${path()}/tree`)).status).toBe(500)
    expect((await ask()).status).toBe(200)
    expect(await admin.listFaults()).toMatchObject([{ integration: integration.id, struck: 2 }])
    await expect(admin.addFault({ status: 500, integration: "Nobody" })).rejects.toThrow("Nobody")
  })
})
