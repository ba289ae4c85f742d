import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, queryRows } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, titleOf } from "../../../test/wire.ts"

describe.each(dialects)("a query on %s", (dialect) => {
  let server: TestServer
  let id: string
  let rows: Json[]
  beforeAll(async () => {
    server = await startServer(dialect)
    const people = await makeDatabase(server, "People")
    const ada = await makeRow(server, people.dataSourceId, "Ada")
    const bob = await makeRow(server, people.dataSourceId, "Bob")
    const tasks = await makeDatabase(server, "Tasks", {
      Cost: { number: {} },
      State: { select: { options: [{ name: "Open" }, { name: "Done" }] } },
      Who: { relation: { data_source_id: people.dataSourceId, single_property: {} } },
    })
    id = tasks.dataSourceId
    const state = (name: string) => ({ State: { select: { name } } })
    const who = (page: Json) => ({ Who: { relation: [{ id: page["id"] }] } })
    rows = []
    for (const [name, properties] of [
      ["one", { Cost: { number: 1 }, ...state("Open"), ...who(bob) }],
      ["two", { Cost: { number: 2 }, ...state("Done") }],
      ["three", { ...state("Open"), ...who(ada) }],
      ["four", { Cost: { number: 4 } }],
      ["five", { Cost: { number: 4 }, ...state("Done") }],
    ] as const) {
      server.advance(60_000)
      rows.push(await makeRow(server, id, name, properties))
    }
  })
  afterAll(() => server.close())

  const query = (body: object, search = "") =>
    server.send("POST", `/v1/data_sources/${id}/query${search}`, { body })
  const names = async (body: object) => (await queryRows(server, id, body)).map(titleOf).join(" ")
  const where = (property: string, condition: object) => ({ filter: { property, ...condition } })

  test("without filter and sorts gives all rows, newest first, as they are read one by one", async () => {
    const { body } = await query({})
    expect(body).toMatchObject({
      object: "list",
      next_cursor: null,
      has_more: false,
      type: "page_or_data_source",
      page_or_data_source: {},
    })
    expect(body).not.toHaveProperty("request_status")
    expect(resultsOf(body)).toEqual([...rows].reverse())
  })

  test.each<[string, object, string]>([
    ["number", where("Cost", { number: { greater_than: 1 } }), "five four two"],
    ["empty number", where("Cost", { number: { is_empty: true } }), "three"],
    ["select", where("State", { select: { does_not_equal: "Done" } }), "four three one"],
    ["title", where("Name", { rich_text: { starts_with: "t" } }), "three two"],
    [
      "created time",
      { filter: { timestamp: "created_time", created_time: { on_or_before: "2026-06-27T17:03:00Z" } } },
      "two one",
    ],
    [
      "and, or",
      {
        filter: {
          or: [
            {
              and: [
                where("Cost", { number: { equals: 4 } }).filter,
                where("State", { select: { equals: "Done" } }).filter,
              ],
            },
            where("Name", { title: { equals: "one" } }).filter,
          ],
        },
      },
      "five one",
    ],
    ["nothing", where("Name", { title: { equals: "nobody" } }), ""],
  ])("filters by %s", async (_what, body, expected) => {
    expect(await names(body)).toBe(expected)
  })

  test("filters by related pages, and sorts by their titles", async () => {
    const [first] = rows as [Json]
    const related = (first["properties"] as Record<string, { relation: { id: string }[] }>)["Who"]
      ?.relation[0]?.id
    expect(await names(where("Who", { relation: { contains: related } }))).toBe("one")
    expect(await names({ sorts: [{ property: "Who", direction: "ascending" }] })).toBe(
      "three one five four two",
    )
  })

  test.each<[string, object[], string]>([
    ["numbers, empty ones last", [{ property: "Cost", direction: "ascending" }], "one two five four three"],
    [
      "numbers downwards, empty ones last",
      [{ property: "Cost", direction: "descending" }],
      "five four two one three",
    ],
    [
      "options in schema order, then titles",
      [
        { property: "State", direction: "ascending" },
        { property: "Name", direction: "ascending" },
      ],
      "one three five two four",
    ],
    ["times", [{ timestamp: "created_time", direction: "ascending" }], "one two three four five"],
  ])("sorts by %s", async (_what, sorts, expected) => {
    expect(await names({ sorts })).toBe(expected)
  })

  test.each<[string, object]>([
    ["in default order", {}],
    ["sorted", { sorts: [{ property: "Cost", direction: "descending" }] }],
    ["filtered", where("Name", { title: { is_not_empty: true } })],
  ])("pages %s, each row once", async (_what, body) => {
    const all = await names(body)
    const seen: string[] = []
    let cursor: unknown
    do {
      const page = await query({ ...body, page_size: 2, ...(cursor ? { start_cursor: cursor } : {}) })
      expect(page.status).toBe(200)
      seen.push(...resultsOf(page.body).map(titleOf))
      cursor = page.body["next_cursor"]
      expect(page.body["has_more"]).toBe(cursor !== null)
    } while (cursor)
    expect(seen.join(" ")).toBe(all)
  })

  test("refuses a cursor of another query, and one that is none", async () => {
    const { body } = await query({ page_size: 2 })
    for (const start_cursor of [body["next_cursor"], "nonsense"]) {
      const other = await query({ start_cursor, sorts: [{ property: "Cost", direction: "ascending" }] })
      expect(other.body["message"]).toBe(`The start_cursor provided is invalid: ${start_cursor}`)
    }
  })

  test("shows the properties that filter_properties names", async () => {
    const cost = (rows[0]!["properties"] as Record<string, Json>)["Cost"]?.["id"] as string
    const { body } = await query(
      { page_size: 1 },
      `?filter_properties=title&filter_properties[]=${encodeURIComponent(cost)}`,
    )
    expect(Object.keys(resultsOf(body)[0]?.["properties"] as Json).sort()).toEqual(["Cost", "Name"])
  })

  test("leaves out rows in trash and archived ones, unless asked for them", async () => {
    const made = await makeDatabase(server, "Flags")
    const [kept, trashed, archived] = [
      await makeRow(server, made.dataSourceId, "kept"),
      await makeRow(server, made.dataSourceId, "trashed"),
      await makeRow(server, made.dataSourceId, "archived"),
    ]
    await server.send("PATCH", `/v1/pages/${trashed["id"]}`, { body: { in_trash: true } })
    await server.send("PATCH", `/v1/pages/${archived["id"]}`, { body: { is_archived: true } })
    const ids = async (body: object) =>
      (await queryRows(server, made.dataSourceId, body)).map((row) => row["id"])
    expect(await ids({})).toEqual([kept["id"]])
    expect(await ids({ in_trash: true })).toEqual([trashed["id"]])
    expect(await ids({ is_archived: true })).toEqual([archived["id"]])
    expect(await ids({ result_type: "data_source" })).toEqual([])
    expect(await ids({ result_type: "page" })).toEqual([kept["id"]])
  })

  test.each<[string, object, string]>([
    [
      "an unknown property",
      where("Nope", { number: { equals: 1 } }),
      "Could not find property with name or id: Nope",
    ],
    [
      "an unknown sort",
      { sorts: [{ property: "Nope", direction: "ascending" }] },
      "Could not find sort property with name or id: Nope",
    ],
    [
      "a condition of another type",
      where("Cost", { select: { equals: "x" } }),
      "database property number does not match filter select",
    ],
  ])("refuses %s", async (_what, body, message) => {
    const answer = await query(body)
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(answer.body["message"]).toContain(message)
  })

  test("sees what the caller may see", async () => {
    const stranger = await server.inkling.admin.createIntegration({ name: "Stranger" })
    const answer = await server.send("POST", `/v1/data_sources/${id}/query`, {
      body: {},
      token: stranger.token,
    })
    expect(answer.status).toBe(404)
  })
})
