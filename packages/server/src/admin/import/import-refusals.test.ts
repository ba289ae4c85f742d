import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { paragraph } from "../../../test/block-requests.ts"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

const newId = (n: number) => `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, "0")}`
const fresh = newId(1)

describe.each(dialects)("an import that cannot be on %s", (dialect: Dialect) => {
  let server: TestServer
  /** One object of each kind as the API shows it, by kind. */
  const shown: Record<string, Json> = {}
  beforeAll(async () => {
    server = await startServer(dialect, { adminSecret: "s3cret", port: 0 })
    const get = async (path: string) => (await server.send("GET", `/v1/${path}`)).body
    const table = await makeDatabase(server, "Table", { Kind: { select: { options: [{ name: "a" }] } } })
    const row = await makeRow(server, table.dataSourceId, "row", { Kind: { select: { name: "a" } } })
    const { body } = await server.send("PATCH", `/v1/blocks/${row["id"]}/children`, {
      body: { children: [paragraph("one")] },
    })
    const comment = await server.send("POST", "/v1/comments", {
      body: { parent: { page_id: row["id"] }, rich_text: [{ text: { content: "?" } }] },
    })
    Object.assign(shown, {
      user: await get("users/me"),
      page: await get(`pages/${server.inkling.rootPageId}`),
      row,
      block: (body["results"] as Json[])[0],
      source: await get(`data_sources/${table.dataSourceId}`),
      database: await get(`databases/${table.id}`),
      comment: comment.body,
    })
    shown["user"] = { ...shown["user"], bot: {} }
  })
  afterAll(() => server.close())

  /** An object of the API, changed. */
  const like = (kind: string, more: object = {}): Json => ({ ...(shown[kind] as Json), ...more })
  const inPage = (id: string) => ({ parent: { type: "page_id", page_id: id } })
  const send = async (
    body: unknown,
    headers: Record<string, string> = { authorization: "Bearer s3cret" },
  ) => {
    const response = await fetch(`${server.inkling.url}/inkling/admin/v1/import`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Json }
  }

  test.each<[string, () => unknown, number, RegExp]>([
    ["nothing", () => [], 400, /^objects should be a list of 1 to 1000/],
    ["too much", () => Array(1001).fill(like("user")), 400, /1 to 1000/],
    ["no list", () => "all", 400, /1 to 1000/],
    ["what is no object", () => [null], 400, /^objects\[0\]\.object should be one of user, page/],
    ["views", () => [{ object: "view", id: fresh }], 400, /^objects\[0\]\.object should be one of/],
    ["what the API does not show", () => [like("page", { more: 1 })], 400, /is no page as version .*more/],
    ["a partial page", () => [{ object: "page", id: fresh }], 400, /is a partial page/],
    ["what is in trash", () => [like("page", { in_trash: true })], 400, /is in trash/],
    ["an id that is none", () => [like("page", { id: "x" })], 400, /objects\[0\]/],
    ["a partial user", () => [{ object: "user", id: fresh }], 400, /^objects\[0\] is no user/],
    [
      "a page in a missing page",
      () => [like("page", { id: fresh, ...inPage(fresh) })],
      400,
      /the page .* is not here/,
    ],
    [
      "a page in a missing block",
      () => [like("page", { id: fresh, parent: { type: "block_id", block_id: fresh } })],
      400,
      /the block .* is not here/,
    ],
    [
      "a row of a missing data source",
      () => [
        like("row", {
          id: fresh,
          parent: { type: "data_source_id", data_source_id: fresh, database_id: fresh },
        }),
      ],
      400,
      /the data source .* is not here/,
    ],
    [
      "a data source of a missing database",
      () => [like("source", { id: fresh, parent: { type: "database_id", database_id: fresh } })],
      400,
      /the database .* is not here/,
    ],
    [
      "a block at the top",
      () => [like("block", { id: fresh, parent: { type: "workspace", workspace: true } })],
      400,
      /A block is on a page/,
    ],
    [
      "a comment at the top",
      () => [like("comment", { id: fresh, parent: { type: "page_id", page_id: fresh } })],
      400,
      /is not here/,
    ],
    [
      "a child_page without its page",
      () => [
        like("block", { id: fresh, type: "child_page", paragraph: undefined, child_page: { title: "x" } }),
      ],
      400,
      /Import the page itself/,
    ],
    [
      "a row of a table in no table",
      () => [like("block", { id: fresh, type: "table_row", paragraph: undefined, table_row: { cells: [] } })],
      400,
      /table_row block cannot be in a page/,
    ],
    [
      "what Notion does not show",
      () => [
        like("block", {
          id: fresh,
          type: "unsupported",
          paragraph: undefined,
          unsupported: { block_type: "x" },
        }),
      ],
      400,
      /unsupported cannot be imported/,
    ],
    [
      "a page where a page is",
      () => [like("page", inPage(String(shown["row"]?.["id"])))],
      409,
      /taken by a page in another place/,
    ],
    [
      "a page by a database's id",
      () => [like("page", { id: shown["database"]?.["id"] })],
      409,
      /taken by a database/,
    ],
    [
      "a database by a page's id",
      () => [like("database", { id: shown["row"]?.["id"] })],
      409,
      /taken by a page/,
    ],
    [
      "a database that is elsewhere",
      () => [like("database", inPage(String(shown["row"]?.["id"])))],
      409,
      /a database in another place/,
    ],
    [
      "a block that is elsewhere",
      () => [like("block", inPage(server.inkling.rootPageId))],
      409,
      /a paragraph block in another place/,
    ],
    ["a block by a page's id", () => [like("block", { id: shown["row"]?.["id"] })], 409, /taken by a page/],
    [
      "another's comment",
      () => [like("comment", { discussion_id: fresh })],
      409,
      /a comment of another discussion/,
    ],
    [
      "a discussion that is elsewhere",
      () => [like("comment", { id: fresh, parent: { type: "page_id", page_id: server.inkling.rootPageId } })],
      409,
      /a discussion in another place/,
    ],
    [
      "a person for a bot",
      () => [like("user", { type: "person", bot: undefined, person: {} })],
      409,
      /taken by a bot/,
    ],
    [
      "an unknown property",
      () => [
        like("row", { id: fresh, properties: { New: { id: "zzzz", type: "checkbox", checkbox: true } } }),
      ],
      400,
      /no property "New" \(zzzz\) of type checkbox/,
    ],
    [
      "an unknown option",
      () => {
        const { Kind, ...properties } = like("row")["properties"] as Record<string, Json>
        const select = { id: fresh, name: "new", color: "red" }
        return [like("row", { id: fresh, properties: { ...properties, Kind: { ...Kind, select } } })]
      },
      400,
      /option of "Kind" that its data source does not know/,
    ],
    [
      "a file that is not here",
      () => {
        const file = { url: "https://files.example/x?signature=1", expiry_time: "2026-01-01T00:00:00.000Z" }
        return [like("page", { id: fresh, cover: { type: "file", file } })]
      },
      400,
      /The file https:\/\/files\.example\/x\?signature=1 is not here\. Upload it/,
    ],
    [
      "two titles",
      () => {
        const { Name: _, ...rest } = like("source")["properties"] as Record<string, Json>
        return [like("source", { id: fresh, properties: rest })]
      },
      400,
      /exactly one title/,
    ],
  ])("refuses %s, and all that came with it", async (_, objects, status, message) => {
    const given = objects()
    const page = like("page", { id: newId(2) })
    const together =
      Array.isArray(given) && given.length < 1000 && given.length > 0 ? [...given, page] : given
    const answer = await send({ objects: together })
    expect(answer).toMatchObject({ status, body: { message: expect.stringMatching(message) } })
    expect(await server.inkling.admin.importObjects({ objects: [like("page")] })).toMatchObject({
      created: 0,
    })
    const pages = await server.inkling.admin.listOutline()
    expect(JSON.stringify(pages)).not.toContain(newId(2))
  })

  test.each<[string, unknown, RegExp]>([
    ["a list", [], /files should be an object/],
    ["an upload that is not there", { "https://x.example": fresh }, /which is not there or not finished/],
  ])("refuses files that are %s", async (_, files, message) => {
    const answer = await send({ objects: [like("page")], files })
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) } })
  })

  test("is for who has the admin secret, and takes a large batch", async () => {
    expect((await send({ objects: [] }, {})).status).toBe(401)
    expect((await send({ objects: [] }, { authorization: `Bearer ${server.inkling.token}` })).status).toBe(
      401,
    )
    const rich_text = Array(100).fill({
      type: "text",
      text: { content: "x".repeat(2_000), link: null },
      annotations: {
        bold: false,
        italic: false,
        strikethrough: false,
        underline: false,
        code: false,
        color: "default",
      },
      plain_text: "",
      href: null,
    })
    const objects = Array.from({ length: 30 }, (_, n) =>
      like("block", { id: newId(100 + n), paragraph: { rich_text, icon: null, color: "default" } }),
    )
    expect(await send({ objects })).toEqual({ status: 200, body: { created: 30, there: 0, unresolved: [] } })
  })
})
