import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Answer, type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, text, title, titleOf } from "../../../test/wire.ts"

describe.each(dialects)("POST /v1/search on %s", (dialect: Dialect) => {
  let server: TestServer
  let root: string
  beforeEach(async () => {
    server = await startServer(dialect)
    root = server.inkling.rootPageId
  })
  afterEach(() => server.close())

  const send = (body: object, more: { token?: string; version?: string } = {}) =>
    server.send("POST", "/v1/search", { body, ...more })
  const nameOf = (item: Json) =>
    item["object"] === "page"
      ? titleOf(item)
      : (item["title"] as { plain_text: string }[]).map((part) => part.plain_text).join("")
  const names = (answer: Answer) => resultsOf(answer.body).map(nameOf).join(", ")
  const find = async (body: object, more = {}) => names(await send(body, more))

  async function addPage(name: string, parent: object = { page_id: root }): Promise<string> {
    server.advance(60_000)
    const made = await server.send("POST", "/v1/pages", { body: { parent, properties: title(name) } })
    return made.body["id"] as string
  }
  async function addDatabase(name: string) {
    server.advance(60_000)
    return makeDatabase(server, name)
  }
  async function edit(id: unknown, body: object): Promise<void> {
    server.advance(60_000)
    expect((await server.send("PATCH", `/v1/pages/${id}`, { body })).status).toBe(200)
  }

  test("without a query finds all pages, rows and data sources, newest edited first", async () => {
    const page = await addPage("Plan")
    const { dataSourceId } = await addDatabase("Boats")
    server.advance(60_000)
    const row = await makeRow(server, dataSourceId, "Dinghy")
    const { body } = await send({})
    expect(body).toMatchObject({
      object: "list",
      next_cursor: null,
      has_more: false,
      type: "page_or_data_source",
      page_or_data_source: {},
    })
    expect(resultsOf(body).map(nameOf).slice(0, 2)).toEqual(["Dinghy", "Boats"])
    expect(resultsOf(body).map(nameOf).sort()).toEqual(["Boats", "Dinghy", "Home", "Plan"])
    expect(resultsOf(body)[0]).toEqual(row)
    expect(resultsOf(body)[1]).toEqual((await server.send("GET", `/v1/data_sources/${dataSourceId}`)).body)
    await edit(page, { properties: title("Plan again") })
    expect(await find({ page_size: 1 })).toBe("Plan again")
    const oldest = await send({ sort: { timestamp: "last_edited_time", direction: "ascending" } })
    expect(names(oldest).split(", ")).toEqual(
      resultsOf((await send({})).body)
        .map(nameOf)
        .reverse(),
    )
  })

  test("finds by the beginning of any word of a title, and not by id or content", async () => {
    const id = await addPage("Paper boats")
    await addPage("Écume de mer")
    await addDatabase("Boat list")
    const children = [{ paragraph: { rich_text: text("zephyr") } }]
    server.advance(60_000)
    await server.send("PATCH", `/v1/blocks/${id}/children`, { body: { children } })
    expect(await find({ query: "BOAT" })).toBe("Paper boats, Boat list")
    expect(await find({ query: "no such Paper" })).toBe("Paper boats")
    expect(await find({ query: "ecume" })).toBe("Écume de mer")
    expect(await find({ query: "oats" })).toBe("")
    expect(await find({ query: "zephyr" })).toBe("")
    expect(await find({ query: id })).toBe("")
  })

  test("finds one kind, and calls data sources databases where there were none yet", async () => {
    await addPage("Log page")
    const { id } = await addDatabase("Log data")
    const only = (value: string) => ({ query: "log", filter: { property: "object", value } })
    expect(await find(only("page"))).toBe("Log page")
    expect(await find(only("data_source"))).toBe("Log data")
    const old = await send(only("database"), { version: "2022-06-28" })
    expect(old.body).toMatchObject({ type: "page_or_database", page_or_database: {} })
    expect(resultsOf(old.body)).toMatchObject([{ object: "database", id }])
    for (const [value, version] of [
      ["database", "2025-09-03"],
      ["data_source", "2022-06-28"],
    ] as const)
      expect((await send(only(value), { version })).body["code"]).toBe("validation_error")
  })

  test("finds each of a database's data sources, and none of several before they existed", async () => {
    const { id } = await addDatabase("Two")
    server.advance(60_000)
    const second = { parent: { database_id: id }, title: text("Two more"), properties: { A: { title: {} } } }
    const made = await server.send("POST", "/v1/data_sources", { body: second })
    expect(await find({ query: "two" })).toBe("Two more, Two")
    expect(await find({ query: "two" }, { version: "2022-06-28" })).toBe("")
    await server.send("PATCH", `/v1/data_sources/${made.body["id"]}`, { body: { in_trash: true } })
    expect(await find({ query: "two" }, { version: "2022-06-28" })).toBe("Two")
  })

  test("leaves out what is in trash, or under it, unless asked for it", async () => {
    const parent = await addPage("Old parent")
    await addPage("Old child", { page_id: parent })
    const { id, dataSourceId } = await addDatabase("Old data")
    server.advance(60_000)
    await makeRow(server, dataSourceId, "Old row")
    await addPage("Old but kept")
    await server.send("PATCH", `/v1/pages/${parent}`, { body: { in_trash: true } })
    await server.send("PATCH", `/v1/databases/${id}`, { body: { in_trash: true } })
    expect(await find({ query: "old" })).toBe("Old but kept")
    const trash = await send({ query: "old", filter: { in_trash: true } })
    expect(resultsOf(trash.body).map(nameOf).sort()).toEqual([
      "Old child",
      "Old data",
      "Old parent",
      "Old row",
    ])
    for (const item of resultsOf(trash.body)) expect(item["in_trash"]).toBe(true)
    expect(
      await find({ query: "old", filter: { property: "object", value: "data_source", in_trash: true } }),
    ).toBe("Old data")
  })

  test.each([{}, { sort: { timestamp: "last_edited_time", direction: "ascending" } }])(
    "pages through all, each once: %j",
    async (body) => {
      for (const name of ["a1", "a2", "a3"]) await addPage(name)
      // Made in the same moment: told apart all the same.
      const parent = { page_id: root }
      for (const name of ["a4", "a5"])
        await server.send("POST", "/v1/pages", { body: { parent, properties: title(name) } })
      await addDatabase("a6")
      const wanted = { query: "a1 a2 a3 a4 a5 a6", ...body }
      const all = await find(wanted)
      expect(all.split(", ")).toHaveLength(6)
      const seen: string[] = []
      let cursor: unknown = null
      do {
        const page = await send({ ...wanted, page_size: 2, start_cursor: cursor })
        seen.push(...resultsOf(page.body).map(nameOf))
        cursor = page.body["next_cursor"]
        expect(page.body["has_more"]).toBe(cursor !== null)
      } while (cursor !== null)
      expect(seen.join(", ")).toBe(all)
    },
  )

  test("goes on behind the last result when that is edited meanwhile", async () => {
    for (const name of ["b1", "b2", "b3"]) await addPage(name)
    const body = { query: "b", page_size: 1 }
    const first = await send(body)
    expect(names(first)).toBe("b3")
    await edit(resultsOf(first.body)[0]?.["id"], { properties: title("b3 again") })
    expect(await find({ ...body, start_cursor: first.body["next_cursor"] })).toBe("b2")
  })

  test("orders by relevance when asked to: the very title, then whole words, then beginnings", async () => {
    await addPage("Paper boat")
    await addPage("The paper boat")
    await addPage("Boat")
    await addPage("Boating")
    const body = { query: "paper boat", sort: { property: "relevance" } }
    const expected = ["Paper boat", "The paper boat", "Boat", "Boating"]
    expect(await find(body)).toBe(expected.join(", "))
    const seen: string[] = []
    let cursor: unknown = null
    do {
      const page = await send({ ...body, page_size: 1, start_cursor: cursor })
      seen.push(names(page))
      cursor = page.body["next_cursor"]
    } while (cursor !== null)
    expect(seen).toEqual(expected)
  })

  test("finds only what is shared with the caller, below it too", async () => {
    const parent = await addPage("Mine")
    await addPage("My child", { page_id: parent })
    await addPage("Theirs")
    const { id } = await addDatabase("My data")
    await addDatabase("Their data")
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect(await find({}, { token })).toBe("")
    await server.inkling.admin.share(parent, integration.id)
    await server.inkling.admin.share(id, integration.id)
    expect(await find({}, { token })).toBe("My data, My child, Mine")
    expect(await find({ page_size: 2 }, { token })).toBe("My data, My child")
  })

  test("refuses cursors of other searches and other bodies", async () => {
    await addPage("c1")
    await addPage("c2")
    const { body } = await send({ query: "c", page_size: 1 })
    const start_cursor = body["next_cursor"]
    for (const wrong of [
      { query: "d", start_cursor },
      { query: "c", start_cursor: "10000000-0000-4000-8000-000000000000" },
    ]) {
      const answer = await send(wrong)
      expect(answer.status).toBe(400)
      expect(answer.body["message"]).toBe(`The start_cursor provided is invalid: ${wrong.start_cursor}`)
    }
    expect(await find({ query: "c", start_cursor, page_size: 50 })).toBe("c1")
    expect(await send({ query: 1 })).toMatchObject({ status: 400, body: { code: "validation_error" } })
  })

  test("needs the right to read", async () => {
    const { token } = await server.inkling.admin.createIntegration({
      name: "Writer",
      capabilities: ["insert_content"],
    })
    expect(await send({}, { token })).toMatchObject({ status: 403, body: { code: "restricted_resource" } })
  })
})
