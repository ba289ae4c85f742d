import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, queryRows, readPage } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, text, title } from "../../../test/wire.ts"

describe.each(dialects)("databases on %s", (dialect) => {
  let server: TestServer
  let root: string
  beforeAll(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterAll(() => server.close())

  const get = (id: string) => server.send("GET", `/v1/databases/${id}`)
  const patch = (id: string, body: object) => server.send("PATCH", `/v1/databases/${id}`, { body })
  const makePage = async (name: string) => {
    const body = { parent: { page_id: root }, properties: title(name) }
    return (await server.send("POST", "/v1/pages", { body })).body["id"] as string
  }
  const childIds = async (page: string) =>
    resultsOf((await server.send("GET", `/v1/blocks/${page}/children`)).body).map((block) => block["id"])

  test("are made with one data source that shares title and description, not icon and cover", async () => {
    const cover = { type: "external", external: { url: "https://example.com/a.png" } }
    const made = await makeDatabase(
      server,
      "Tasks",
      {},
      { icon: { emoji: "⛵" }, cover, description: text("All") },
    )
    expect(made.wire).toMatchObject({
      object: "database",
      parent: { type: "page_id", page_id: root },
      is_inline: false,
      is_locked: false,
      in_trash: false,
      created_time: "2026-06-27T17:01:15.000+00:00",
      last_edited_time: "2026-06-27T17:01:15.000+00:00",
      data_sources: [{ id: made.dataSourceId, name: "Tasks" }],
      icon: { type: "emoji", emoji: "⛵" },
      cover,
    })
    expect(made.wire["url"]).toMatch(/\/p\/[0-9a-f]{32}$/)
    expect((await get(made.id)).body).toEqual(made.wire)
    const { body: source } = await server.send("GET", `/v1/data_sources/${made.dataSourceId}`)
    expect(source).toMatchObject({
      title: made.wire["title"],
      description: made.wire["description"],
      icon: null,
      cover: null,
      parent: { type: "database_id", database_id: made.id },
      database_parent: { type: "page_id", page_id: root },
      url: made.wire["url"],
      created_time: "2026-06-27T17:01:00.000Z",
    })
  })

  test("without a title are called New database, their data source nothing", async () => {
    const body = { parent: { type: "page_id", page_id: root } }
    const { body: made } = await server.send("POST", "/v1/databases", { body })
    const [source] = made["data_sources"] as { id: string; name: string }[]
    expect(source?.name).toBe("New database")
    expect((made["title"] as Json[])[0]?.["plain_text"]).toBe("New database")
    const { body: wire } = await server.send("GET", `/v1/data_sources/${source?.id}`)
    expect(wire["title"]).toEqual([])
    expect(Object.values(wire["properties"] as Json)).toEqual([
      { id: "title", name: "Name", description: null, type: "title", title: {} },
    ])
  })

  test("stand in their page as a block", async () => {
    const page = await makePage("Holder")
    const made = await makeDatabase(server, "Held", {}, { parent: { type: "page_id", page_id: page } })
    expect(await childIds(page)).toEqual([made.id])
  })

  test("change title, description, lock and inline; their edited time stays", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Before")
    server.advance(120_000)
    const { body } = await patch(id, {
      title: text("After"),
      description: text("Why"),
      is_locked: true,
      is_inline: true,
    })
    expect(body).toMatchObject({
      is_locked: true,
      is_inline: true,
      data_sources: [{ id: dataSourceId, name: "After" }],
      last_edited_time: (await get(id)).body["created_time"],
    })
    const { body: source } = await server.send("GET", `/v1/data_sources/${dataSourceId}`)
    expect(source).toMatchObject({ title: body["title"], description: body["description"], is_inline: true })
  })

  test("refuse a cover while inline, and a workspace as a parent", async () => {
    const { id } = await makeDatabase(server, "Inline", {}, { is_inline: true })
    const cover = { external: { url: "https://example.com/a.png" } }
    expect((await patch(id, { cover })).status).toBe(400)
    expect((await patch(id, { is_inline: false, cover })).status).toBe(200)
    const body = { parent: { type: "workspace", workspace: true } }
    const answer = await server.send("POST", "/v1/databases", { body })
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
  })

  test("in trash take their data sources and rows along, and are edited only when restored", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Doomed")
    const row = await makeRow(server, dataSourceId, "Row")
    expect((await patch(id, { in_trash: true })).body["in_trash"]).toBe(true)
    expect((await server.send("GET", `/v1/data_sources/${dataSourceId}`)).body["in_trash"]).toBe(true)
    expect((await readPage(server, row["id"]))["in_trash"]).toBe(true)
    expect(await queryRows(server, dataSourceId)).toEqual([])
    expect(await queryRows(server, dataSourceId, { in_trash: true })).toHaveLength(1)
    expect((await patch(id, { title: text("No") })).body["message"]).toContain("archived")
    const source = await server.send("PATCH", `/v1/data_sources/${dataSourceId}`, {
      body: { title: text("No") },
    })
    expect(source.status).toBe(404)
    expect((await patch(id, { in_trash: false, title: text("Back") })).status).toBe(200)
    expect(await queryRows(server, dataSourceId)).toHaveLength(1)
  })

  test("move to another page with their rows, not into themselves", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Mover")
    const row = await makeRow(server, dataSourceId, "Row")
    const page = await makePage("Target")
    const moved = await patch(id, { parent: { type: "page_id", page_id: page } })
    expect(moved.body["parent"]).toEqual({ type: "page_id", page_id: page })
    expect(await childIds(page)).toEqual([id])
    expect(await childIds(root)).not.toContain(id)
    const inside = await patch(id, { parent: { type: "page_id", page_id: row["id"] } })
    expect(inside.status).toBe(400)
  })

  test("are not found when not shared, by a page's id or another's token", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Private")
    const other = await server.inkling.admin.createIntegration({ name: "Stranger" })
    for (const path of [`/v1/databases/${id}`, `/v1/data_sources/${dataSourceId}`]) {
      const answer = await server.send("GET", path, { token: other.token })
      expect(answer).toMatchObject({ status: 404, body: { code: "object_not_found" } })
    }
    expect((await get(root)).body).toMatchObject({ status: 400, code: "validation_error" })
    expect((await server.send("GET", `/v1/databases/${id}`, { token: "nobody" })).status).toBe(401)
  })

  test("need the capability, and show only their id to who may not read", async () => {
    const writer = await server.inkling.admin.createIntegration({
      name: "Writer",
      capabilities: ["insert_content"],
    })
    await server.inkling.admin.share(root, "Writer")
    const body = { parent: { type: "page_id", page_id: root } }
    const made = await server.send("POST", "/v1/databases", { body, token: writer.token })
    expect(made.body).toEqual({ object: "database", id: made.body["id"] })
    expect(
      (await server.send("GET", `/v1/databases/${made.body["id"]}`, { token: writer.token })).status,
    ).toBe(403)
    const source = { parent: { database_id: made.body["id"] }, properties: { Name: { title: {} } } }
    const partial = await server.send("POST", "/v1/data_sources", { body: source, token: writer.token })
    expect(Object.keys(partial.body)).toEqual(["object", "id", "properties"])
  })
})
