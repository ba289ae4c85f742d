import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listChildren, paragraph, texts } from "../../../test/block-requests.ts"
import { type Answer, type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("a page's markdown on %s", (dialect: Dialect) => {
  let server: TestServer
  let root: string

  beforeEach(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterEach(() => server.close())

  async function create(markdown: string, more: Json = {}): Promise<string> {
    const body = { parent: { page_id: root }, markdown, ...more }
    const answer = await server.send("POST", "/v1/pages", { body })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body["id"] as string
  }
  async function read(id: string, query = ""): Promise<string> {
    const { status, body } = await server.send("GET", `/v1/pages/${id}/markdown${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body["markdown"] as string
  }
  function update(id: string, type: string, command: Json, more: Json = {}): Promise<Answer> {
    return server.send("PATCH", `/v1/pages/${id}/markdown`, { body: { type, [type]: command, ...more } })
  }
  async function expectUpdate(id: string, type: string, command: Json): Promise<string> {
    const { status, body } = await update(id, type, command)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(await read(id)).toBe(body["markdown"])
    return body["markdown"] as string
  }

  it("makes a page whose first heading is its title", async () => {
    const id = await create("# Boats\n## Fleet\n- [ ] To do\n- [x] Done\n")
    const page = await server.send("GET", `/v1/pages/${id}`)
    expect(page.body["properties"]).toMatchObject({ title: { title: [{ plain_text: "Boats" }] } })
    const { body } = await server.send("GET", `/v1/pages/${id}/markdown`)
    expect(body).toEqual({
      object: "page_markdown",
      id,
      markdown: "## Fleet\n- [ ] To do\n- [x] Done",
      truncated: false,
      unknown_block_ids: [],
    })
  })

  it("keeps the first heading when the properties have a title", async () => {
    const properties = { title: { title: [{ text: { content: "Named" } }] } }
    expect(await read(await create("# Boats\ntext", { properties }))).toBe("# Boats\ntext")
  })

  it("nests, and answers the blocks API with what was written", async () => {
    const id = await create(
      "- a\n\t- b\n\t\ttext\n<details>\n<summary>More</summary>\n\t**bold**\n</details>",
    )
    const blocks = await listChildren(server, id)
    expect(blocks.map(({ type, has_children }) => [type, has_children])).toEqual([
      ["bulleted_list_item", true],
      ["toggle", true],
    ])
    const [inner] = await listChildren(server, blocks[1]?.["id"] as string)
    expect(inner).toMatchObject({
      paragraph: { rich_text: [{ plain_text: "bold", annotations: { bold: true } }] },
    })
  })

  it("inserts behind a selection, at the start and at the end", async () => {
    const id = await create("## Paragraph 2\n- [ ] To Do\n- [x] Checked\n<empty-block/>")
    const after = { content: "1. Added\n", after: "- [ ] To Do\n" }
    expect(await expectUpdate(id, "insert_content", after)).toBe(
      "## Paragraph 2\n- [ ] To Do\n1. Added\n- [x] Checked\n<empty-block/>",
    )
    await expectUpdate(id, "insert_content", { content: "first", position: { type: "start" } })
    expect(await expectUpdate(id, "insert_content", { content: "last" })).toBe(
      "first\n## Paragraph 2\n- [ ] To Do\n1. Added\n- [x] Checked\n<empty-block/>\nlast",
    )
  })

  it("inserts beside the innermost block, behind what is nested in it", async () => {
    const id = await create("- a\n\t- b\n\t\t- c\n\t- d")
    await expectUpdate(id, "insert_content", { content: "- x", after: "- b" })
    expect(await expectUpdate(id, "insert_content", { content: "- y", after: "- a...- c" })).toBe(
      "- a\n\t- b\n\t\t- c\n\t\t- y\n\t- x\n\t- d",
    )
  })

  it("replaces ranges, texts and everything, and keeps the blocks that read the same", async () => {
    const id = await create("one\ntwo\nthree\n- [ ] task")
    const before = await listChildren(server, id)
    await expectUpdate(id, "replace_content_range", { content: "- [x] task", content_range: "- [ ] task" })
    await expectUpdate(id, "update_content", {
      content_updates: [
        { old_str: "two", new_str: "2\n2.5" },
        { old_str: "ta", new_str: "Ta", replace_all_matches: true },
      ],
    })
    expect(await read(id)).toBe("one\n2\n2.5\nthree\n- [x] Task")
    const after = await listChildren(server, id)
    expect(after.map((block) => block["id"])).toEqual([
      before[0]?.["id"],
      before[1]?.["id"],
      expect.any(String),
      before[2]?.["id"],
      before[3]?.["id"],
    ])
    expect(await expectUpdate(id, "replace_content", { new_str: "new" })).toBe("new")
    expect(texts(await listChildren(server, id))).toEqual(["new"])
  })

  it("reorders blocks without making new ones", async () => {
    const id = await create("a\nb\nc\nd")
    const ids = (await listChildren(server, id)).map((block) => block["id"])
    expect(await expectUpdate(id, "replace_content", { new_str: "d\na\nc\nb" })).toBe("d\na\nc\nb")
    const now = (await listChildren(server, id)).map((block) => block["id"])
    expect(now).toEqual([ids[3], ids[0], ids[2], ids[1]])
  })

  it("keeps what markdown cannot say", async () => {
    const id = await create("text")
    const children = [
      {
        code: {
          rich_text: [{ text: { content: "x" } }],
          language: "go",
          caption: [{ text: { content: "c" } }],
        },
      },
      { bookmark: { url: "https://example.com/" } },
    ]
    await server.send("PATCH", `/v1/blocks/${id}/children`, { body: { children } })
    const before = await listChildren(server, id)
    const markdown = await read(id)
    const bookmarkId = String(before[2]?.["id"]).replaceAll("-", "")
    expect(markdown).toContain(`#${bookmarkId}" alt="bookmark"/>`)
    await expectUpdate(id, "replace_content", { new_str: markdown.replace("```go", "```rust") })
    const [, code, bookmark] = await listChildren(server, id)
    expect(code).toMatchObject({
      id: before[1]?.["id"],
      code: { caption: [{ plain_text: "c" }], language: "rust" },
    })
    expect(bookmark).toEqual(before[2])
  })

  it("moves, makes and deletes child pages", async () => {
    const id = await create("text\n<page>New</page>")
    const [, child] = await listChildren(server, id)
    const other = await create("# Other\ntext")
    expect(child).toMatchObject({ type: "child_page", child_page: { title: "New" } })
    const tag = (await read(id)).split("\n")[1] as string
    const nested = await expectUpdate(id, "replace_content", {
      new_str: `- item\n\t${tag}\n<page url="https://notes.test/${other.replaceAll("-", "")}">Other</page>`,
    })
    expect(nested.split("\n")).toHaveLength(3)
    const [item, moved] = await listChildren(server, id)
    expect(moved).toMatchObject({ id: other, type: "child_page" })
    expect(await listChildren(server, item?.["id"] as string)).toMatchObject([{ id: child?.["id"] }])
    const page = await server.send("GET", `/v1/pages/${child?.["id"]}`)
    expect(page.body["parent"]).toEqual({ type: "block_id", block_id: item?.["id"] })

    const refused = await update(id, "replace_content", { new_str: "" })
    expect(refused).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(refused.body["message"]).toContain(child?.["id"])
    await expectUpdate(id, "replace_content", { new_str: "", allow_deleting_content: true })
    const gone = await server.send("GET", `/v1/pages/${other}`)
    expect(gone.body["in_trash"]).toBe(true)
  })

  it("shows synced blocks where they are copied, and edits originals only", async () => {
    const id = await create("<synced_block>\n\tshared\n</synced_block>")
    const [original] = await listChildren(server, id)
    const url = (await read(id)).match(/url="([^"]+)"/)?.[1]
    await expectUpdate(id, "insert_content", { content: `<synced_block_reference url="${url}"/>` })
    const text = `<synced_block url="${url}">\n\tshared\n</synced_block>\n<synced_block_reference url="${url}">\n\tshared\n</synced_block_reference>`
    expect(await read(id)).toBe(text)
    await expectUpdate(id, "replace_content", { new_str: text.replace("shared", "edited") })
    expect(await read(id)).toBe(text.replaceAll("shared", "edited"))
    expect((await listChildren(server, id))[0]).toMatchObject({ id: original?.["id"] })
  })

  it("reads a block's markdown by the block's id", async () => {
    const id = await create("- a\n\t- b")
    const [block] = await listChildren(server, id)
    expect(await read(block?.["id"] as string)).toBe("- a\n\t- b")
  })

  it.each([
    ["update_content", { content_updates: [{ old_str: "", new_str: "x" }] }, "old_str"],
    ["update_content", { content_updates: [{ old_str: "nothing", new_str: "x" }] }, "Could not find"],
    ["update_content", { content_updates: [{ old_str: "same", new_str: "x" }] }, "more than one"],
    ["insert_content", { content: "x", after: "y", position: { type: "end" } }, "cannot both"],
    ["insert_content", { content: "x", after: "nothing...at all" }, "Could not find the selection"],
    ["replace_content_range", { content: "x", content_range: "nothing" }, "Could not find the selection"],
    [
      "update_content",
      { content_updates: Array.from({ length: 101 }, () => ({ old_str: "a", new_str: "a" })) },
      "≤ `100`",
    ],
  ])("refuses %s (%#) and changes nothing", async (type, command, message) => {
    const id = await create("same same\nunique")
    const answer = await update(id, type, command)
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(answer.body["message"]).toContain(message)
    expect(await read(id)).toBe("same same\nunique")
  })

  it("refuses markdown beside children, and its parameters without it", async () => {
    for (const extra of [
      { markdown: "a", children: [paragraph("b")] },
      { allow_async: true },
      { markdown_version: "v2" },
      { markdown: 7 },
    ]) {
      const body = { parent: { page_id: root }, ...extra }
      const answer = await server.send("POST", "/v1/pages", { body })
      expect(answer, JSON.stringify(extra)).toMatchObject({ status: 400, body: { code: "validation_error" } })
    }
  })

  it("refuses databases and blocks where a page is needed, and pages in trash", async () => {
    const id = await create("text")
    const [block] = await listChildren(server, id)
    const database = await server.send("POST", "/v1/databases", {
      body: { parent: { type: "page_id", page_id: root }, title: [] },
    })
    for (const other of [block?.["id"], database.body["id"]]) {
      const answer = await update(other as string, "replace_content", { new_str: "x" })
      expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    }
    await server.send("PATCH", `/v1/pages/${id}`, { body: { in_trash: true } })
    const answer = await update(id, "replace_content", { new_str: "x" })
    expect(answer.body["message"]).toContain("archived")
  })

  it("needs the rights to read and to update, and to see the page", async () => {
    const id = await create("text")
    const path = `/v1/pages/${id}/markdown`
    const body = { type: "replace_content", replace_content: { new_str: "x" } }
    const tokenFor = async (capabilities: ("read_content" | "update_content")[]) => {
      const made = await server.inkling.admin.createIntegration({ name: capabilities.join(), capabilities })
      await server.inkling.admin.share(root, made.integration.id)
      return made.token
    }
    const reader = await tokenFor(["read_content"])
    const writer = await tokenFor(["update_content"])
    expect((await server.send("PATCH", path, { body, token: reader })).status).toBe(403)
    expect((await server.send("PATCH", path, { body, token: writer })).status).toBe(403)
    expect((await server.send("GET", path, { token: writer })).status).toBe(403)
    expect((await server.send("GET", path, { token: "ntn_nobody" })).status).toBe(401)
    const { token } = await server.inkling.admin.createIntegration({ name: "Other" })
    for (const answer of [
      await server.send("GET", path, { token }),
      await server.send("PATCH", path, { body, token }),
    ])
      expect(answer).toMatchObject({
        status: 404,
        body: { message: expect.stringContaining(`page with ID: ${id}`) },
      })
  })
})
