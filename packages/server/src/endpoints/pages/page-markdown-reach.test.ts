import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listChildren, paragraph } from "../../../test/block-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

// What markdown shows and changes beyond the blocks of a page: other grammars, other pages, other people, too much.

describe.each(dialects)("what a page's markdown reaches on %s", (dialect: Dialect) => {
  let server: TestServer
  let root: string

  beforeEach(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterEach(() => server.close())

  async function create(body: Json): Promise<string> {
    const answer = await server.send("POST", "/v1/pages", { body: { parent: { page_id: root }, ...body } })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body["id"] as string
  }
  async function read(id: string, query = "", token?: string): Promise<Json> {
    const options = token === undefined ? {} : { token }
    const { status, body } = await server.send("GET", `/v1/pages/${id}/markdown${query}`, options)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const replace = (id: string, new_str: string, more: Json = {}) =>
    server.send("PATCH", `/v1/pages/${id}/markdown`, {
      body: { type: "replace_content", replace_content: { new_str }, ...more },
    })

  it("writes and reads the second grammar on request, the first by default", async () => {
    const id = await create({
      markdown: "# T\n\na\nb\n\n<toggle>c\n\nd\n\n</toggle>",
      markdown_version: "v2",
    })
    expect((await read(id))["markdown"]).toBe("a b\n<details>\n<summary>c</summary>\n\td\n</details>")
    expect((await read(id, "?markdown_version=v2"))["markdown"]).toBe("a b\n\n<toggle>c\n\nd\n\n</toggle>")
    const answer = await replace(id, "e\n\nf", { markdown_version: "v2" })
    expect(answer.body["markdown"]).toBe("e\n\nf")
    const unknown = await server.send("GET", `/v1/pages/${id}/markdown?markdown_version=v3`)
    expect(unknown).toMatchObject({ status: 400, body: { code: "validation_error" } })
  })

  it("leaves out what is beyond 20,000 blocks, names it, and shows it by its id", async () => {
    const id = await create({ markdown: "x\n".repeat(20_001) })
    const body = await read(id)
    const [left] = body["unknown_block_ids"] as string[]
    expect(body).toMatchObject({ truncated: true, unknown_block_ids: [expect.any(String)] })
    const lines = (body["markdown"] as string).split("\n")
    expect(lines).toHaveLength(20_001)
    expect(lines.at(-1)).toMatch(/^<unknown url="[^"]+" alt="paragraph"\/>$/)
    expect(await read(left as string)).toMatchObject({ markdown: "x", truncated: false })
    // Sent back as it is, it keeps what it does not show.
    const answer = await replace(id, `y\n${lines.slice(-2).join("\n")}`)
    expect(answer.body).toMatchObject({ markdown: "y\nx\nx", truncated: false })
    expect((await listChildren(server, id)).at(-1)).toMatchObject({ id: left })
  })

  it("leaves out what the caller may not see", async () => {
    const secret = await create({ markdown: "# S\n<synced_block>\n\tsecret\n</synced_block>" })
    const [original] = await listChildren(server, secret)
    const children = [{ synced_block: { synced_from: { block_id: original?.["id"] } } }]
    const shown = await create({ children })
    expect((await read(shown))["markdown"]).toContain("secret")
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Other" })
    await server.inkling.admin.share(shown, integration.id)
    const body = await read(shown, "", token)
    expect(body).toMatchObject({ truncated: true, unknown_block_ids: [original?.["id"]] })
    expect(JSON.stringify(body)).not.toContain("secret")
    const again = await server.send("GET", `/v1/pages/${original?.["id"]}/markdown`, { token })
    expect(again).toMatchObject({ status: 404, body: { code: "object_not_found" } })
    // An edit by the same caller does not touch it.
    const markdown = `before\n${body["markdown"]}`
    const edit = await server.send("PATCH", `/v1/pages/${shown}/markdown`, {
      body: { type: "replace_content", replace_content: { new_str: markdown } },
      token,
    })
    expect(edit.body["markdown"]).toBe(markdown)
    expect((await read(shown))["markdown"]).toContain("secret")
  })

  it("refuses to mention what the caller may not see, but keeps what was mentioned before", async () => {
    const secret = await create({ markdown: "# Secret" })
    const tag = `<mention-page url="https://x.test/${secret}"/>`
    const page = await create({ markdown: `# P\n${tag}` })
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Other" })
    await server.inkling.admin.share(page, integration.id)
    const body = await read(page, "", token)
    expect(body["markdown"]).not.toContain("Secret")
    const send = (new_str: string, id = page) =>
      server.send("PATCH", `/v1/pages/${id}/markdown`, {
        body: { type: "replace_content", replace_content: { new_str } },
        token,
      })
    expect((await send(`see ${body["markdown"]}`)).status).toBe(200)
    const other = await create({ children: [paragraph("x")] })
    await server.inkling.admin.share(other, integration.id)
    expect(await send(tag, other)).toMatchObject({ status: 404, body: { code: "object_not_found" } })
    expect((await read(other))["markdown"]).toBe("x")
    const moving = await send(`<page url="https://x.test/${secret}">Secret</page>`, other)
    expect(moving).toMatchObject({ status: 404, body: { code: "object_not_found" } })
  })

  it("keeps a page from moving into itself", async () => {
    const outer = await create({ markdown: "# Outer" })
    const made = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: outer }, markdown: "# Inner" },
    })
    const answer = await replace(
      made.body["id"] as string,
      `<page url="https://x.test/${outer}">Outer</page>`,
    )
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
  })

  it("moves the page's time with a change, and leaves it alone without one", async () => {
    const id = await create({ markdown: "# T\ntext" })
    server.advance(120_000)
    await replace(id, "text")
    const before = await server.send("GET", `/v1/pages/${id}`)
    expect(before.body["last_edited_time"]).toBe(before.body["created_time"])
    await replace(id, "other")
    const after = await server.send("GET", `/v1/pages/${id}`)
    expect(after.body["last_edited_time"]).not.toBe(before.body["created_time"])
  })

  it("makes rows of a data source, whose title column takes the first heading", async () => {
    const database = await server.send("POST", "/v1/databases", {
      body: {
        parent: { type: "page_id", page_id: root },
        initial_data_source: { properties: { Name: { title: {} }, Done: { checkbox: {} } } },
      },
    })
    const [source] = database.body["data_sources"] as { id: string }[]
    const parent = { data_source_id: source?.id }
    const id = await create({
      parent,
      markdown: "intro\n# Row\ntext",
      properties: { Done: { checkbox: true } },
    })
    const page = await server.send("GET", `/v1/pages/${id}`)
    expect(page.body["properties"]).toMatchObject({
      Name: { title: [{ plain_text: "Row" }] },
      Done: { checkbox: true },
    })
    expect((await read(id))["markdown"]).toBe("intro\ntext")
    expect((await read(root))["markdown"]).toContain(`data-source-url="collection://${source?.id}"`)
  })

  it("takes a comment's text as markdown, blocks as text", async () => {
    const id = await create({ markdown: "# T" })
    const made = await server.send("POST", "/v1/comments", {
      body: { parent: { page_id: id }, markdown: "**a** $x$\n- b" },
    })
    const runs = (body: Json) => (body["rich_text"] as { plain_text: string }[]).map((run) => run.plain_text)
    expect(runs(made.body)).toEqual(["a", " ", "x", "\n- b"])
    const changed = await server.send("PATCH", `/v1/comments/${made.body["id"]}`, {
      body: { markdown: "<u>c</u>", markdown_version: "v2" },
    })
    expect(changed.body["rich_text"]).toMatchObject([{ plain_text: "c", annotations: { underline: true } }])
  })
})
