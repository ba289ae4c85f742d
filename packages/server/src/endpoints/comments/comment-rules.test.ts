import { findDiscussion, updateDiscussion } from "@inkling/store"
import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../../test/start-server.ts"
import { uploadText } from "../../../test/upload.ts"
import { paragraph, resultsOf, text, title } from "../../../test/wire.ts"

describe.each(dialects)("the rules of comments on %s", (dialect) => {
  let server: TestServer
  let page: string
  let block: string
  beforeAll(async () => {
    server = await startServer(dialect)
    const body = {
      parent: { page_id: server.inkling.rootPageId },
      properties: title("Discussed"),
      children: [paragraph("A claim")],
    }
    page = (await server.send("POST", "/v1/pages", { body })).body["id"] as string
    block = resultsOf((await server.send("GET", `/v1/blocks/${page}/children`)).body)[0]?.["id"] as string
  })
  afterAll(() => server.close())

  const comment = (body: object, more: object = {}) =>
    server.send("POST", "/v1/comments", { body: { parent: { page_id: page }, ...body }, ...more })
  const listed = async (id: string) =>
    resultsOf((await server.send("GET", `/v1/comments?block_id=${id}`)).body).map((one) => one["id"])

  test.each([
    ["a.png", "image"],
    ["a.mp4", "video"],
    ["a.mp3", "audio"],
    ["a.pdf", "pdf"],
    ["a.txt", "productivity"],
  ])("an attached %s is of the category %s", async (name, category) => {
    const file_upload_id = await uploadText(server, name, "bytes")
    const attachments = [{ type: "file_upload", file_upload_id }]
    const made = await comment({ rich_text: text("See"), attachments })
    expect(made.body["attachments"]).toEqual([
      { category, file: { url: expect.stringContaining(name), expiry_time: expect.any(String) } },
    ])
  })

  test("three files may be attached, not four, and none that is not there", async () => {
    const file_upload_id = await uploadText(server, "a.png", "bytes")
    const of = (count: number) => ({
      rich_text: text("See"),
      attachments: Array.from({ length: count }, () => ({ file_upload_id })),
    })
    expect((await comment(of(3))).body["attachments"]).toHaveLength(3)
    expect((await comment(of(4))).status).toBe(400)
    const nobodys = [{ file_upload_id: "00000000-0000-8000-8000-000000000000" }]
    expect((await comment({ rich_text: text("See"), attachments: nobodys })).status).toBe(404)
    const pending = await server.send("POST", "/v1/file_uploads", { body: { filename: "b.png" } })
    const unfinished = [{ file_upload_id: pending.body["id"] }]
    expect((await comment({ rich_text: text("See"), attachments: unfinished })).status).toBe(400)
  })

  test("an edit of the text leaves what is attached and the name that is shown", async () => {
    const file_upload_id = await uploadText(server, "kept.png", "bytes")
    const display_name = { type: "custom", custom: { name: "Harbour" } }
    const made = await comment({ rich_text: text("One"), attachments: [{ file_upload_id }], display_name })
    const path = `/v1/comments/${made.body["id"]}`
    const changed = await server.send("PATCH", path, { body: { markdown: "**Two**" } })
    expect(changed.body).toMatchObject({
      rich_text: [{ plain_text: "Two", annotations: { bold: true } }],
      attachments: made.body["attachments"],
      display_name: { type: "custom", resolved_name: "Harbour" },
    })
  })

  test.each([
    [{ type: "integration" }, { type: "integration", resolved_name: "Inkling" }],
    [{ type: "connection" }, { type: "integration", resolved_name: "Inkling" }],
    [{ type: "user" }, { type: "user", resolved_name: "Inkling" }],
  ])("the name asked for as %j is shown", async (display_name, shown) => {
    expect((await comment({ rich_text: text("x"), display_name })).body["display_name"]).toEqual(shown)
  })

  test("text is rich or markdown, exactly one of them, and a version is markdown's alone", async () => {
    expect((await comment({ rich_text: text("x"), markdown: "x" })).status).toBe(400)
    expect((await comment({})).status).toBe(400)
    expect((await comment({ rich_text: text("x"), markdown_version: "v2" })).status).toBe(400)
    expect((await comment({ markdown: "x", markdown_version: "v3" })).status).toBe(400)
    const made = await comment({ markdown: "# _no_ heading", markdown_version: "v2" })
    const words = made.body["rich_text"] as { plain_text: string }[]
    expect(words.map((item) => item.plain_text).join("")).toBe("# no heading")
  })

  test("a resolved discussion is listed no more, and the page's next comment opens another", async () => {
    const first = await comment({ rich_text: text("Settled") })
    const discussion = first.body["discussion_id"] as string
    const { admin, store } = server.inkling
    await store.write(admin.ws, { actor: null }, async (tx) => {
      await updateDiscussion(tx, discussion, { is_resolved: true })
      tx.log({
        kind: "discussion.resolved",
        object_type: "page",
        object_id: page,
        object_pk: null,
        data_source_pk: null,
        details: null,
      })
    })
    expect(await listed(page)).toEqual([])
    const next = await comment({ rich_text: text("Anew") })
    expect(next.body["discussion_id"]).not.toBe(discussion)
    expect(await listed(page)).toEqual([next.body["id"]])
  })

  test("a list is flat over the discussions of its block, oldest first, and of that block alone", async () => {
    const onBlock = { parent: { block_id: block } }
    const one = await comment({ ...onBlock, rich_text: text("1") })
    server.advance(1)
    const two = await comment({ ...onBlock, rich_text: text("2") })
    server.advance(1)
    const discussion_id = one.body["discussion_id"]
    const reply = await server.send("POST", "/v1/comments", { body: { discussion_id, rich_text: text("3") } })
    expect(await listed(block)).toEqual([one, two, reply].map(({ body }) => body["id"]))
    expect(await listed(page)).not.toContain(one.body["id"])
  })

  test("who may comment but not read sees no more than an id", async () => {
    const { token } = await server.inkling.admin.createIntegration({
      name: "Talker",
      capabilities: ["insert_comments"],
    })
    await server.inkling.admin.share(page, "Talker")
    const made = await comment({ rich_text: text("x") }, { token })
    expect(made.body).toEqual({ object: "comment", id: expect.any(String) })
  })

  test("deleting the last comment removes its discussion, not before", async () => {
    const one = await comment({ parent: { block_id: block }, rich_text: text("1") })
    const discussion_id = one.body["discussion_id"] as string
    const two = await server.send("POST", "/v1/comments", { body: { discussion_id, rich_text: text("2") } })
    const { admin, store } = server.inkling
    const isThere = () =>
      store.read(admin.ws, async (tx) => (await findDiscussion(tx, discussion_id)) !== undefined)
    await server.send("DELETE", `/v1/comments/${one.body["id"]}`)
    expect(await isThere()).toBe(true)
    await server.send("DELETE", `/v1/comments/${two.body["id"]}`)
    expect(await isThere()).toBe(false)
  })
})
