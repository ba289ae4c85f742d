// What a query promises beyond one answer: pages under concurrent edits, cursors, limits, and that what a caller may not
// see changes nothing it can observe.

import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, queryRows } from "../../../test/data-source-requests.ts"
import { type Answer, type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, titleOf } from "../../../test/wire.ts"

describe.each(dialects)("queries on %s", (dialect: Dialect) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startServer(dialect, { config: { queryResultLimit: 7 } })
  })
  afterEach(() => server.close())

  const query = (id: string, body: object, token?: string) =>
    server.send("POST", `/v1/data_sources/${id}/query`, { body, ...(token && { token }) })
  const namesOf = (answer: Answer) => resultsOf(answer.body).map(titleOf).join(" ")
  const edit = (page: Json, body: object) => server.send("PATCH", `/v1/pages/${page["id"]}`, { body })

  /** Rows named a, b, c … one second apart, numbered from 1. */
  async function numbered(count: number): Promise<{ id: string; databaseId: string; rows: Json[] }> {
    const made = await makeDatabase(server, "Numbers", { N: { number: {} } })
    const rows: Json[] = []
    for (let n = 1; n <= count; n++) {
      server.advance(1000)
      const name = String.fromCharCode(96 + n)
      rows.push(await makeRow(server, made.dataSourceId, name, { N: { number: n } }))
    }
    return { id: made.dataSourceId, databaseId: made.id, rows }
  }

  /** All pages, with `between` run after each but the last. */
  async function readPages(id: string, body: object, between: (page: number) => Promise<unknown>) {
    const seen: string[] = []
    let cursor: unknown
    for (let page = 1; cursor !== null; page++) {
      const answer = await query(id, { ...body, page_size: 2, ...(cursor ? { start_cursor: cursor } : {}) })
      expect(answer.status).toBe(200)
      seen.push(namesOf(answer))
      cursor = answer.body["next_cursor"]
      if (cursor !== null) await between(page)
    }
    return seen.join(" | ")
  }

  const sorted = { sorts: [{ property: "N", direction: "ascending" }] }

  test("rows that others add, trash and change between two pages neither repeat nor hide the rest", async () => {
    const { id, rows } = await numbered(6)
    const stir = async (page: number) => {
      server.advance(1000)
      if (page === 1) {
        await makeRow(server, id, "new", { N: { number: 0 } })
        await edit(rows[0] as Json, { in_trash: true })
      } else await edit(rows[5] as Json, { properties: { N: { number: -1 } } })
    }
    expect(await readPages(id, {}, stir)).toBe("f e | d c | b")
    await edit(rows[0] as Json, { in_trash: false })
    expect(await readPages(id, sorted, () => Promise.resolve())).toBe("f new | a b | c d | e")
  })

  test("a sorted query goes on behind the values of its last row", async () => {
    const { id, rows } = await numbered(5)
    const stir = async (page: number) => {
      // What was returned moves up; what would have been next goes.
      if (page === 1) await edit(rows[1] as Json, { properties: { N: { number: 0.5 } } })
      if (page === 2) await edit(rows[4] as Json, { in_trash: true })
    }
    expect(await readPages(id, sorted, stir)).toBe("a b | c d | ")
  })

  test("equal values are told apart by age, on every page size", async () => {
    const { id, rows } = await numbered(5)
    for (const row of rows) await edit(row, { properties: { N: { number: 1 } } })
    expect(await readPages(id, sorted, () => Promise.resolve())).toBe("e d | c b | a")
    const first = await query(id, { ...sorted, page_size: 1 })
    const rest = await query(id, { ...sorted, start_cursor: first.body["next_cursor"] })
    expect(namesOf(rest)).toBe("d c b a")
  })

  test("all pages read relative dates by the clock of the first", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Dates", { On: { date: {} } })
    for (const name of ["a", "b", "c"])
      await makeRow(server, id, name, { On: { date: { start: "2026-06-27" } } })
    const body = { filter: { property: "On", date: { equals: "today" } } }
    expect(await readPages(id, body, async () => server.advance(24 * 3_600_000))).toBe("c b | a")
    expect(await queryRows(server, id, body)).toEqual([])
  })

  test("gives no more rows than its limit over all pages, and says when there are more", async () => {
    const incomplete = { type: "incomplete", incomplete_reason: "query_result_limit_reached" }
    const { id } = await numbered(8)
    for (const [body, isToldEarly] of [
      [{}, false],
      [sorted, true],
    ] as const) {
      const first = await query(id, { ...body, page_size: 5 })
      expect(first.body["request_status"]).toEqual(isToldEarly ? incomplete : undefined)
      const last = await query(id, { ...body, page_size: 5, start_cursor: first.body["next_cursor"] })
      expect(resultsOf(last.body)).toHaveLength(2)
      expect(last.body).toMatchObject({ has_more: false, next_cursor: null, request_status: incomplete })
    }
    const within = { filter: { property: "N", number: { less_than: 8 } } }
    const { body } = await query(id, within)
    expect(resultsOf(body)).toHaveLength(7)
    expect(body).not.toHaveProperty("request_status")
  })

  test("refuses cursors that it did not make for this query", async () => {
    const { id } = await numbered(3)
    const other = await numbered(3)
    const cursor = (await query(id, { page_size: 1 })).body["next_cursor"] as string
    const tampered = `${cursor.slice(0, -1)}${cursor.endsWith("A") ? "B" : "A"}`
    const isRefused = async (to: string, body: Json) => {
      const answer = await query(to, body)
      expect(answer.status).toBe(400)
      expect(answer.body["message"]).toBe(`The start_cursor provided is invalid: ${body["start_cursor"]}`)
    }
    await isRefused(other.id, { start_cursor: cursor })
    await isRefused(id, { start_cursor: tampered })
    await isRefused(id, { start_cursor: "s:x:y" })
    await isRefused(id, { start_cursor: cursor, in_trash: true })
    const kept = await server.inkling.snapshot()
    await server.inkling.restore(kept)
    await isRefused(id, { start_cursor: cursor })
  })

  test("takes a cursor with another page size, and null for the beginning", async () => {
    const { id } = await numbered(3)
    const start_cursor = (await query(id, { page_size: 1, start_cursor: null })).body["next_cursor"]
    expect(namesOf(await query(id, { start_cursor }))).toBe("b a")
  })

  test("a shared row does not open its data source, and a shared database opens all of its rows", async () => {
    const { id, databaseId, rows } = await numbered(4)
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Half" })
    await server.inkling.admin.share(rows[1]?.["id"] as string, integration.id)
    expect((await query(id, {}, token)).status).toBe(404)
    await server.inkling.admin.share(databaseId, integration.id)
    expect(namesOf(await query(id, {}, token))).toBe("d c b a")
    await server.inkling.admin.unshare(databaseId, integration.id)
    expect((await query(id, {}, token)).status).toBe(404)
  })

  test("a relation to what the caller may not see is no property, and what is mentioned from there no text", async () => {
    const hidden = await makeDatabase(server, "Hidden")
    const target = await makeRow(server, hidden.dataSourceId, "Aaa")
    const shown = await makeDatabase(server, "Shown", {
      To: { relation: { data_source_id: hidden.dataSourceId, single_property: {} } },
      Note: { rich_text: {} },
    })
    const id = shown.dataSourceId
    const mention = [{ mention: { page: { id: target["id"] } } }]
    await makeRow(server, id, "linked", { To: { relation: [{ id: target["id"] }] } })
    server.advance(1000)
    await makeRow(server, id, "mentions", { Note: { rich_text: mention } })
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Half" })
    await server.inkling.admin.share(shown.id, integration.id)

    const isEmpty = { filter: { property: "To", relation: { is_empty: true } } }
    const unknown = "Could not find property with name or id: To"
    const cases: [object, mine: string, theirs: string][] = [
      [isEmpty, "mentions", unknown],
      [{ filter: { property: "To", relation: { contains: target["id"] } } }, "linked", unknown],
      [{ filter: { property: "Note", rich_text: { contains: "aaa" } } }, "mentions", ""],
      [
        { sorts: [{ property: "To", direction: "ascending" }] },
        "linked mentions",
        "Could not find sort property with name or id: To",
      ],
    ]
    for (const [body, mine, theirs] of cases) {
      expect(namesOf(await query(id, body))).toBe(mine)
      const answer = await query(id, body, token)
      expect(answer.status === 200 ? namesOf(answer) : answer.body["message"]).toBe(theirs)
    }
    await server.send("PATCH", `/v1/pages/${target["id"]}`, { body: { in_trash: true } })
    expect(namesOf(await query(id, isEmpty))).toBe("mentions linked")
  })

  test("sorts people by name, as far as the caller may know names", async () => {
    const zoe = await server.inkling.admin.createPerson({ name: "Zoe", email: "zoe@example.com" })
    const abe = await server.inkling.admin.createPerson({ name: "Abe", email: "abe@example.com" })
    const made = await makeDatabase(server, "Crew", { Who: { people: {} } })
    for (const { id } of [abe, zoe]) {
      server.advance(1000)
      const name = id === abe.id ? "first" : "second"
      await makeRow(server, made.dataSourceId, name, { Who: { people: [{ id }] } })
    }
    const body = { sorts: [{ property: "Who", direction: "ascending" }] }
    expect(namesOf(await query(made.dataSourceId, body))).toBe("first second")
    const { integration, token } = await server.inkling.admin.createIntegration({
      name: "Blind",
      userInfo: "none",
    })
    await server.inkling.admin.share(made.id, integration.id)
    expect(namesOf(await query(made.dataSourceId, body, token))).toBe("second first")
  })

  test("needs the right to read", async () => {
    const { id, databaseId } = await numbered(1)
    const { integration, token } = await server.inkling.admin.createIntegration({
      name: "Writer",
      capabilities: ["insert_content", "update_content"],
    })
    await server.inkling.admin.share(databaseId, integration.id)
    const answer = await query(id, {}, token)
    expect(answer).toMatchObject({ status: 403, body: { code: "restricted_resource" } })
  })

  test("under something in trash all rows are in trash", async () => {
    const { id, databaseId } = await numbered(2)
    await server.send("PATCH", `/v1/databases/${databaseId}`, { body: { in_trash: true } })
    expect(namesOf(await query(id, {}))).toBe("")
    const trashed = await query(id, { in_trash: true })
    expect(namesOf(trashed)).toBe("b a")
    expect(resultsOf(trashed.body)[0]).toMatchObject({ in_trash: true })
  })

  test("refuses what it cannot filter or show, in Notion's words", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Computed", {
      N: { number: {} },
      F: { formula: { expression: 'if(prop("N") > 1, 1, "none")' } },
    })
    const formula = await query(id, { filter: { property: "F", formula: { number: { equals: 2 } } } })
    expect(formula).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(formula.body["message"]).toBe("Unable to filter based on a formula of unknown type")
    const unknown = await server.send("POST", `/v1/data_sources/${id}/query?filter_properties=Nope`, {
      body: {},
    })
    expect(unknown).toMatchObject({ status: 400, body: { message: "Nope is not a property that exists." } })
    const inBody = await query(id, { filter_properties: ["N"] })
    expect(inBody.body["message"]).toBe(
      'body failed validation: body.filter_properties should be not present, instead was `["N"]`.',
    )
  })

  test("reads many rows in several steps", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Many", { N: { number: {} } })
    const { store } = server.inkling
    await makeRow(server, id, "seed", { N: { number: 0 } })
    const count = 1_203
    const dump = await store.dump(1)
    const pages = dump.tables.get("page") as Json[]
    const seed = pages.find((page) => page["title"] === "seed") as Json
    const pk = Math.max(...pages.map((page) => page["pk"] as number)) + 1000
    const copies = Array.from({ length: count }, (_, n) => ({
      ...seed,
      pk: pk + n,
      id: `20000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
      title: String(n),
      props: { title: [{ type: "text", text: { content: String(n), link: null } }] },
    }))
    const tables = new Map(dump.tables).set("page", [...pages, ...copies])
    await store.load(1, { tables })
    const filter = { property: "Name", title: { ends_with: "00" } }
    const byName = { filter, sorts: [{ property: "Name", direction: "ascending" }], page_size: 5 }
    expect(namesOf(await query(id, byName))).toBe("100 200 300 400 500")
    expect(namesOf(await query(id, { filter, page_size: 3 }))).toBe("1200 1100 1000")
  })
})
