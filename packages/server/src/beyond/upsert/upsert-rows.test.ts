import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

const columns = {
  N: { number: {} },
  Mail: { email: {} },
  Kind: { select: { options: [{ name: "a" }] } },
  No: { unique_id: {} },
}

describe.each(dialects)("POST /inkling/v1/data_sources/{id}/upsert on %s", (dialect: Dialect) => {
  let server: TestServer
  let id: string
  let databaseId: string

  beforeEach(async () => {
    server = await startServer(dialect)
    const made = await makeDatabase(server, "People", columns)
    id = made.dataSourceId
    databaseId = made.id
  })
  afterEach(() => server.close())

  const send = (key: string, rows: unknown, token?: string) =>
    server.send("POST", `/inkling/v1/data_sources/${id}/upsert`, {
      body: { key, rows },
      ...(token && { token }),
    })
  const title = (content: string) => ({ title: [{ text: { content } }] })
  const row = (name: string, more: Json = {}) => ({ properties: { Name: title(name), ...more } })
  const all = async () =>
    (await server.send("POST", `/v1/data_sources/${id}/query`, { body: {} })).body["results"] as Json[]
  const statuses = (answer: { body: Json }) => (answer.body["results"] as Json[]).map(({ status }) => status)

  it("creates what is not there, updates what differs, and leaves the rest alone", async () => {
    const rows = [
      row("Ada", { N: { number: 1 } }),
      row("Bob", { N: { number: 2 }, Kind: { select: { name: "a" } } }),
    ]
    const first = await send("Name", rows)
    expect(first.body).toMatchObject({ object: "upsert", created: 2, updated: 0, unchanged: 0 })
    const before = await all()
    server.advance(3_600_000)
    expect(statuses(await send("Name", rows))).toEqual(["unchanged", "unchanged"])
    expect(await all()).toEqual(before)

    const second = await send("Name", [row("Bob", { N: { number: 3 } }), row("Ada"), row("Cy")])
    expect(second.body).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
    expect(statuses(second)).toEqual(["updated", "unchanged", "created"])
    const bob = (second.body["results"] as Json[])[0]?.["id"]
    expect((first.body["results"] as Json[])[1]?.["id"]).toBe(bob)
    expect((await all()).find((page) => page["id"] === bob)).toMatchObject({
      properties: { N: { number: 3 }, Kind: { select: { name: "a" } } },
    })
  })

  it("finds rows by numbers, addresses and ids", async () => {
    await send("Name", [row("Ada", { N: { number: 7 }, Mail: { email: "ada@example.com" } })])
    const cases: [string, Json][] = [
      ["N", { N: { number: 7 }, Kind: { select: { name: "a" } } }],
      ["Mail", { Mail: { email: "ada@example.com" }, Kind: { select: { name: "b" } } }],
      ["No", { No: { unique_id: { number: 1 } }, Kind: { select: null } }],
      ["title", { title: title("Ada"), N: { number: 8 } }],
    ]
    for (const [key, properties] of cases)
      expect(statuses(await send(key, [{ properties }])), key).toEqual(["updated"])
    expect(await all()).toHaveLength(1)
  })

  it("sees icons", async () => {
    const withIcon = { ...row("Ada"), icon: { emoji: "🥝" } }
    expect(statuses(await send("Name", [withIcon]))).toEqual(["created"])
    expect(statuses(await send("Name", [withIcon]))).toEqual(["unchanged"])
    expect(statuses(await send("Name", [{ ...row("Ada"), icon: null }]))).toEqual(["updated"])
  })

  it("passes over rows in trash and rows whose title names others", async () => {
    await send("Name", [row("Ada")])
    const [ada] = await all()
    await server.send("PATCH", `/v1/pages/${ada?.["id"]}`, { body: { in_trash: true } })
    const mention = [{ mention: { page: { id: server.inkling.rootPageId } } }]
    await server.send("POST", "/v1/pages", {
      body: { parent: { data_source_id: id }, properties: { Name: { title: mention } } },
    })
    expect(statuses(await send("Name", [row("Ada")]))).toEqual(["created"])
  })

  it("refuses a key that several rows have, and writes nothing", async () => {
    await makeRow(server, id, "Twin")
    await makeRow(server, id, "Twin")
    const answer = await send("Name", [row("New"), row("Twin", { N: { number: 1 } })])
    expect(answer).toMatchObject({
      status: 409,
      body: { code: "conflict_error", additional_data: { row: "1" } },
    })
    expect(answer.body["message"]).toContain("Several rows have this Name")
    expect(await all()).toHaveLength(2)
  })

  it("is for those who see the data source, with the capability each row needs", async () => {
    const guest = await server.inkling.admin.createIntegration({
      name: "Updater",
      capabilities: ["read_content", "update_content"],
    })
    await send("Name", [row("Ada")])
    expect((await send("Name", [row("Ada")], guest.token)).status).toBe(404)
    await server.inkling.admin.share(databaseId, guest.integration.id)
    const change = row("Ada", { N: { number: 1 } })
    expect(statuses(await send("Name", [change], guest.token))).toEqual(["updated"])
    const refused = await send("Name", [change, row("Bob")], guest.token)
    expect(refused).toMatchObject({ status: 403, body: { additional_data: { row: "1" } } })
  })

  it.each<[string, string, unknown, string]>([
    ["no rows", "Name", [], "body.rows.length"],
    ["an unknown key", "Nope", [row("a")], "Could not find property with name or id: Nope"],
    ["a key of options", "Kind", [row("a")], "body.key is a select"],
    ["a row without its key", "Mail", [row("a")], "should have a key"],
    ["an empty key", "Name", [row("")], "should have a key"],
    ["two rows with one key", "Name", [row("a"), row("a")], "body.rows[1] has the same Name as body.rows[0]"],
    ["a number nobody has", "No", [{ properties: { No: { unique_id: { number: 9 } } } }], "the server gives"],
    ["a bad value", "Name", [row("a", { N: { number: "x" } })], "body.properties.N.number"],
    [
      "an unknown property",
      "Name",
      [row("a", { Nope: { number: 1 } })],
      "Nope is not a property that exists",
    ],
    ["children", "Name", [{ ...row("a"), children: [] }], "children should be not present"],
  ])("refuses %s", async (_, key, rows, message) => {
    const answer = await send(key, rows)
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toContain(message)
    expect(await all()).toEqual([])
  })
})
