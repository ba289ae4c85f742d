import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listChildren, paragraph, texts } from "../../../test/block-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("PATCH /v1/blocks/{block_id}/children on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: string

  beforeEach(async () => {
    server = await startServer(dialect)
    page = server.inkling.rootPageId
  })
  afterEach(() => server.close())

  async function append(id: string, children: readonly Json[], more: Json = {}): Promise<Json[]> {
    const answer = await server.send("PATCH", `/v1/blocks/${id}/children`, { body: { children, ...more } })
    expect(answer.body).toMatchObject({ object: "list", type: "block", block: {} })
    return answer.body["results"] as Json[]
  }

  it("adds blocks at the end, in order, and returns just them", async () => {
    await append(page, [paragraph("a")])
    const added = await append(page, [paragraph("b"), paragraph("c")])
    expect(texts(added)).toEqual(["b", "c"])
    expect(added[0]).toMatchObject({
      object: "block",
      parent: { type: "page_id", page_id: page },
      created_time: "2026-06-27T17:01:00.000Z",
      has_children: false,
      in_trash: false,
      type: "paragraph",
      paragraph: { icon: null, color: "default" },
    })
    expect(texts(await listChildren(server, page))).toEqual(["a", "b", "c"])
  })

  it("returns the new blocks and then the siblings that come after them", async () => {
    const [first] = await append(page, [paragraph("a"), paragraph("d")])
    const after = { type: "after_block", after_block: { id: first?.["id"] } }
    expect(texts(await append(page, [paragraph("b"), paragraph("c")], { position: after }))).toEqual([
      "b",
      "c",
      "d",
    ])
    expect(texts(await append(page, [paragraph("0")], { position: { type: "start" } }))).toEqual([
      "0",
      "a",
      "b",
      "c",
      "d",
    ])
    expect(texts(await listChildren(server, page))).toEqual(["0", "a", "b", "c", "d"])
  })

  it("cuts the siblings at a hundred blocks in all", async () => {
    await append(
      page,
      Array.from({ length: 100 }, (_, at) => paragraph(`${at}`)),
    )
    const answer = await server.send("PATCH", `/v1/blocks/${page}/children`, {
      body: { children: [paragraph("new")], position: { type: "start" } },
    })
    expect(answer.body).toMatchObject({ has_more: true, next_cursor: expect.any(String) })
    expect(answer.body["results"]).toHaveLength(100)
  })

  it("nests children and marks their parents, without showing them inline", async () => {
    const table = {
      table: {
        table_width: 2,
        children: [{ table_row: { cells: [[{ text: { content: "x" } }], []] } }],
      },
    }
    const toggle = { toggle: { rich_text: [], children: [paragraph("inner")] } }
    const [one, two, three] = await append(page, [table, toggle, paragraph("plain")])
    expect([one, two, three].map((block) => block?.["has_children"])).toEqual([true, true, false])
    expect(one?.["table"]).toEqual({ table_width: 2, has_column_header: false, has_row_header: false })
    const [row] = await listChildren(server, one?.["id"] as string)
    expect(row).toMatchObject({
      type: "table_row",
      parent: { type: "block_id", block_id: one?.["id"] },
      table_row: { cells: [[{ plain_text: "x" }], []] },
    })
  })

  it("moves the edited times of the page and of the block that got children", async () => {
    const [toggle] = await append(page, [{ toggle: { rich_text: [] } }])
    server.advance(120_000)
    await append(toggle?.["id"] as string, [paragraph("a")])
    const later = "2026-06-27T17:03:00.000Z"
    const block = await server.send("GET", `/v1/blocks/${toggle?.["id"]}`)
    expect(block.body).toMatchObject({ last_edited_time: later, has_children: true })
    const owner = await server.send("GET", `/v1/pages/${page}`)
    expect(owner.body["last_edited_time"]).toBe(later)
  })

  it("shows and extends an original through its copies", async () => {
    const source = { synced_block: { synced_from: null, children: [paragraph("shared")] } }
    const [original] = await append(page, [source])
    const id = original?.["id"] as string
    const [copy] = await append(page, [{ synced_block: { synced_from: { block_id: id } } }])
    expect(copy).toMatchObject({
      has_children: true,
      synced_block: { synced_from: { type: "block_id", block_id: id } },
    })
    const shown = await listChildren(server, copy?.["id"] as string)
    expect(shown).toMatchObject([{ parent: { type: "block_id", block_id: id } }])
    await append(copy?.["id"] as string, [paragraph("more")])
    expect(texts(await listChildren(server, id))).toEqual(["shared", "more"])
  })

  it("keeps order through a hundred inserts at one place", async () => {
    const [first] = await append(page, [paragraph("first"), paragraph("last")])
    const position = { type: "after_block", after_block: { id: first?.["id"] } }
    for (let at = 0; at < 100; at++) await append(page, [paragraph(`${at}`)], { position })
    expect(texts(await listChildren(server, page))).toEqual([
      "first",
      ...Array.from({ length: 100 }, (_, at) => `${99 - at}`),
      "last",
    ])
  })

  it.each([
    [
      "no children at all",
      {},
      "body failed validation: body.children should be defined, instead was `undefined`.",
    ],
    [
      "the 101st child",
      { children: Array.from({ length: 101 }, () => paragraph("a")) },
      "body failed validation: body.children.length should be ≤ `100`, instead was `101`.",
    ],
    [
      "a sibling that is none",
      {
        children: [paragraph("a")],
        position: { type: "after_block", after_block: { id: "10000000-0000-4000-8000-000000000000" } },
      },
      "Block with ID 10000000-0000-4000-8000-000000000000 is not a child of the block or page to append to.",
    ],
    [
      "a row that is too wide",
      { children: [{ table: { table_width: 1, children: [{ table_row: { cells: [[], []] } }] } }] },
      "Content creation Failed. Fix the following: \nNumber of cells in table row must match the table width of the parent table",
    ],
    [
      "after, at the newest version",
      { children: [paragraph("a")], after: "x" },
      "body.after should be not present",
    ],
  ])("refuses %s", async (_, body, message) => {
    const answer = await server.send("PATCH", `/v1/blocks/${page}/children`, { body })
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toContain(message)
    expect(await listChildren(server, page)).toEqual([])
  })

  it("refuses to nest where nothing can be nested", async () => {
    const [heading] = await append(page, [{ heading_1: { rich_text: [] } }])
    const answer = await server.send("PATCH", `/v1/blocks/${heading?.["id"]}/children`, {
      body: { children: [paragraph("a")] },
    })
    expect(answer).toMatchObject({ status: 400, body: { message: "Block does not support children." } })
  })

  it("answers 404 for a mention of a page that is not there, and writes nothing", async () => {
    const id = "10000000-0000-4000-8000-000000000000"
    const rich_text = [{ mention: { page: { id } } }]
    const answer = await server.send("PATCH", `/v1/blocks/${page}/children`, {
      body: { children: [paragraph("kept out"), { paragraph: { rich_text } }] },
    })
    expect(answer).toMatchObject({ status: 404, body: { code: "object_not_found" } })
    expect(await listChildren(server, page)).toEqual([])
  })

  it("refuses to append to what is in trash, or under it", async () => {
    const [toggle] = await append(page, [
      { toggle: { rich_text: [], children: [{ toggle: { rich_text: [] } }] } },
    ])
    const [inner] = await listChildren(server, toggle?.["id"] as string)
    await server.send("DELETE", `/v1/blocks/${toggle?.["id"]}`)
    for (const [id, message] of [
      [toggle?.["id"], "Can't edit block that is archived."],
      [inner?.["id"], "archived ancestor"],
    ]) {
      const answer = await server.send("PATCH", `/v1/blocks/${id}/children`, {
        body: { children: [paragraph("a")] },
      })
      expect(answer.status).toBe(400)
      expect(answer.body["message"]).toContain(message)
    }
  })

  it("needs the right to insert, and shows ids only without the right to read", async () => {
    const token = async (capabilities: ("read_content" | "insert_content")[]) => {
      const { integration, token } = await server.inkling.admin.createIntegration({
        name: capabilities.join(),
        capabilities,
      })
      await server.inkling.admin.share(page, integration.id)
      return token
    }
    const body = { children: [paragraph("a")] }
    const path = `/v1/blocks/${page}/children`
    const reader = await server.send("PATCH", path, { body, token: await token(["read_content"]) })
    expect(reader.status).toBe(403)
    const writer = await server.send("PATCH", path, { body, token: await token(["insert_content"]) })
    expect(writer.body["results"]).toEqual([{ object: "block", id: expect.any(String) }])
  })

  it("answers 401 to strangers and 404 to those it is not shared with", async () => {
    const body = { children: [paragraph("a")] }
    const path = `/v1/blocks/${page}/children`
    expect((await server.send("PATCH", path, { body, token: "ntn_nobody" })).status).toBe(401)
    const { token } = await server.inkling.admin.createIntegration({ name: "Other" })
    const answer = await server.send("PATCH", path, { body, token })
    expect(answer.status).toBe(404)
    expect(answer.body["message"]).toBe(
      `Could not find block with ID: ${page}. Make sure the relevant pages and databases are shared with your integration "Other".`,
    )
  })
})
