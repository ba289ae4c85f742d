import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { paragraph } from "../../../test/block-requests.ts"
import { makeDatabase } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("POST /inkling/v1/batch on %s", (dialect: Dialect) => {
  let server: TestServer
  let root: string

  beforeEach(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterEach(() => server.close())

  const send = (operations: unknown, token?: string) =>
    server.send("POST", "/inkling/v1/batch", { body: { operations }, ...(token && { token }) })
  const newPage = (title: string, parent: Json = { page_id: root }) => ({
    method: "POST",
    path: "/v1/pages",
    body: { parent, properties: { title: [{ text: { content: title } }] } },
  })
  const append = (path: string, ...children: unknown[]) => ({ method: "PATCH", path, body: { children } })
  const childrenOf = async (id: string) =>
    (await server.send("GET", `/v1/blocks/${id}/children`)).body["results"] as Json[]

  it("runs operations in order, later ones naming what earlier ones made", async () => {
    const answer = await send([
      newPage("Plan"),
      append("/v1/blocks/{0.id}/children", paragraph("a"), paragraph("b")),
      newPage("Below", { page_id: { $ref: "0.id" } }),
      { method: "DELETE", path: "/v1/blocks/{1.results.0.id}" },
    ])
    expect(answer.status).toBe(200)
    const results = answer.body["results"] as Json[]
    expect(answer.body["object"]).toBe("batch")
    expect(results.map(({ object }) => object)).toEqual(["page", "list", "page", "block"])
    const page = results[0]?.["id"] as string
    expect((await childrenOf(page)).map(({ type }) => type)).toEqual(["paragraph", "child_page"])
    expect(results[2]).toMatchObject({ parent: { type: "page_id", page_id: page } })
    expect((await server.send("GET", `/v1/pages/${page}`)).body).toEqual({
      ...results[0],
    })
  })

  it("undoes everything when one fails, and tells which and why", async () => {
    const before = await childrenOf(root)
    const unknown = "10000000-0000-4000-8000-000000000000"
    const answer = await send([newPage("Never"), append(`/v1/blocks/${unknown}/children`, paragraph("x"))])
    const alone = await server.send("PATCH", `/v1/blocks/${unknown}/children`, {
      body: { children: [paragraph("x")] },
    })
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual({
      ...alone.body,
      additional_data: expect.objectContaining({ operation: "1" }),
    })
    expect(await childrenOf(root)).toEqual(before)
  })

  it("answers pages with formulas as they are after all operations", async () => {
    const { dataSourceId } = await makeDatabase(server, "Sums", {
      N: { number: {} },
      Twice: { formula: { expression: 'prop("N") * 2' } },
    })
    const row = { method: "POST", path: "/v1/pages" }
    const answer = await send([
      {
        ...row,
        body: {
          parent: { data_source_id: dataSourceId },
          properties: { N: { number: 4 }, Name: { title: [{ text: { content: "four" } }] } },
        },
      },
      { method: "PATCH", path: "/v1/pages/{0.id}", body: { properties: { N: { number: 5 } } } },
    ])
    const twice = (result: Json | undefined) =>
      (result?.["properties"] as Record<string, Json> | undefined)?.["Twice"]
    const results = answer.body["results"] as Json[]
    expect(twice(results[0])).toMatchObject({ formula: { number: 10 } })
    expect(twice(results[1])).toMatchObject({ formula: { number: 10 } })
  })

  it("checks each operation's own capability and access", async () => {
    const guest = await server.inkling.admin.createIntegration({
      name: "Reader",
      capabilities: ["read_content", "update_content"],
    })
    const shared = (await send([newPage("Shared")])).body["results"] as Json[]
    const id = shared[0]?.["id"] as string
    await server.inkling.admin.share(id, guest.integration.id)
    const rename = { method: "PATCH", path: `/v1/pages/${id}`, body: { icon: { emoji: "🥝" } } }
    expect((await send([rename], guest.token)).status).toBe(200)
    const refused = await send([rename, newPage("No", { page_id: id })], guest.token)
    expect(refused).toMatchObject({ status: 403, body: { additional_data: { operation: "1" } } })
    const hidden = await send([{ ...rename, path: `/v1/pages/${root}` }], guest.token)
    expect(hidden).toMatchObject({ status: 404, body: { code: "object_not_found" } })
  })

  it("speaks the version that is asked for", async () => {
    const answer = await server.send("POST", "/inkling/v1/batch", {
      version: "2022-06-28",
      body: {
        operations: [newPage("Old"), { method: "PATCH", path: "/v1/pages/{0.id}", body: { archived: true } }],
      },
    })
    expect((answer.body["results"] as Json[])[1]).toMatchObject({ archived: true })
  })

  it.each<[string, unknown, number, string]>([
    ["nothing", [], 400, "body.operations.length should be ≥ `1`"],
    ["a thousand and one", Array(1001).fill({ method: "POST", path: "/v1/pages" }), 400, "≤ `1000`"],
    ["a read", [{ method: "GET", path: "/v1/users/me" }], 400, "body.operations[0].method"],
    ["a query", [{ method: "POST", path: "/v1/search", body: {} }], 400, "A batch holds writes"],
    ["a batch", [{ method: "POST", path: "/inkling/v1/batch" }], 400, "Invalid request URL."],
    [
      "a path elsewhere",
      [{ method: "POST", path: "https://example.com/v1/pages" }],
      400,
      "Invalid request URL.",
    ],
    ["a bad body", [{ method: "POST", path: "/v1/pages", body: { parent: 1 } }], 400, "body.parent"],
    ["a reference to itself", [{ method: "DELETE", path: "/v1/blocks/{0.id}" }], 400, "earlier operation"],
    ["a reference to nowhere", [{ method: "DELETE", path: "/v1/blocks/{x}" }], 400, "earlier operation"],
  ])("refuses %s", async (_, operations, status, message) => {
    const answer = await send(operations)
    expect(answer.status).toBe(status)
    expect(answer.body["message"]).toContain(message)
  })

  it("refuses references to objects and to what is inherited", async () => {
    for (const $ref of ["0.parent", "0.toString", "0.properties.title.constructor.name"]) {
      const answer = await send([newPage("a"), newPage("b", { page_id: { $ref } })])
      expect(answer.body["message"]).toContain("should name a text, a number, true or false")
    }
  })

  it("needs a token, and knows no other paths", async () => {
    expect((await server.send("POST", "/inkling/v1/batch", { token: null, body: {} })).status).toBe(401)
    const nowhere = await server.send("POST", "/inkling/v1/nothing", { body: {} })
    expect(nowhere).toMatchObject({ status: 400, body: { code: "invalid_request_url" } })
  })
})
