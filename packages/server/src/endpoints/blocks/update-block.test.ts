import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listChildren, paragraph, texts } from "../../../test/block-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("PATCH and DELETE /v1/blocks/{block_id} on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: string

  beforeEach(async () => {
    server = await startServer(dialect)
    page = server.inkling.rootPageId
  })
  afterEach(() => server.close())

  async function add(child: Json, to = page): Promise<string> {
    const answer = await server.send("PATCH", `/v1/blocks/${to}/children`, { body: { children: [child] } })
    return ((answer.body["results"] as Json[])[0] as Json)["id"] as string
  }

  async function addPage(title: string): Promise<string> {
    const properties = { title: [{ text: { content: title } }] }
    const answer = await server.send("POST", "/v1/pages", { body: { parent: { page_id: page }, properties } })
    return answer.body["id"] as string
  }

  const update = (id: string, body: Json) => server.send("PATCH", `/v1/blocks/${id}`, { body })

  it("replaces the fields given, keeps the others, and moves the edited times", async () => {
    const id = await add({ to_do: { rich_text: [{ text: { content: "a" } }], color: "red" } })
    server.advance(60_000)
    const answer = await update(id, { to_do: { checked: true } })
    expect(answer.body).toMatchObject({
      last_edited_time: "2026-06-27T17:02:00.000Z",
      to_do: { rich_text: [{ plain_text: "a" }], checked: true, color: "red" },
    })
    const owner = await server.send("GET", `/v1/pages/${page}`)
    expect(owner.body["last_edited_time"]).toBe("2026-06-27T17:02:00.000Z")
  })

  it("trashes, hides, and restores in its old place", async () => {
    const id = await add(paragraph("a"))
    await add(paragraph("b"))
    expect((await update(id, { in_trash: true })).body["in_trash"]).toBe(true)
    expect(texts(await listChildren(server, page))).toEqual(["b"])
    expect((await server.send("GET", `/v1/blocks/${id}`)).body["in_trash"]).toBe(true)
    expect((await update(id, { in_trash: false })).body["in_trash"]).toBe(false)
    expect(texts(await listChildren(server, page))).toEqual(["a", "b"])
  })

  it("deletes once", async () => {
    const id = await add({ toggle: { rich_text: [], children: [paragraph("inner")] } })
    const gone = await server.send("DELETE", `/v1/blocks/${id}`)
    expect(gone).toMatchObject({
      status: 200,
      body: { object: "block", id, in_trash: true, has_children: true },
    })
    const again = await server.send("DELETE", `/v1/blocks/${id}`)
    expect(again).toMatchObject({
      status: 400,
      body: { message: "Can't edit block that is archived. You must unarchive the block before editing." },
    })
  })

  it("treats a page as the block that lists it", async () => {
    const id = await addPage("Inside")
    const shown = await server.send("GET", `/v1/blocks/${id}`)
    expect(shown.body).toMatchObject({
      type: "child_page",
      child_page: { title: "Inside" },
      has_children: false,
    })
    await add(paragraph("words"), id)
    expect((await server.send("GET", `/v1/blocks/${id}`)).body["has_children"]).toBe(true)

    const deleted = await server.send("DELETE", `/v1/blocks/${id}`)
    expect(deleted.body).toMatchObject({ type: "child_page", in_trash: true })
    expect((await server.send("GET", `/v1/pages/${id}`)).body["in_trash"]).toBe(true)
    expect(await listChildren(server, page)).toEqual([])
    expect((await update(id, { in_trash: false })).body["in_trash"]).toBe(false)
    expect(await listChildren(server, page)).toHaveLength(1)
  })

  it("never trashes a page at the top of the workspace", async () => {
    const answer = await server.send("DELETE", `/v1/blocks/${page}`)
    expect(answer).toMatchObject({
      status: 400,
      body: { message: "Archiving workspace level pages via API not supported." },
    })
  })

  it.each([
    [{ to_do: { checked: true } }, "Block is of type paragraph, not to_do."],
    [
      { paragraph: { rich_text: [{ text: { content: "a", link: { url: "nowhere" } } }] } },
      "Content creation Failed. Fix the following: \nInvalid URL for link.",
    ],
    [{ archived: true }, "body.archived should be not present, instead was `true`."],
    [{ paragraph: { children: [] } }, "body.paragraph.children should be not present, instead was `[]`."],
  ])("refuses %j", async (body, message) => {
    const id = await add(paragraph("a"))
    const answer = await update(id, body)
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toContain(message)
    expect(texts(await listChildren(server, page))).toEqual(["a"])
  })

  it("refuses new content in and under trash", async () => {
    const id = await add({ toggle: { rich_text: [], children: [paragraph("inner")] } })
    const [inner] = await listChildren(server, id)
    await server.send("DELETE", `/v1/blocks/${id}`)
    const own = await update(id, { toggle: { rich_text: [] } })
    expect(own.body["message"]).toContain("Can't edit block that is archived.")
    const below = await update(inner?.["id"] as string, { paragraph: { rich_text: [] } })
    expect(below.status).toBe(400)
    expect(below.body["message"]).toContain("archived ancestor")
  })

  it("writes what happened to the change log", async () => {
    const id = await add(paragraph("a"))
    const before = (await server.inkling.store.head(1)).seq
    await update(id, { paragraph: { rich_text: [] } })
    await server.send("DELETE", `/v1/blocks/${id}`)
    expect((await server.inkling.store.head(1)).seq).toBe(before + 4)
  })

  it("needs the right to update", async () => {
    const id = await add(paragraph("a"))
    const { integration, token } = await server.inkling.admin.createIntegration({
      name: "Reader",
      capabilities: ["read_content"],
    })
    const body = { paragraph: { rich_text: [] } }
    expect((await server.send("PATCH", `/v1/blocks/${id}`, { body, token })).status).toBe(403)
    await server.inkling.admin.share(page, integration.id)
    expect((await server.send("PATCH", `/v1/blocks/${id}`, { body, token })).status).toBe(403)
    expect((await server.send("GET", `/v1/blocks/${id}`, { token })).status).toBe(200)
  })
})
