import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { paragraph } from "../../test/block-requests.ts"
import { makeDatabase, makeRow } from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { uploadText } from "../../test/upload.ts"
import { resultsOf } from "../../test/wire.ts"
import { blockGraceMs } from "./require-block-room.ts"

/** The root page, a page with a block, a database and a row. */
const startCount = 5

describe.each(dialects)("a limit of blocks on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: string
  let block: string
  let source: string
  beforeEach(async () => {
    server = await startServer(dialect, { config: { blockLimit: startCount + 1 }, runsTasks: false })
    const { body } = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: server.inkling.rootPageId }, children: [paragraph("one")], properties: {} },
    })
    page = body["id"] as string
    const listed = resultsOf((await server.send("GET", `/v1/blocks/${page}/children`)).body)
    block = listed[0]?.["id"] as string
    source = (await makeDatabase(server, "Table", {})).dataSourceId
    await makeRow(server, source, "row")
  })
  afterEach(() => server.close())

  const append = (count = 1) =>
    server.send("PATCH", `/v1/blocks/${page}/children`, {
      body: { children: Array.from({ length: count }, () => paragraph("x")) },
    })
  const refused = {
    status: 403,
    body: { code: "restricted_resource", additional_data: { block_limit: String(startCount + 1) } },
  }

  it("leaves three days after the write that reached it, and no more", async () => {
    server.advance(30 * 86_400_000)
    expect((await append(3)).status).toBe(200)
    server.advance(blockGraceMs - 1)
    expect((await append()).status).toBe(200)
    server.advance(1)
    expect(await append()).toMatchObject(refused)
  })

  describe("three days after it was reached", () => {
    beforeEach(async () => {
      await append()
      server.advance(blockGraceMs)
    })

    it.each<[string, () => [method: string, path: string, body: Json]]>([
      ["pages", () => ["POST", "/v1/pages", { parent: { page_id: page }, properties: {} }]],
      ["rows", () => ["POST", "/v1/pages", { parent: { data_source_id: source }, properties: {} }]],
      [
        "pages later",
        () => ["POST", "/v1/pages", { parent: { page_id: page }, markdown: "x", allow_async: true }],
      ],
      [
        "databases",
        () => [
          "POST",
          "/v1/databases",
          { parent: { type: "page_id", page_id: page }, initial_data_source: {} },
        ],
      ],
      ["blocks", () => ["PATCH", `/v1/blocks/${block}/children`, { children: [paragraph("x")] }]],
      [
        "markdown",
        () => [
          "PATCH",
          `/v1/pages/${page}/markdown`,
          { type: "insert_content", insert_content: { content: "more" } },
        ],
      ],
      [
        "pages in markdown",
        () => [
          "PATCH",
          `/v1/pages/${page}/markdown`,
          { type: "replace_content", replace_content: { new_str: "one\n<page>New</page>" } },
        ],
      ],
      [
        "templates",
        () => [
          "PATCH",
          `/v1/pages/${page}`,
          { template: { type: "template_id", template_id: server.inkling.rootPageId } },
        ],
      ],
    ])("refuses %s", async (_, request) => {
      const [method, path, body] = request()
      expect(await server.send(method, path, { body })).toMatchObject(refused)
    })

    it.each<[string, () => [method: string, path: string, body?: Json]]>([
      ["reading", () => ["GET", `/v1/blocks/${page}/children`]],
      ["editing", () => ["PATCH", `/v1/blocks/${block}`, paragraph("changed")]],
      [
        "editing as markdown",
        () => [
          "PATCH",
          `/v1/pages/${page}/markdown`,
          { type: "replace_content", replace_content: { new_str: "two" } },
        ],
      ],
      ["deleting", () => ["DELETE", `/v1/blocks/${block}`]],
      [
        "comments",
        () => [
          "POST",
          "/v1/comments",
          { parent: { page_id: page }, rich_text: [{ text: { content: "?" } }] },
        ],
      ],
      [
        "data sources",
        () => [
          "POST",
          "/v1/data_sources",
          { parent: { type: "database_id", database_id: "" }, properties: { Name: { title: {} } } },
        ],
      ],
    ])("leaves %s alone", async (_, request) => {
      const [method, path, body] = request()
      if (path === "/v1/data_sources") {
        const found = (await server.send("GET", `/v1/data_sources/${source}`)).body["parent"] as Json
        ;(body?.["parent"] as Json)["database_id"] = found["database_id"]
      }
      expect((await server.send(method, path, body && { body })).status).toBe(200)
    })

    it("refuses comments with files, which other comments are not", async () => {
      const file_upload_id = await uploadText(server, "note.txt", "x")
      const body = { parent: { page_id: page }, rich_text: [], attachments: [{ file_upload_id }] }
      expect(await server.send("POST", "/v1/comments", { body })).toMatchObject(refused)
    })

    it("makes no room when something is deleted", async () => {
      await server.send("DELETE", `/v1/blocks/${block}`)
      expect(await append()).toMatchObject(refused)
    })
  })

  it("ends a template that was asked for in time", async () => {
    const template = await makeRow(server, source, "Template")
    await server.send("PATCH", `/v1/blocks/${template["id"]}/children`, {
      body: { children: [paragraph("x")] },
    })
    const by = { type: "template_id", template_id: template["id"] }
    await server.send("PATCH", `/v1/pages/${page}`, { body: { template: by } })
    server.advance(blockGraceMs)
    await server.inkling.runTasks()
    const { body } = await server.send("GET", `/v1/blocks/${page}/children`)
    expect(resultsOf(body)).toHaveLength(1)
  })
})
