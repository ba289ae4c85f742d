import { dialects, testStorage } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createInkling, type Inkling } from "../inkling.ts"

describe.each(dialects)("the operator's API on %s", (dialect) => {
  let inkling: Inkling
  let remove: () => Promise<void>
  beforeAll(async () => {
    const storage = await testStorage(dialect)
    remove = storage.remove
    inkling = await createInkling({ storage: storage.options, adminSecret: "s3cret" })
  })
  afterAll(async () => {
    await inkling.close()
    await remove()
  })

  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${inkling.url}/inkling/admin/v1${path}`, {
      method,
      headers: {
        authorization: "Bearer s3cret",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  test("makes an integration with a token that works, and shares a page with it", async () => {
    const made = await ask("POST", "/integrations", { name: "CRM", capabilities: ["read_content"] })
    const read = () =>
      fetch(`${inkling.url}/v1/pages/${inkling.rootPageId}`, {
        headers: { authorization: `Bearer ${made.body["token"]}`, "notion-version": "2026-03-11" },
      })
    expect((await read()).status).toBe(404)
    expect(await ask("POST", "/grants", { objectId: inkling.rootPageId, integration: "CRM" })).toMatchObject({
      status: 200,
    })
    expect((await read()).status).toBe(200)
    await ask("POST", "/grants/remove", { objectId: inkling.rootPageId, integration: "CRM" })
    expect((await read()).status).toBe(404)
    const rotated = await ask("POST", "/tokens/rotate", { token: made.body["token"], overlapSeconds: 0 })
    expect(rotated.body["token"]).toMatch(/^ntn_/)
    expect((await read()).status).toBe(401)
    await ask("POST", "/tokens/revoke", { token: rotated.body["id"] })
    const listed = await ask("GET", "/tokens")
    expect(listed.body).toContainEqual(expect.objectContaining({ id: rotated.body["id"], is_revoked: true }))
    expect(JSON.stringify(listed.body)).not.toMatch(/ntn_|hash/)
  })

  test("lets a rotated token live on for a day, and never revives one that has ended", async () => {
    const made = await ask("POST", "/integrations", { name: "Sync" })
    const token = String(made.body["token"])
    const read = () =>
      fetch(`${inkling.url}/v1/users/me`, {
        headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
      })
    const nowMs = Date.UTC(2026, 10, 23, 12)
    inkling.clock.set(nowMs)
    await ask("POST", "/tokens/rotate", { token })
    expect((await read()).status).toBe(200)
    const listed = (await ask("GET", "/tokens")).body as unknown as {
      hint: string
      expires_at: number | null
    }[]
    const rotated = listed.find(({ hint }) => token.endsWith(hint))
    expect(rotated?.expires_at).toBe(nowMs + 86_400_000)
    await ask("POST", "/tokens/rotate", { token, overlapSeconds: 0 })
    expect((await read()).status).toBe(401)
    await ask("POST", "/tokens/rotate", { token })
    expect((await read()).status).toBe(401)
    inkling.clock.set(undefined)
  })

  test("tells who sees a page, and through which one", async () => {
    const read = async (path: string) => (await ask("GET", path)).body as unknown as Record<string, unknown>[]
    const roots = await read("/outline")
    expect(roots).toContainEqual(expect.objectContaining({ kind: "page", id: inkling.rootPageId }))
    const headers = {
      authorization: `Bearer ${inkling.token}`,
      "notion-version": "2026-03-11",
      "content-type": "application/json",
    }
    const made = await fetch(`${inkling.url}/v1/pages`, {
      method: "POST",
      headers,
      body: JSON.stringify({
        parent: { page_id: inkling.rootPageId },
        icon: { emoji: "⛵" },
        properties: { title: { title: [{ text: { content: "Boats" } }] } },
      }),
    })
    const { id } = (await made.json()) as { id: string }
    expect(await read(`/outline?under=${inkling.rootPageId}`)).toEqual([
      { kind: "page", id, title: "Boats", icon: { type: "emoji", emoji: "⛵" }, has_children: false },
    ])
    expect(await read(`/outline/path?of=${id}`)).toMatchObject([
      { id: inkling.rootPageId },
      { id, title: "Boats" },
    ])
    const named = await ask("POST", "/outline/named", { ids: [id, "nobody"] })
    expect(named.body).toMatchObject([{ id, title: "Boats" }])
    expect((await ask("POST", "/outline/named", {})).body).toEqual([])
    const isParent = (await read("/outline")).find((node) => node["id"] === inkling.rootPageId)
    expect(isParent).toMatchObject({ has_children: true })

    await ask("POST", "/integrations", { name: "Reader" })
    await ask("POST", "/grants", { objectId: id, integration: "Reader" })
    const grants = await read(`/grants?objectId=${id}`)
    expect(grants).toMatchObject([
      { integration: { name: "Reader" }, on: { id }, is_inherited: false },
      { integration: { name: "Inkling" }, on: { id: inkling.rootPageId }, is_inherited: true },
    ])
    expect(await read("/integrations/pages?integration=Reader")).toMatchObject([{ id, title: "Boats" }])
  })

  test("changes and ends an integration", async () => {
    const made = await ask("POST", "/integrations", { name: "Changing", capabilities: ["read_content"] })
    const me = () =>
      fetch(`${inkling.url}/v1/users/me`, {
        headers: { authorization: `Bearer ${made.body["token"]}`, "notion-version": "2026-03-11" },
      })
    const changed = await ask("POST", "/integrations/change", {
      integration: "Changing",
      name: "Changed",
      capabilities: ["read_content", "insert_content"],
    })
    expect(changed.body).toMatchObject({ name: "Changed", capabilities: ["read_content", "insert_content"] })
    expect((await me()).status).toBe(200)
    const refused = await ask("POST", "/integrations/change", { integration: "Changed", name: "Inkling" })
    expect(refused.body["message"]).toMatch(/already an integration/)
    const empty = await ask("POST", "/integrations/change", { integration: "Changed", name: " " })
    expect(empty.body["message"]).toMatch(/needs a name/)
    expect((await ask("POST", "/integrations/remove", { integration: "Changed" })).status).toBe(200)
    expect((await me()).status).toBe(401)
    expect((await ask("POST", "/integrations/remove", { integration: "Changed" })).status).toBe(400)
  })

  test.each([
    ["/integrations", {}, /needs a name/],
    ["/integrations", { name: 7, capabilities: ["fly"] }, /Unknown capability: fly/],
    ["/integrations", { name: "x", userInfo: "all" }, /Unknown user information "all"/],
    ["/integrations", { name: "Inkling" }, /already an integration named "Inkling"/],
    ["/integrations", "{", /needs a name/],
    ["/tokens", { integration: "Nobody" }, /no integration "Nobody"/],
    ["/tokens/revoke", { token: "nothing" }, /no token/],
    ["/tokens/rotate", {}, /no token/],
    ["/tokens/rotate", { token: "x", overlapSeconds: -1 }, /overlap is to be a number of seconds, 0 or more/],
    ["/tokens/rotate", { token: "x", overlapSeconds: "soon" }, /overlap is to be a number of seconds/],
    ["/grants", { objectId: "no id", integration: "Inkling" }, /no page or database "no id"/],
    [
      "/grants",
      { objectId: "00000000-0000-4000-8000-000000000000", integration: "Inkling" },
      /no page or database/,
    ],
  ])("%s with %j is refused with a sentence", async (path, body, message) => {
    const answer = await ask("POST", path, body)
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toMatch(message)
  })
})
