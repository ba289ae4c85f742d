import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { resultsOf, text, title, titleOf } from "../../test/wire.ts"

const day = 86_400_000

describe.each(dialects)("tasks on %s", (dialect) => {
  let server: TestServer
  let page: string
  beforeAll(async () => {
    server = await startServer(dialect)
    page = await newPage("Home of tasks")
  })
  afterAll(() => server.close())

  const newPage = async (name: string) => {
    const parent = { page_id: server.inkling.rootPageId }
    const made = await server.send("POST", "/v1/pages", { body: { parent, properties: title(name) } })
    return made.body["id"] as string
  }
  const insert = (content: string, more: object = {}) =>
    server.send("PATCH", `/v1/pages/${page}/markdown`, {
      body: { type: "insert_content", insert_content: { content }, allow_async: true },
      ...more,
    })
  const ask = (task: Json, more: object = {}) => server.send("GET", `/v1/async_tasks/${task["id"]}`, more)
  const outcome = async (task: Json): Promise<Json> => {
    await server.inkling.idle()
    return (await ask(task)).body
  }

  test("accepts an edit with 202 and says what came of it", async () => {
    const accepted = await insert("Later")
    expect(accepted.status).toBe(202)
    expect(accepted.body).toEqual({
      object: "async_task",
      id: expect.stringMatching(/^task_[0-9a-f]{32}$/),
      status: "queued",
      status_url: `http://localhost/v1/async_tasks/${accepted.body["id"]}`,
      created_time: "2026-06-27T17:01:15.000Z",
      poll_after_seconds: 2,
      operation: { surface: "rest", name: "PATCH /v1/pages/:page_id/markdown" },
    })
    const done = await outcome(accepted.body)
    const { poll_after_seconds: _, ...kept } = accepted.body
    expect(done).toEqual({
      ...kept,
      status: "succeeded",
      result: {
        object: "page_markdown",
        id: page,
        markdown: "Later",
        truncated: false,
        unknown_block_ids: [],
      },
    })
  })

  test("makes a page, a row with a formula and all, in the version asked for", async () => {
    const database = await server.send("POST", "/v1/databases", {
      body: {
        parent: { type: "page_id", page_id: page },
        initial_data_source: {
          properties: { Name: { title: {} }, Loud: { formula: { expression: 'prop("Name") + "!"' } } },
        },
      },
    })
    const [source] = database.body["data_sources"] as Json[]
    for (const parent of [{ page_id: page }, { data_source_id: source?.["id"] }]) {
      const body = { parent, markdown: "# Made later\nText", allow_async: true }
      const accepted = await server.send("POST", "/v1/pages", { version: "2025-09-03", body })
      expect(accepted.body["operation"]).toEqual({ surface: "rest", name: "POST /v1/pages" })
      const { result } = await outcome(accepted.body)
      const made = result as Json
      expect(titleOf(made)).toBe("Made later")
      expect(made).toHaveProperty("archived", false)
      const found = await server.send("GET", `/v1/pages/${made["id"]}`, { version: "2025-09-03" })
      expect(made).toEqual(found.body)
      const children = await server.send("GET", `/v1/blocks/${made["id"]}/children`)
      expect(resultsOf(children.body)).toHaveLength(1)
    }
  })

  test("a task that is refused has failed, with the error the request would have had", async () => {
    const body = {
      type: "update_content",
      update_content: { content_updates: [{ old_str: "not there", new_str: "x" }] },
    }
    const refused = await server.send("PATCH", `/v1/pages/${page}/markdown`, { body })
    const accepted = await server.send("PATCH", `/v1/pages/${page}/markdown`, {
      body: { ...body, allow_async: true },
    })
    expect(accepted.status).toBe(202)
    const failed = await outcome(accepted.body)
    expect(failed).toMatchObject({ status: "failed", error: refused.body })
    expect(failed).not.toHaveProperty("poll_after_seconds")
  })

  test("refuses at once what needs no look at the content", async () => {
    const nobodys = "00000000-0000-4000-8000-000000000000"
    const cases: [method: string, path: string, body: object, status: number][] = [
      [
        "PATCH",
        `/v1/pages/${nobodys}/markdown`,
        { type: "insert_content", insert_content: { content: "x" } },
        404,
      ],
      ["PATCH", `/v1/pages/${page}/markdown`, { type: "insert_content", insert_content: 5 }, 400],
      ["POST", "/v1/pages", { parent: { page_id: nobodys }, markdown: "x" }, 404],
      ["POST", "/v1/pages", { parent: { page_id: page }, properties: title("No markdown") }, 400],
      ["POST", "/v1/pages", { parent: { page_id: page }, markdown: "x", children: [] }, 400],
    ]
    for (const [method, path, body, status] of cases)
      expect((await server.send(method, path, { body: { ...body, allow_async: true } })).status, path).toBe(
        status,
      )
  })

  test("is not accepted from who may not do it, and not told to others", async () => {
    const { token } = await server.inkling.admin.createIntegration({
      name: "Reader",
      capabilities: ["read_content"],
    })
    await server.inkling.admin.share(page, "Reader")
    expect((await insert("No", { token })).status).toBe(403)
    const accepted = await insert("Mine")
    expect(await ask(accepted.body, { token })).toMatchObject({
      status: 404,
      body: { code: "object_not_found" },
    })
    expect((await ask({ id: "task_none" })).status).toBe(404)
    await server.inkling.idle()
  })

  test("answers at once where `allow_async` is false", async () => {
    const body = { type: "insert_content", insert_content: { content: "Now" }, allow_async: false }
    expect((await server.send("PATCH", `/v1/pages/${page}/markdown`, { body })).status).toBe(200)
  })

  test("is forgotten a day after its end", async () => {
    const accepted = await insert("Old")
    await server.inkling.idle()
    server.advance(day - 1)
    expect((await ask(accepted.body)).status).toBe(200)
    server.advance(1)
    expect((await ask(accepted.body)).status).toBe(404)
  })

  test("fails over values that its properties do not take", async () => {
    const accepted = await server.send("POST", "/v1/pages", {
      body: {
        parent: { page_id: page },
        properties: { title: { title: text("With a number nobody has") }, Ghost: { number: 1 } },
        markdown: "x",
        allow_async: true,
      },
    })
    expect(await outcome(accepted.body)).toMatchObject({
      status: "failed",
      error: { code: "validation_error" },
    })
  })
})
