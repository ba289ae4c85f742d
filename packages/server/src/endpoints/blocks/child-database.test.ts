import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listChildren, paragraph } from "../../../test/block-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("a database as a block on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: string
  let id: string
  let dataSource: string

  beforeEach(async () => {
    server = await startServer(dialect)
    page = server.inkling.rootPageId
    const created = await server.send("POST", "/v1/databases", {
      body: {
        parent: { type: "page_id", page_id: page },
        title: [{ text: { content: "Tasks" } }],
        initial_data_source: { properties: { Name: { title: {} } } },
      },
    })
    id = created.body["id"] as string
    dataSource = (created.body["data_sources"] as Json[])[0]?.["id"] as string
  })
  afterEach(() => server.close())

  it("is listed by its title, and its rows are no children", async () => {
    const properties = { Name: { title: [{ text: { content: "Row" } }] } }
    await server.send("POST", "/v1/pages", { body: { parent: { data_source_id: dataSource }, properties } })
    const shown = {
      id,
      type: "child_database",
      parent: { type: "page_id", page_id: page },
      has_children: false,
      in_trash: false,
      child_database: { title: "Tasks" },
    }
    expect(await listChildren(server, page)).toMatchObject([shown])
    expect((await server.send("GET", `/v1/blocks/${id}`)).body).toMatchObject(shown)
    expect(await listChildren(server, id)).toEqual([])
  })

  it("is trashed and restored by its id", async () => {
    const deleted = await server.send("DELETE", `/v1/blocks/${id}`)
    expect(deleted.body).toMatchObject({ type: "child_database", in_trash: true })
    expect(await listChildren(server, page)).toEqual([])
    expect((await server.send("GET", `/v1/databases/${id}`)).body["in_trash"]).toBe(true)
    const restored = await server.send("PATCH", `/v1/blocks/${id}`, { body: { in_trash: false } })
    expect(restored.body).toMatchObject({ type: "child_database", in_trash: false })
    expect(await listChildren(server, page)).toHaveLength(1)
  })

  it("holds no blocks", async () => {
    const answer = await server.send("PATCH", `/v1/blocks/${id}/children`, {
      body: { children: [paragraph("a")] },
    })
    expect(answer).toMatchObject({ status: 400, body: { message: "Block does not support children." } })
  })

  it("names itself the parent of its rows before data sources, and the data source since", async () => {
    const created = await server.send("POST", "/v1/pages", {
      body: { parent: { data_source_id: dataSource } },
    })
    const path = `/v1/blocks/${created.body["id"]}`
    const newest = await server.send("GET", path)
    expect(newest.body).toMatchObject({
      type: "child_page",
      parent: { type: "data_source_id", data_source_id: dataSource, database_id: id },
      child_page: { title: "Untitled" },
    })
    const old = await server.send("GET", path, { version: "2022-06-28" })
    expect(old.body["parent"]).toEqual({ type: "database_id", database_id: id })
  })
})
