import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { paragraph, resultsOf, text, title, titleOf } from "../../../test/wire.ts"

describe.each(dialects)("pages on %s", (dialect) => {
  let server: TestServer
  let root: string
  beforeAll(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterAll(() => server.close())

  const create = async (name: string, more: object = {}) => {
    const body = { parent: { page_id: root }, properties: title(name), ...more }
    return (await server.send("POST", "/v1/pages", { body })).body
  }
  const patch = (id: unknown, body: object, version?: string) =>
    server.send("PATCH", `/v1/pages/${id}`, { body, ...(version && { version }) })
  const childTitles = async () => {
    const { body } = await server.send("GET", `/v1/blocks/${root}/children`)
    return resultsOf(body).map((block) => (block["child_page"] as Json | undefined)?.["title"])
  }

  test("creates one under a page, with content, icon and cover", async () => {
    const cover = { type: "external", external: { url: "https://example.com/a.png" } }
    const made = await create("Log 1", {
      icon: { emoji: "🚢" },
      cover,
      children: [
        paragraph("First"),
        { toggle: { rich_text: text("More"), children: [paragraph("Inside")] } },
      ],
    })
    expect(made).toMatchObject({
      object: "page",
      created_time: "2026-06-27T17:01:00.000Z",
      last_edited_time: "2026-06-27T17:01:00.000Z",
      parent: { type: "page_id", page_id: root },
      icon: { type: "emoji", emoji: "🚢" },
      cover,
      in_trash: false,
      is_archived: false,
      is_locked: false,
      public_url: null,
    })
    expect(made["url"]).toMatch(/\/p\/Log-1-[0-9a-f]{32}$/)
    expect(await server.send("GET", `/v1/pages/${made["id"]}`)).toMatchObject({ status: 200, body: made })
    const children = resultsOf((await server.send("GET", `/v1/blocks/${made["id"]}/children`)).body)
    expect(children.map((block) => [block["type"], block["has_children"]])).toEqual([
      ["paragraph", false],
      ["toggle", true],
    ])
  })

  test("puts a child page where position says", async () => {
    const first = await create("Anchor")
    await create("Last")
    await create("Very first", { position: { type: "page_start" } })
    await create("Follower", { position: { type: "after_block", after_block: { id: first["id"] } } })
    const titles = (await childTitles()).filter((one) => one !== undefined)
    expect(titles[0]).toBe("Very first")
    expect(titles.slice(titles.indexOf("Anchor"), titles.indexOf("Anchor") + 3)).toEqual([
      "Anchor",
      "Follower",
      "Last",
    ])
  })

  test.each([
    ["no parent", { parent: undefined }, /Internal integrations aren't owned by a single user/],
    ["the workspace as parent", { parent: { workspace: true } }, /Internal integrations aren't owned/],
    [
      "an unknown property",
      { properties: { Wings: { number: 2 } } },
      /^Wings is not a property that exists\.$/,
    ],
    ["an unknown key", { wings: 2 }, /body\.wings should be not present, instead was `2`/],
    ["a bad emoji", { icon: { emoji: "boat" } }, /icon/],
    [
      "a block it cannot nest",
      { position: { type: "after_block", after_block: { id: "00000000-0000-4000-8000-000000000001" } } },
      /00000000/,
    ],
  ])("refuses %s and makes nothing", async (_name, more, message) => {
    const before = await childTitles()
    const body: Json = { parent: { page_id: root }, properties: title("Never"), ...more }
    const answer = await server.send("POST", "/v1/pages", { body })
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(answer.body["message"]).toMatch(message)
    expect(await childTitles()).toEqual(before)
  })

  test("404s under a parent that is not there", async () => {
    const id = "00000000-0000-4000-8000-000000000000"
    const body = { parent: { page_id: id }, properties: title("x") }
    expect(await server.send("POST", "/v1/pages", { body })).toMatchObject({
      status: 404,
      body: { code: "object_not_found" },
    })
  })

  test("renames, locks, archives, and clears icon and cover", async () => {
    const made = await create("Old", { icon: { emoji: "🚢" } })
    server.advance(60_000)
    const changed = await patch(made["id"], {
      properties: { title: text("New") },
      icon: null,
      is_locked: true,
      is_archived: true,
    })
    expect(changed.body).toMatchObject({ icon: null, is_locked: true, is_archived: true, in_trash: false })
    expect(titleOf(changed.body)).toBe("New")
    expect(changed.body["last_edited_time"]).not.toBe(made["last_edited_time"])
    expect(changed.body["created_time"]).toBe(made["created_time"])
    expect((await server.send("GET", `/v1/pages/${made["id"]}`)).body).toEqual(changed.body)
  })

  test("takes a page to trash and back; what is below it follows", async () => {
    const made = await create("Doomed")
    const below = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: made["id"] }, properties: title("Below") },
    })
    const child = `/v1/pages/${below.body["id"]}`
    expect((await patch(made["id"], { in_trash: true })).body).toMatchObject({
      in_trash: true,
      is_archived: false,
    })
    expect(await childTitles()).not.toContain("Doomed")
    expect((await server.send("GET", child)).body["in_trash"]).toBe(true)
    const edit = await patch(made["id"], { properties: title("Edited") })
    expect(edit.body["message"]).toBe(
      "Can't edit block that is archived. You must unarchive the block before editing.",
    )
    const editBelow = await patch(below.body["id"], { properties: title("Edited") })
    expect(editBelow.body["message"]).toBe(
      "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.",
    )
    const restored = await patch(made["id"], { in_trash: false, properties: title("Saved") })
    expect(restored.body).toMatchObject({ in_trash: false })
    expect(titleOf(restored.body)).toBe("Saved")
    expect((await server.send("GET", child)).body["in_trash"]).toBe(false)
    expect(await childTitles()).toContain("Saved")
  })

  test("leaves the top of the workspace where it is", async () => {
    const { status, body } = await patch(root, { in_trash: true })
    expect(status).toBe(400)
    expect(body["message"]).toBe("Archiving workspace level pages via API not supported.")
  })

  test("erases content", async () => {
    const made = await create("Full", { children: [paragraph("One"), paragraph("Two")] })
    const below = { parent: { page_id: made["id"] }, properties: title("Below") }
    const child = await server.send("POST", "/v1/pages", { body: below })
    await patch(made["id"], { erase_content: true })
    expect(resultsOf((await server.send("GET", `/v1/blocks/${made["id"]}/children`)).body)).toEqual([])
    expect((await server.send("GET", `/v1/pages/${child.body["id"]}`)).body["in_trash"]).toBe(true)
  })

  test("speaks of `archived` up to 2025-09-03, and refuses the word after", async () => {
    const made = await create("Old words")
    const old = await patch(made["id"], { archived: true }, "2022-06-28")
    expect(old.body).toMatchObject({ archived: true, in_trash: true })
    expect(Object.keys(old.body).at(-1)).toBe("archived")
    const refused = await patch(made["id"], { archived: false })
    expect(refused.body["message"]).toMatch(/body\.archived should be not present, instead was `false`/)
    expect((await patch(made["id"], { archived: false }, "2025-09-03")).body).toMatchObject({
      archived: false,
    })
  })

  test("moves under another page, and not into itself", async () => {
    const made = await create("Traveller")
    const harbour = await create("Harbour")
    const move = (id: unknown, parent: object) =>
      server.send("POST", `/v1/pages/${id}/move`, { body: { parent } })
    const moved = await move(made["id"], { page_id: harbour["id"] })
    expect(moved.body["parent"]).toEqual({ type: "page_id", page_id: harbour["id"] })
    expect(await childTitles()).not.toContain("Traveller")
    const below = resultsOf((await server.send("GET", `/v1/blocks/${harbour["id"]}/children`)).body)
    expect(below).toMatchObject([{ id: made["id"], type: "child_page", child_page: { title: "Traveller" } }])
    const loop = await move(harbour["id"], { page_id: made["id"] })
    expect(loop).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect((await move(harbour["id"], { page_id: harbour["id"] })).status).toBe(400)
  })

  test("a page moved out of what is shared is out of sight", async () => {
    const shared = await create("Shared")
    const secret = await create("Secret")
    const inside = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: shared["id"] }, properties: title("Inside") },
    })
    const { token } = await server.inkling.admin.createIntegration({ name: "Watcher" })
    await server.inkling.admin.share(shared["id"] as string, "Watcher")
    const path = `/v1/pages/${inside.body["id"]}`
    expect((await server.send("GET", path, { token })).status).toBe(200)
    const body = { parent: { page_id: secret["id"] } }
    await server.send("POST", `${path}/move`, { body })
    expect((await server.send("GET", path, { token })).status).toBe(404)
    await server.send("POST", `${path}/move`, { body: { parent: { page_id: shared["id"] } } })
    expect((await server.send("GET", path, { token })).status).toBe(200)
  })

  test("shows only the properties asked for, and refuses unknown ones", async () => {
    const made = await create("Picky")
    const one = await server.send("GET", `/v1/pages/${made["id"]}?filter_properties=title`)
    expect(Object.keys(one.body["properties"] as Json)).toEqual(["title"])
    const none = await server.send("GET", `/v1/pages/${made["id"]}?filter_properties[]=wings`)
    expect(none).toMatchObject({ status: 400, body: { message: "wings is not a property that exists." } })
  })

  test("cannot mention what it cannot see", async () => {
    const ghost = "00000000-0000-4000-8000-00000000000a"
    const mention = [{ mention: { page: { id: ghost } } }]
    const body = { parent: { page_id: root }, properties: { title: { title: mention } } }
    expect((await server.send("POST", "/v1/pages", { body })).status).toBe(404)
  })
})
