import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf } from "../../../test/wire.ts"

describe.each(dialects)("users on %s", (dialect) => {
  let server: TestServer
  let ada: string
  let guest: string
  beforeAll(async () => {
    server = await startServer(dialect)
    ada = (await server.inkling.admin.createPerson({ name: "Ada", email: "ada@example.com" })).id
    guest = (
      await server.inkling.admin.createPerson({ name: "Gus", email: "gus@example.com", isGuest: true })
    ).id
  })
  afterAll(() => server.close())

  test("lists persons first, then bots, and no guests", async () => {
    const { body } = await server.send("GET", "/v1/users")
    const types = resultsOf(body).map((user) => user["type"])
    expect(types).toEqual([...types].sort().reverse())
    const ids = resultsOf(body).map((user) => user["id"])
    expect(ids).toContain(ada)
    expect(ids).not.toContain(guest)
    expect(body).toMatchObject({ type: "user", user: {}, has_more: false, next_cursor: null })
  })

  test("pages through all of them, each once", async () => {
    const all = resultsOf((await server.send("GET", "/v1/users")).body).map((user) => user["id"])
    const seen: unknown[] = []
    let cursor: unknown = null
    do {
      const query: string = cursor === null ? "" : `&start_cursor=${cursor}`
      const { body } = await server.send("GET", `/v1/users?page_size=1${query}`)
      seen.push(...resultsOf(body).map((user) => user["id"]))
      cursor = body["next_cursor"]
    } while (cursor !== null)
    expect(seen).toEqual(all)
  })

  test("refuses a cursor of nobody", async () => {
    const cursor = "00000000-0000-4000-8000-000000000000"
    const { status, body } = await server.send("GET", `/v1/users?start_cursor=${cursor}`)
    expect(status).toBe(400)
    expect(body["message"]).toBe(`The start_cursor provided is invalid: ${cursor}`)
  })

  test("retrieves a member, a guest and the bot itself", async () => {
    expect((await server.send("GET", `/v1/users/${ada}`)).body).toMatchObject({
      name: "Ada",
      type: "person",
      person: { email: "ada@example.com" },
    })
    expect((await server.send("GET", `/v1/users/${guest}`)).status).toBe(200)
    const me = await server.send("GET", "/v1/users/me")
    expect(me.body).toMatchObject({
      type: "bot",
      bot: { owner: { type: "workspace", workspace: true }, workspace_name: "Inkling" },
    })
    expect((await server.send("GET", `/v1/users/${me.body["id"]}`)).body).toEqual(me.body)
  })

  test("answers 404 in the users' own words", async () => {
    const id = "745e79dd-3e43-40de-9d51-39357c1c428f"
    const { status, body } = await server.send("GET", `/v1/users/${id}`)
    expect(status).toBe(404)
    expect(body["message"]).toBe(
      `Could not find user with ID: ${id}. Make sure your integration has capabilities to read user information. With those capabilities, only members and guests in the integration's workspace are visible.`,
    )
  })

  test("refuses a version-1 uuid", async () => {
    const { status, body } = await server.send("GET", "/v1/users/f3f2e850-b5d4-11ef-ac7e-96584d5248b2")
    expect(status).toBe(400)
    expect(body["message"]).toBe(
      'path failed validation: path.user_id should be a valid uuid, instead was `"f3f2e850-b5d4-11ef-ac7e-96584d5248b2"`.',
    )
  })

  test("shows as much of people as the integration may know", async () => {
    const without = await server.inkling.admin.createIntegration({
      name: "No mail",
      userInfo: "without_email",
    })
    const seen = await server.send("GET", `/v1/users/${ada}`, { token: without.token })
    expect(seen.body).toMatchObject({ name: "Ada", person: {} })
    const none = await server.inkling.admin.createIntegration({ name: "No users", userInfo: "none" })
    expect((await server.send("GET", "/v1/users", { token: none.token })).status).toBe(403)
    expect((await server.send("GET", `/v1/users/${ada}`, { token: none.token })).status).toBe(404)
    expect((await server.send("GET", "/v1/users/me", { token: none.token })).status).toBe(200)
  })
})
