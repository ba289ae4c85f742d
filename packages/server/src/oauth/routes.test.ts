import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Browser, makeOauthWorld, type OauthWorld, redirectUri } from "../../test/oauth-world.ts"
import type { Json } from "../../test/start-server.ts"
import { title } from "../../test/wire.ts"
import type { CreatedPublicIntegration } from "../admin/public-integrations.ts"

describe.each(dialects)("letting a public integration in on %s", (dialect) => {
  let world: OauthWorld
  let app: CreatedPublicIntegration
  let owner: Browser
  let root: string
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "console-"))
    writeFileSync(join(folder, "index.html"), "<!doctype html><title>Inkling</title>")
    world = await makeOauthWorld(dialect, { consoleFolder: folder })
    app = await world.addApp("App", { capabilities: ["read_content"], userInfo: "none" })
    owner = await world.signIn()
    root = world.server.inkling.rootPageId
  })
  afterAll(async () => {
    await world.server.close()
    rmSync(folder, { recursive: true })
  })

  const open = (query: string, headers: Record<string, string> = {}) =>
    world.ask("GET", `/v1/oauth/authorize?${query}`, headers)
  const shown = async (query: string, by: Browser = owner) => {
    const answer = await world.ask("GET", `/inkling/oauth/request?${query}`, by.headers)
    return { status: answer.status, body: (await answer.json()) as Json }
  }
  const decide = async (query: string, decision: object, headers: Record<string, string> = owner.headers) => {
    const answer = await world.ask("POST", `/inkling/oauth/decision?${query}`, headers, decision)
    return { status: answer.status, body: (await answer.json()) as Json }
  }
  const makePage = async (name: string) => {
    const made = await world.server.send("POST", "/v1/pages", {
      body: { parent: { page_id: root }, properties: title(name) },
    })
    return made.body["id"] as string
  }
  const read = async (token: unknown, page: string) =>
    (await world.server.send("GET", `/v1/pages/${page}`, { token: String(token) })).status

  test("leads to the sign-in and back, then to the console", async () => {
    const query = world.queryFor(app, { state: "a b&c" })
    const away = await open(query)
    expect(away.status).toBe(303)
    const signIn = new URL(away.headers.get("location") as string, world.server.inkling.url)
    expect(signIn.pathname).toBe("/inkling/signin")
    const { path } = await world.server.inkling.admin.createSigninLink()
    const form = new URLSearchParams({
      link: path.split("link=")[1] as string,
      next: signIn.searchParams.get("next") as string,
    })
    const signedIn = await fetch(`${world.server.inkling.url}/inkling/signin`, {
      method: "POST",
      redirect: "manual",
      body: form,
    })
    const back = new URL(signedIn.headers.get("location") as string, world.server.inkling.url)
    expect(back.pathname).toBe("/v1/oauth/authorize")
    const consent = await open(back.search.slice(1), { cookie: owner.headers.cookie })
    expect([consent.status, consent.headers.get("location")]).toEqual([303, `/authorize?${query}`])
    const page = await world.ask("GET", `/authorize?${query}`, { accept: "text/html" })
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
  })

  test.each([
    ["an unknown client", { client_id: "nobody" }, /client_id is missing or unknown/],
    ["an address not registered", { redirect_uri: "https://evil.example/" }, /has not registered/],
    ["an address that begins like one", { redirect_uri: `${redirectUri}.evil` }, /has not registered/],
    ["two clients", { more: "&client_id=x" }, /client_id more than once/],
    ["two addresses", { more: "&redirect_uri=x" }, /redirect_uri more than once/],
  ])(
    "%s sends nobody anywhere: a page says what is wrong",
    async (_name, change: Record<string, string>, words) => {
      const { more = "", ...query } = change
      const answer = await open(world.queryFor(app, query) + more)
      expect(answer.status).toBe(400)
      expect(answer.headers.get("location")).toBeNull()
      expect(answer.headers.get("content-type")).toContain("text/html")
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'")
      expect(await answer.text()).toMatch(words)
    },
  )

  test("what is wrong is escaped on its page", async () => {
    const hostile = await world.addApp("<script>alert(1)</script>")
    const text = await (await open(world.queryFor(hostile, { redirect_uri: "https://x.example" }))).text()
    expect(text).not.toContain("<script>")
  })

  test("an address may be left out when there is one, not when there are more", async () => {
    const query = new URLSearchParams(world.queryFor(app))
    query.delete("redirect_uri")
    expect((await open(`${query}`)).status).toBe(303)
    const two = await world.addApp("Two", { redirectUris: [redirectUri, "https://app.example/2"] })
    query.set("client_id", two.clientId)
    expect((await open(`${query}`)).status).toBe(400)
  })

  test.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ response_type: undefined }, "invalid_request"],
    [{ owner: "workspace" }, "invalid_request"],
  ])("%j is told to the integration", async (change, error) => {
    const query = new URLSearchParams(world.queryFor(app, { state: "s1" }))
    for (const [name, value] of Object.entries(change))
      if (value === undefined) query.delete(name)
      else query.set(name, value)
    const answer = await open(`${query}`)
    const location = new URL(answer.headers.get("location") as string)
    expect(answer.status).toBe(302)
    expect(location.href.startsWith(`${redirectUri}&`)).toBe(true)
    expect(location.searchParams.get("error")).toBe(error)
    expect(location.searchParams.get("state")).toBe("s1")
    expect(await shown(`${query}`)).toMatchObject({ status: 400, body: { code: "invalid_request" } })
  })

  test("a person is told who asks for what, and sends an answer that shows its CSRF token", async () => {
    const query = world.queryFor(app)
    expect(await shown(query)).toEqual({
      status: 200,
      body: {
        name: "App",
        host: "app.example",
        workspace: "Inkling",
        capabilities: ["read_content"],
        user_info: "none",
        agreed: null,
      },
    })
    expect((await world.ask("GET", `/inkling/oauth/request?${query}`)).status).toBe(401)
    const { cookie } = owner.headers
    for (const headers of [{}, { cookie }, { cookie, "x-csrf-token": "x" }])
      expect((await decide(query, { allow: true, picked: [] }, headers)).status).toBe(401)
    expect((await decide(world.queryFor(app, { redirect_uri: "https://x.example" }), {})).status).toBe(400)
  })

  test("cancelling, or saying nothing, lets nobody in", async () => {
    for (const decision of [{ allow: false }, {}, { allow: "true", picked: [root] }])
      expect(await decide(world.queryFor(app, { state: "s2" }), decision)).toEqual({
        status: 200,
        body: { location: `${redirectUri}&error=access_denied&state=s2` },
      })
    const { body } = await decide(world.queryFor(app), { allow: false })
    expect(body["location"]).toBe(`${redirectUri}&error=access_denied&state=`)
    expect(await world.server.inkling.admin.listAuthorizations("App")).toEqual([])
  })

  test("exactly the picked pages are seen, and only once the code was exchanged", async () => {
    const [one, other] = [await makePage("One"), await makePage("Other")]
    const mine = await world.addApp("Picky")
    const code = await world.codeFor(mine, owner, [one, one])
    const { admin } = world.server.inkling
    expect((await admin.listGrantsOn(one)).map(({ integration }) => integration.name)).toEqual(["Inkling"])
    const body = { grant_type: "authorization_code", code, redirect_uri: redirectUri }
    const tokens = (await world.call(mine, "token", body)).body
    expect(await read(tokens["access_token"], one)).toBe(200)
    expect(await read(tokens["access_token"], other)).toBe(404)
    expect(await read(tokens["access_token"], root)).toBe(404)
    expect((await admin.listGrantsOn(one))[0]?.integration.name).toBe("Picky (You)")
    const again = await world.tokensFor(mine, owner, [other])
    expect(again["bot_id"]).toBe(tokens["bot_id"])
    expect(await read(tokens["access_token"], other)).toBe(200)
    const before = (await shown(world.queryFor(mine))).body["agreed"] as { pages: { id: string }[] }
    expect(before.pages.map(({ id }) => id).sort()).toEqual([one, other].sort())
    const audit = await admin.listAuthorizations("Picky")
    expect(audit).toMatchObject([
      { person: { id: owner.id }, bot_id: tokens["bot_id"], object_ids: [one] },
      { person: { id: owner.id }, object_ids: [other], exchanged_at: expect.any(Number) },
    ])
  })

  test("nobody lends what they do not see, or no longer see", async () => {
    const { admin } = world.server.inkling
    const { person } = await admin.invite({ name: "Mo", email: "mo@example.com", role: "member" })
    const mo = await world.signIn("mo@example.com")
    const page = await makePage("Mo's")
    for (const picked of [[page], ["00000000-0000-4000-8000-000000000000"], ["x"]])
      expect(await decide(world.queryFor(app), { allow: true, picked }, mo.headers)).toMatchObject({
        status: 400,
        body: { message: expect.stringMatching(/Pick again/) },
      })
    const many = Array.from({ length: 1_001 }, (_, at) => `${at}`)
    expect((await decide(world.queryFor(app), { allow: true, picked: many })).body["message"]).toMatch(/1000/)
    await admin.share(page, person.id)
    const tokens = await world.tokensFor(app, mo, [page])
    expect(await read(tokens["access_token"], page)).toBe(200)
    await admin.unshare(page, person.id)
    expect(await read(tokens["access_token"], page)).toBe(404)
  })

  test("each person has a bot of its own", async () => {
    const { admin } = world.server.inkling
    await admin.invite({ name: "Bo", email: "bo@example.com", role: "owner" })
    const bo = await world.signIn("bo@example.com")
    const [mine, others] = [await world.tokensFor(app, owner, [root]), await world.tokensFor(app, bo, [])]
    expect(mine["bot_id"]).not.toBe(others["bot_id"])
    expect(await read(mine["access_token"], root)).toBe(200)
    expect(await read(others["access_token"], root)).toBe(404)
  })

  test("more capabilities are asked for again, fewer hold at once, and removal ends all", async () => {
    const { admin } = world.server.inkling
    const grower = await world.addApp("Grower", { capabilities: ["read_content"] })
    const first = await world.tokensFor(grower, owner, [root])
    const insert = async () =>
      (
        await world.server.send("POST", "/v1/pages", {
          token: String(first["access_token"]),
          body: { parent: { page_id: root }, properties: title("By the app") },
        })
      ).status
    await admin.changeIntegration("Grower", { capabilities: ["read_content", "insert_content"] })
    expect(await insert()).toBe(403)
    const asked = (await shown(world.queryFor(grower))).body
    expect(asked).toMatchObject({
      capabilities: ["read_content", "insert_content"],
      agreed: { capabilities: ["read_content"] },
    })
    await world.tokensFor(grower, owner, [])
    expect(await insert()).toBe(200)
    await admin.changeIntegration("Grower", { capabilities: ["insert_content"], userInfo: "none" })
    expect(
      (await world.server.send("GET", "/v1/users", { token: String(first["access_token"]) })).status,
    ).toBe(403)
    await admin.removeIntegration("Grower")
    expect(await insert()).toBe(401)
    expect((await open(world.queryFor(grower))).status).toBe(400)
  })

  test("an operator ends one of its tokens, with what would renew it", async () => {
    const tokens = await world.tokensFor(app, owner, [root])
    const { admin } = world.server.inkling
    const token = tokens["access_token"] as string
    await expect(admin.rotateToken(token, 0)).rejects.toThrow(/by OAuth/)
    await admin.revokeToken(token)
    const body = { grant_type: "refresh_token", refresh_token: tokens["refresh_token"] }
    expect((await world.call(app, "token", body)).status).toBe(400)
  })
})

test("a server without a console says that nobody can be asked", async () => {
  const world = await makeOauthWorld("sqlite")
  const answer = await world.ask("GET", `/v1/oauth/authorize?${world.queryFor(await world.addApp("App"))}`)
  expect(answer.status).toBe(501)
  expect(await answer.text()).toContain("without its console")
  await world.server.close()
})
