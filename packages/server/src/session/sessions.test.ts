import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { title } from "../../test/wire.ts"

describe.each(dialects)("people who sign in on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect, { port: 0 })
  })
  afterAll(() => server.close())

  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: object) =>
    fetch(`${server.inkling.url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        "notion-version": "2026-03-11",
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    })

  const linkOf = async (person?: string) =>
    (await server.inkling.admin.createSigninLink(person)).path.split("link=")[1] as string

  /** Headers of a browser that signed in with a fresh link. */
  async function browser(person?: string) {
    const answer = await send("POST", "/inkling/signin", {}, { link: await linkOf(person) })
    expect(answer.status).toBe(200)
    const line = answer.headers.get("set-cookie") ?? ""
    const shown = (await answer.json()) as { csrf_token: string; person: { id: string } }
    const cookie = line.split(";")[0] as string
    return {
      line,
      cookie,
      id: shown.person.id,
      csrf: shown.csrf_token,
      both: { cookie, "x-csrf-token": shown.csrf_token },
    }
  }

  const newPage = (parent = server.inkling.rootPageId) => ({
    parent: { page_id: parent },
    properties: title("By hand"),
  })

  test("a link signs its person in once; looking at it uses nothing up", async () => {
    const link = await linkOf()
    for (let i = 0; i < 2; i++) {
      const page = await send("GET", `/inkling/signin?link=${link}`)
      expect(page.status).toBe(200)
      expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
      expect(await page.text()).toContain("<strong>You</strong>")
    }
    const tries = await Promise.all([1, 2, 3].map(() => send("POST", "/inkling/signin", {}, { link })))
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect((await send("GET", `/inkling/signin?link=${link}`)).status).toBe(410)
  })

  test("the cookie is out of reach of scripts and other sites' forms", async () => {
    expect((await browser()).line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/)
    const link = await linkOf()
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" }])
      expect(
        (await send("POST", "/inkling/signin", headers as Record<string, string>, { link })).status,
      ).toBe(403)
  })

  test("a form is sent on, but only within this server", async () => {
    for (const [next, location] of [
      ["/p/1?x=2", "/p/1?x=2"],
      ["//elsewhere.example", "/"],
      ["/\\elsewhere.example", "/"],
      ["https://elsewhere.example", "/"],
    ]) {
      const answer = await fetch(`${server.inkling.url}/inkling/signin`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ link: await linkOf(), next: next as string }),
      })
      expect([answer.status, answer.headers.get("location")]).toEqual([303, location])
    }
  })

  test("a link's hour and a session's month end", async () => {
    const link = await linkOf()
    const { both } = await browser()
    server.advance(3_600_000)
    expect((await send("POST", "/inkling/signin", {}, { link })).status).toBe(401)
    expect((await send("GET", "/v1/users/me", both)).status).toBe(200)
    server.advance(30 * 24 * 3_600_000)
    expect((await send("GET", "/v1/users/me", both)).status).toBe(401)
    expect((await send("GET", "/inkling/session", both)).status).toBe(401)
  })

  test("what a person writes is its own, and needs the CSRF token", async () => {
    const { cookie, both, id } = await browser()
    expect(await (await send("GET", "/v1/users/me", { cookie })).json()).toMatchObject({ id, type: "person" })
    expect((await send("POST", "/v1/pages", { cookie }, newPage())).status).toBe(401)
    expect((await send("POST", "/v1/pages", { cookie, "x-csrf-token": "x" }, newPage())).status).toBe(401)
    const made = await send("POST", "/v1/pages", both, newPage())
    expect(await made.json()).toMatchObject({ created_by: { object: "user", id } })
  })

  test("signing out holds for the next request", async () => {
    const { cookie, both } = await browser()
    expect((await send("POST", "/inkling/session/end", { cookie })).status).toBe(403)
    const ended = await send("POST", "/inkling/session/end", both)
    expect(ended.headers.get("set-cookie")).toContain("Max-Age=0")
    expect((await send("GET", "/v1/users/me", both)).status).toBe(401)
  })

  test("a cookie that we did not sign is nobody's", async () => {
    const { cookie } = await browser()
    for (const forged of [`${cookie}x`, cookie.split(".")[0] as string, "inkling_session=a.b"])
      expect((await send("GET", "/v1/users/me", { cookie: forged })).status).toBe(401)
  })

  test("a member sees what is shared with it, and is no operator until it is an owner", async () => {
    const { admin, rootPageId } = server.inkling
    const { person } = await admin.invite({ name: "Mia", email: "mia@example.com", role: "member" })
    const { both } = await browser("mia@example.com")
    const look = async () => (await send("GET", `/v1/pages/${rootPageId}`, both)).status
    const operate = async () => (await send("GET", "/inkling/admin/v1/people", both)).status
    expect([await look(), await operate()]).toEqual([404, 403])
    await admin.share(rootPageId, "mia@example.com")
    expect([await look(), await operate()]).toEqual([200, 403])
    await admin.unshare(rootPageId, person.id)
    await admin.setRole(person.id, "owner")
    expect([await look(), await operate()]).toEqual([200, 200])
    await admin.setRole(person.id, "guest")
    expect([await look(), await operate()]).toEqual([404, 403])
    await admin.signOutEverywhere(person.id)
    expect(await look()).toBe(401)
  })

  test("an owner operates with the CSRF token only", async () => {
    const { cookie, both } = await browser()
    const invite = { name: "Noa", email: "noa@example.com", role: "guest" }
    expect((await send("POST", "/inkling/admin/v1/people/invite", { cookie }, invite)).status).toBe(401)
    expect((await send("POST", "/inkling/admin/v1/people/invite", both, invite)).status).toBe(200)
    expect((await send("POST", "/inkling/admin/v1/people/invite", both, invite)).status).toBe(400)
  })

  test("the last owner stays one", async () => {
    const owner = (await server.inkling.admin.listPeople()).filter(({ role }) => role === "owner")
    expect(owner).toHaveLength(1)
    await expect(server.inkling.admin.setRole(owner[0]?.id as string, "member")).rejects.toThrow(
      /needs an owner/,
    )
  })

  test("a password signs in, ends other sessions, and cannot be guessed for long", async () => {
    await server.inkling.admin.invite({ name: "Pia", email: "pia@example.com", role: "member" })
    const [one, other] = [await browser("pia@example.com"), await browser("pia@example.com")]
    const set = (body: object) => send("POST", "/inkling/session/password", one.both, body)
    const enter = (password: string) =>
      send("POST", "/inkling/signin", {}, { email: "Pia@example.com", password }).then(({ status }) => status)
    expect(await enter("")).toBe(401)
    expect((await set({ password: "short" })).status).toBe(400)
    expect((await set({ password: "long enough 1" })).status).toBe(200)
    expect((await set({ password: "long enough 2", current: "wrong" })).status).toBe(403)
    expect((await send("GET", "/inkling/session", one.both)).status).toBe(200)
    expect((await send("GET", "/inkling/session", other.both)).status).toBe(401)
    expect(await enter("long enough 1")).toBe(200)
    for (let i = 0; i < 10; i++) expect(await enter(`wrong ${i}`)).toBe(401)
    expect(await enter("long enough 1")).toBe(401)
    server.advance(15 * 60_000)
    expect(await enter("long enough 1")).toBe(200)
  })
})
