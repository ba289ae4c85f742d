import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../../test/start-server.ts"
import { paragraph, resultsOf, text, title } from "../../../test/wire.ts"

describe.each(dialects)("comments on %s", (dialect) => {
  let server: TestServer
  let page: string
  let block: string
  beforeAll(async () => {
    server = await startServer(dialect)
    const made = await server.send("POST", "/v1/pages", {
      body: {
        parent: { page_id: server.inkling.rootPageId },
        properties: title("Discussed"),
        children: [paragraph("A claim")],
      },
    })
    page = made.body["id"] as string
    const children = await server.send("GET", `/v1/blocks/${page}/children`)
    block = resultsOf(children.body)[0]?.["id"] as string
  })
  afterAll(() => server.close())

  const comment = async (body: object) => server.send("POST", "/v1/comments", { body })

  test("two comments on a page share its discussion; one on a block has its own", async () => {
    const first = await comment({ parent: { page_id: page }, rich_text: text("One") })
    const second = await comment({ parent: { page_id: page }, rich_text: text("Two") })
    const third = await comment({ parent: { block_id: block }, rich_text: text("Three") })
    expect(second.body["discussion_id"]).toBe(first.body["discussion_id"])
    expect(third.body["discussion_id"]).not.toBe(first.body["discussion_id"])
    expect(third.body["parent"]).toEqual({ type: "block_id", block_id: block })
    const listed = await server.send("GET", `/v1/comments?block_id=${page}`)
    expect(resultsOf(listed.body).map((one) => one["id"])).toEqual([first.body["id"], second.body["id"]])
    const onBlock = await server.send("GET", `/v1/comments?block_id=${block}&page_size=1`)
    expect(resultsOf(onBlock.body).map((one) => one["id"])).toEqual([third.body["id"]])
  })

  test("a reply takes its discussion's parent", async () => {
    const first = await comment({ parent: { block_id: block }, rich_text: text("Asked") })
    const reply = await comment({ discussion_id: first.body["discussion_id"], rich_text: text("Answered") })
    expect(reply.body).toMatchObject({ parent: { type: "block_id", block_id: block } })
  })

  test("shows the name asked for", async () => {
    const display = { type: "custom", custom: { name: "Harbour master" } }
    const made = await comment({ parent: { page_id: page }, rich_text: text("x"), display_name: display })
    expect(made.body["display_name"]).toEqual({ type: "custom", resolved_name: "Harbour master" })
    const plain = await comment({ parent: { page_id: page }, rich_text: text("x") })
    expect(plain.body["display_name"]).toEqual({ type: "integration", resolved_name: "Inkling" })
  })

  test("changes and deletes its own, which is then gone", async () => {
    const made = await comment({ parent: { page_id: page }, rich_text: text("Draft") })
    const path = `/v1/comments/${made.body["id"]}`
    server.advance(120_000)
    const changed = await server.send("PATCH", path, { body: { rich_text: text("Final") } })
    expect(changed.body).toMatchObject({ id: made.body["id"], rich_text: [{ plain_text: "Final" }] })
    expect(changed.body["last_edited_time"]).not.toBe(made.body["last_edited_time"])
    const gone = await server.send("DELETE", path)
    expect(gone.body).toEqual(changed.body)
    expect((await server.send("GET", path)).status).toBe(404)
  })

  test("leaves alone what another integration wrote", async () => {
    const made = await comment({ parent: { page_id: page }, rich_text: text("Mine") })
    const { token } = await server.inkling.admin.createIntegration({ name: "Other" })
    await server.inkling.admin.share(page, "Other")
    const path = `/v1/comments/${made.body["id"]}`
    expect((await server.send("PATCH", path, { token, body: { rich_text: text("x") } })).status).toBe(403)
    expect((await server.send("DELETE", path, { token })).status).toBe(403)
    expect((await server.send("GET", path, { token })).status).toBe(200)
  })

  test("the last comment takes its discussion with it", async () => {
    const made = await comment({ parent: { block_id: block }, rich_text: text("Alone") })
    await server.send("DELETE", `/v1/comments/${made.body["id"]}`)
    const reply = await comment({ discussion_id: made.body["discussion_id"], rich_text: text("Late") })
    expect(reply).toMatchObject({
      status: 404,
      body: {
        message: `Could not find discussion with ID: ${made.body["discussion_id"]}. Make sure the relevant pages and databases are shared with your integration.`,
      },
    })
  })

  test("refuses no parent, two parents, no text and strangers' pages", async () => {
    expect((await comment({ rich_text: text("x") })).status).toBe(400)
    const first = await comment({ parent: { page_id: page }, rich_text: text("x") })
    const both = {
      parent: { page_id: page },
      discussion_id: first.body["discussion_id"],
      rich_text: text("x"),
    }
    expect((await comment(both)).status).toBe(400)
    expect((await comment({ parent: { page_id: page } })).status).toBe(400)
    const nowhere = { page_id: "00000000-0000-4000-8000-000000000000" }
    expect((await comment({ parent: nowhere, rich_text: text("x") })).status).toBe(404)
  })
})
