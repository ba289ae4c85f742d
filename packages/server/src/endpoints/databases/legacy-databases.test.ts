import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, text, titleOf } from "../../../test/wire.ts"

describe.each(dialects)("databases before data sources on %s", (dialect) => {
  let server: TestServer
  let root: string
  beforeAll(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterAll(() => server.close())

  const send = (method: string, path: string, body?: object, version = "2022-06-28") =>
    server.send(method, path, { version, ...(body && { body }) })
  const create = async (name: string, properties: object = {}, version?: string) => {
    const parent = { type: "page_id", page_id: root }
    const body = { parent, title: text(name), properties: { Name: { title: {} }, ...properties } }
    return (await send("POST", "/v1/databases", body, version)).body
  }
  const propertiesOf = (database: Json) => database["properties"] as Record<string, Json>

  test("are one object with their columns, under the database's id", async () => {
    const made = await create("Old", { Cost: { number: { format: "dollar" } } })
    expect(made).toMatchObject({
      object: "database",
      parent: { type: "page_id", page_id: root },
      archived: false,
      in_trash: false,
    })
    expect(made).not.toHaveProperty("data_sources")
    expect(made).not.toHaveProperty("database_parent")
    expect(propertiesOf(made)["Cost"]).toMatchObject({ type: "number", number: { format: "dollar" } })
    expect((await send("GET", `/v1/databases/${made["id"]}`)).body).toEqual(made)
    const newest = await server.send("GET", `/v1/databases/${made["id"]}`)
    expect(newest.body["data_sources"]).toMatchObject([{ name: "Old" }])
  })

  test("without a title have an empty one", async () => {
    const body = { parent: { page_id: root }, properties: { Name: { title: {} } } }
    expect((await send("POST", "/v1/databases", body)).body["title"]).toEqual([])
  })

  test("change title, icon, columns and trash in one call", async () => {
    const made = await create("Before", { Cost: { number: {} } })
    const path = `/v1/databases/${made["id"]}`
    const { body } = await send("PATCH", path, {
      title: text("After"),
      icon: { emoji: "⛵" },
      properties: { Cost: { name: "Price" }, Link: { url: {} } },
    })
    expect(body).toMatchObject({ icon: { type: "emoji", emoji: "⛵" } })
    expect(Object.keys(propertiesOf(body)).sort()).toEqual(["Link", "Name", "Price"])
    expect((await send("PATCH", path, { archived: true })).body).toMatchObject({
      archived: true,
      in_trash: true,
    })
    expect((await send("PATCH", path, { archived: false })).body).toMatchObject({ archived: false })
  })

  test("hold rows under the database, and are queried by its id", async () => {
    const made = await create("Rows", { Cost: { number: {} } })
    const row = await send("POST", "/v1/pages", {
      parent: { database_id: made["id"] },
      properties: { Name: { title: text("Row") }, Cost: { number: 3 } },
    })
    expect(row.body["parent"]).toEqual({ type: "database_id", database_id: made["id"] })
    const filter = { property: "Cost", number: { equals: 3 } }
    const { body } = await send("POST", `/v1/databases/${made["id"]}/query`, { filter })
    expect(body).toMatchObject({ type: "page_or_database", page_or_database: {} })
    expect(resultsOf(body)).toEqual([row.body])
  })

  test("relate to databases, two-way without a word before 2022-06-28", async () => {
    const target = await create("Target")
    const relation = { relation: { database_id: target["id"] } }
    const old = await create("Source", { Rel: relation }, "2022-02-22")
    expect(propertiesOf(old)["Rel"]?.["relation"]).toMatchObject({
      database_id: target["id"],
      synced_property_name: "Related to Source (Rel)",
    })
    const seen = (await send("GET", `/v1/databases/${target["id"]}`)).body
    expect(propertiesOf(seen)["Related to Source (Rel)"]?.["relation"]).toMatchObject({
      database_id: old["id"],
      type: "dual_property",
      dual_property: { synced_property_name: "Rel" },
    })
    const refused = await send("POST", "/v1/databases", {
      parent: { page_id: root },
      properties: { Name: { title: {} }, Rel: relation },
    })
    expect(refused.status).toBe(400)
  })

  test("with several data sources are refused by name", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Many")
    const body = { parent: { database_id: id }, properties: { Name: { title: {} } } }
    const second = (await server.send("POST", "/v1/data_sources", { body })).body["id"]
    for (const [method, path] of [
      ["GET", `/v1/databases/${id}`],
      ["PATCH", `/v1/databases/${id}`],
      ["POST", `/v1/databases/${id}/query`],
    ] as const) {
      const answer = await send(method, path, method === "GET" ? undefined : {})
      expect(answer).toMatchObject({
        status: 400,
        body: {
          message: "Databases with multiple data sources are not supported in this API version.",
          additional_data: {
            error_type: "multiple_data_sources_for_database",
            database_id: id,
            child_data_source_ids: [dataSourceId, second],
            minimum_api_version: "2025-09-03",
          },
        },
      })
    }
  })

  test("without a data source say so", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Empty")
    await server.send("PATCH", `/v1/data_sources/${dataSourceId}`, { body: { in_trash: true } })
    expect((await send("GET", `/v1/databases/${id}`)).body["message"]).toBe(
      `Database with ID ${id} does not contain any data sources accessible by this API bot.`,
    )
    expect((await server.send("GET", `/v1/databases/${id}`)).body["data_sources"]).toEqual([])
  })

  test("are listed oldest first, a page at a time", async () => {
    const seen: unknown[] = []
    let cursor: unknown
    do {
      const search = cursor ? `&start_cursor=${cursor}` : ""
      const { body } = await send("GET", `/v1/databases?page_size=2${search}`, undefined, "2021-08-16")
      seen.push(...resultsOf(body).map((one) => [one["object"], one["id"]]))
      cursor = body["next_cursor"]
    } while (cursor)
    const ids = seen.map((pair) => (pair as string[])[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(3)
    expect(seen.every((pair) => (pair as string[])[0] === "database")).toBe(true)
  })

  test("are filtered with the words of their time", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Words", { Phone: { phone_number: {} } })
    await makeRow(server, dataSourceId, "called", { Phone: { phone_number: "123" } })
    await makeRow(server, dataSourceId, "silent")
    const filter = {
      and: [
        { property: "Phone", phone: { is_not_empty: true } },
        { property: "Name", text: { contains: "call" } },
      ],
    }
    const { body } = await send("POST", `/v1/databases/${id}/query`, { filter }, "2021-08-16")
    expect(resultsOf(body).map(titleOf)).toEqual(["called"])
  })

  test("show ids as they were before they were encoded", async () => {
    const columns = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`c${at}`, { checkbox: {} }]))
    const made = await create("Ids", columns, "2021-05-13")
    const newest = (await send("GET", `/v1/databases/${made["id"]}`)).body
    const ids = (database: Json) => Object.values(propertiesOf(database)).map(({ id }) => id as string)
    expect(ids(made)).toEqual(ids(newest).map(decodeURIComponent))
    expect(ids(newest).some((id) => id.includes("%"))).toBe(true)
  })

  test("have no data sources of their own to ask for, and data sources no databases to query", async () => {
    const { id, dataSourceId } = await makeDatabase(server, "Routes")
    expect((await send("GET", `/v1/data_sources/${dataSourceId}`)).body["code"]).toBe("invalid_request_url")
    const newest = await server.send("POST", `/v1/databases/${id}/query`, { body: {} })
    expect(newest.body["code"]).toBe("invalid_request_url")
  })
})
