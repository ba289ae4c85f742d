import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Browser, basic, makeOauthWorld, type OauthWorld, redirectUri } from "../../test/oauth-world.ts"
import type { CreatedPublicIntegration } from "../admin/public-integrations.ts"

describe.each(dialects)("the token endpoints on %s", (dialect) => {
  let world: OauthWorld
  let app: CreatedPublicIntegration
  let owner: Browser
  let root: string
  beforeAll(async () => {
    world = await makeOauthWorld(dialect)
    app = await world.addApp("App", { capabilities: ["read_content", "insert_content"] })
    owner = await world.signIn()
    root = world.server.inkling.rootPageId
  })
  afterAll(() => world.server.close())

  const exchange = (code: string, more: object = { redirect_uri: redirectUri }, as = app) =>
    world.call(as, "token", { grant_type: "authorization_code", code, ...more })
  const refresh = (refresh_token: unknown, as = app) =>
    world.call(as, "token", { grant_type: "refresh_token", refresh_token })
  const statusOf = async (token: unknown, path = `/v1/pages/${root}`) =>
    (await world.server.send("GET", path, { token: String(token) })).status

  test("a code gives tokens for the picked pages, in the documented shape", async () => {
    const { status, body } = await exchange(await world.codeFor(app, owner, [root]))
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      "access_token",
      "token_type",
      "refresh_token",
      "bot_id",
      "workspace_icon",
      "workspace_name",
      "workspace_id",
      "owner",
      "duplicated_template_id",
    ])
    expect(body).toMatchObject({
      access_token: expect.stringMatching(/^ntn_\w{46}$/),
      refresh_token: expect.stringMatching(/^nrt_\w{46}$/),
      workspace_id: world.server.inkling.workspaceId,
      owner: { type: "user", user: { object: "user", id: owner.id } },
      duplicated_template_id: null,
    })
    expect(await statusOf(body["access_token"])).toBe(200)
    const me = await world.server.send("GET", "/v1/users/me", { token: String(body["access_token"]) })
    expect(me.body).toMatchObject({
      id: body["bot_id"],
      name: "App",
      bot: { owner: { type: "user", user: { id: owner.id } }, workspace_id: body["workspace_id"] },
    })
  })

  test("the owner comes in full where the e-mail address may be told", async () => {
    const { admin } = world.server.inkling
    await admin.createPerson({ name: "Mia", email: "mia@example.com" })
    const mia = await world.signIn("mia@example.com")
    const told = await world.tokensFor(app, mia, [])
    const user = { object: "user", id: mia.id, name: "Mia", avatar_url: null, type: "person" }
    expect(told["owner"]).toEqual({
      type: "user",
      user: { ...user, person: { email: "mia@example.com" } },
    })
    const quiet = await world.addApp("Quiet", { userInfo: "without_email" })
    const untold = await world.tokensFor(quiet, mia, [])
    expect(untold["owner"]).toEqual({ type: "user", user: { object: "user", id: mia.id } })
  })

  test("a code is good once; a second use ends what the first one gave", async () => {
    const code = await world.codeFor(app, owner, [root])
    const { body } = await exchange(code)
    expect(await statusOf(body["access_token"])).toBe(200)
    expect(await exchange(code)).toMatchObject({ status: 400, body: { code: "invalid_grant" } })
    expect(await statusOf(body["access_token"])).toBe(401)
    expect((await refresh(body["refresh_token"])).body).toMatchObject({ code: "invalid_grant" })
  })

  test("of many who send a code at once, none keeps tokens but the first at most", async () => {
    const code = await world.codeFor(app, owner, [root])
    const answers = await Promise.all([1, 2, 3, 4].map(() => exchange(code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test("a code ends after ten minutes", async () => {
    const [late, early] = [await world.codeFor(app, owner, []), await world.codeFor(app, owner, [])]
    world.server.advance(10 * 60_000 - 1)
    expect((await exchange(early)).status).toBe(200)
    world.server.advance(1)
    expect(await exchange(late)).toMatchObject({ status: 400, body: { code: "invalid_grant" } })
  })

  test("a code is for one integration and one redirect URI, named as the address named it", async () => {
    const other = await world.addApp("Other")
    const code = await world.codeFor(app, owner, [])
    for (const [sent, as, wrong] of [
      [{ redirect_uri: redirectUri }, other, "invalid_grant"],
      [{ redirect_uri: `${redirectUri}&y=2` }, app, "invalid_grant"],
      [{}, app, "invalid_request"],
    ] as const)
      expect(await exchange(code, sent, as)).toMatchObject({ status: 400, body: { code: wrong } })
    expect((await exchange(code)).status).toBe(200)
    const query = new URLSearchParams(world.queryFor(app))
    query.delete("redirect_uri")
    const path = `/inkling/oauth/decision?${query}`
    const allowed = await world.ask("POST", path, owner.headers, { allow: true, picked: [] })
    const { location } = (await allowed.json()) as { location: string }
    expect(location.startsWith(`${redirectUri}&code=`)).toBe(true)
    const unnamed = new URL(location).searchParams.get("code") as string
    expect(await exchange(unnamed)).toMatchObject({ status: 400, body: { code: "invalid_request" } })
    expect((await exchange(unnamed, {})).status).toBe(200)
  })

  test("a refresh gives a new pair and ends the old one", async () => {
    const first = await world.tokensFor(app, owner, [root])
    const other = await world.addApp("Stranger")
    expect((await refresh(first["refresh_token"], other)).body).toMatchObject({ code: "invalid_grant" })
    const second = await refresh(first["refresh_token"])
    expect(second).toMatchObject({ status: 200, body: { bot_id: first["bot_id"] } })
    expect(await statusOf(first["access_token"])).toBe(401)
    expect(await statusOf(second.body["access_token"])).toBe(200)
    expect((await refresh(first["refresh_token"])).body).toMatchObject({ code: "invalid_grant" })
    expect((await refresh(second.body["access_token"])).body).toMatchObject({ code: "invalid_grant" })
  })

  test("introspection tells a client of its own tokens only", async () => {
    const tokens = await world.tokensFor(app, owner, [root])
    const other = await world.addApp("Curious")
    const look = async (token: unknown, as = app) =>
      (await world.call(as, "introspect", { token })).body as Record<string, unknown>
    for (const token of [tokens["access_token"], tokens["refresh_token"]])
      expect(await look(token)).toEqual({
        active: true,
        scope: "read_content insert_content",
        iat: expect.any(Number),
      })
    expect(await look(tokens["access_token"], other)).toEqual({ active: false })
    expect(await look(world.server.inkling.token)).toEqual({ active: false })
    expect(await look("nonsense")).toEqual({ active: false })
  })

  test.each(["access_token", "refresh_token"])("revoking the %s ends both, at once", async (which) => {
    const tokens = await world.tokensFor(app, owner, [root])
    const other = await world.addApp(`Thief of the ${which}`)
    expect(await world.call(other, "revoke", { token: tokens[which] })).toEqual({ status: 200, body: {} })
    expect(await statusOf(tokens["access_token"])).toBe(200)
    expect(await world.call(app, "revoke", { token: tokens[which] })).toEqual({ status: 200, body: {} })
    expect(await statusOf(tokens["access_token"])).toBe(401)
    expect((await refresh(tokens["refresh_token"])).status).toBe(400)
    expect((await world.call(app, "introspect", { token: tokens[which] })).body).toEqual({ active: false })
    expect((await world.call(app, "revoke", { token: tokens[which] })).status).toBe(200)
  })

  test("the last revoke takes the pages back, so that letting in again picks anew", async () => {
    const fresh = await world.addApp("Short visit")
    const [one, two] = [await world.tokensFor(fresh, owner, [root]), await world.tokensFor(fresh, owner, [])]
    await world.call(fresh, "revoke", { token: one["access_token"] })
    expect(await statusOf(two["access_token"])).toBe(200)
    await world.call(fresh, "revoke", { token: two["access_token"] })
    const again = await world.tokensFor(fresh, owner, [])
    expect(again["bot_id"]).toBe(one["bot_id"])
    expect(await statusOf(again["access_token"])).toBe(404)
  })

  test("whoever is no client is told so", async () => {
    const { admin } = world.server.inkling
    const gone = await world.addApp("Gone")
    await admin.removeIntegration("Gone")
    const rotated = await world.addApp("Rotated")
    const fresh = await admin.rotateClientSecret("Rotated")
    const headers = [
      {},
      { authorization: `Bearer ${world.server.inkling.token}` },
      { authorization: "Basic !!" },
      basic(app.clientId, "wrong"),
      basic("nobody", app.clientSecret),
      basic(gone.clientId, gone.clientSecret),
      basic(rotated.clientId, rotated.clientSecret),
    ]
    for (const shown of headers)
      for (const endpoint of ["token", "introspect", "revoke"]) {
        const path = `/v1/oauth/${endpoint}`
        const body = { token: "x" }
        const answer = await world.server.send("POST", path, { token: null, headers: shown, body })
        expect(answer.status).toBe(401)
        expect(answer.body).toMatchObject({ code: "invalid_client", error: "invalid_client" })
      }
    expect((await world.call({ ...rotated, ...fresh }, "introspect", { token: "x" })).status).toBe(200)
  })

  test.each([
    ["token", {}, "invalid_request", /grant_type/],
    ["token", { grant_type: "password" }, "unsupported_grant_type", /authorization_code or refresh_token/],
    ["token", { grant_type: "authorization_code" }, "invalid_request", /code/],
    ["token", { grant_type: "authorization_code", code: "x" }, "invalid_grant", /authorize again/],
    ["token", { grant_type: "authorization_code", code: 1 }, "invalid_request", /code/],
    ["token", { grant_type: "refresh_token" }, "invalid_request", /refresh_token/],
    ["introspect", {}, "invalid_request", /token should be defined/],
    ["introspect", { token: "x", more: 1 }, "invalid_request", /more/],
    ["revoke", [], "invalid_request", /body/],
  ] as const)("%s refuses %j as %s", async (endpoint, body, code, words) => {
    const answer = await world.call(app, endpoint, body)
    expect(answer).toMatchObject({ status: 400, body: { object: "error", code, error: code } })
    expect(answer.body["message"]).toMatch(words)
  })

  test("bodies may be forms, and the version may be left out", async () => {
    const code = await world.codeFor(app, owner, [])
    const form = (body: string) =>
      world.server.send("POST", "/v1/oauth/token", {
        token: null,
        headers: {
          ...basic(app.clientId, app.clientSecret),
          "content-type": "application/x-www-form-urlencoded",
        },
        body,
      })
    const fields = { grant_type: "authorization_code", code, redirect_uri: redirectUri }
    expect((await form(`${new URLSearchParams(fields)}&code=2`)).body).toMatchObject({
      code: "invalid_request",
      message: 'The field "code" came twice.',
    })
    expect((await form(`${new URLSearchParams(fields)}`)).status).toBe(200)
    const headers = { ...basic(app.clientId, app.clientSecret), "content-type": "application/json" }
    const ask = (more: Record<string, string>) =>
      world.ask("POST", "/v1/oauth/introspect", { ...headers, ...more }, { token: "x" })
    expect((await ask({})).status).toBe(200)
    expect((await ask({ "notion-version": "1999-01-01" })).status).toBe(400)
  })
})
