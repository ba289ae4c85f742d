// What the columns do behind the answers: when they load, follow, make room and give up. That their answers are those of
// the row evaluator is proved elsewhere, on random worlds.

import { parseFilter, parseSorts } from "@inkling/engine"
import { findDataSource, insertPages, listProperties, type Snapshot } from "@inkling/store"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, describe, expect, test } from "vitest"
import {
  type MadeDatabase,
  makeDatabase,
  makeRow,
  patchColumns,
  queryRows,
} from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { titleOf } from "../../test/wire.ts"
import { ByteBudget } from "../cache/byte-budget.ts"
import { Columns } from "./columns.ts"
import { StaleSnapshot } from "./stale-snapshot.ts"

const big = { property: "N", number: { greater_than: 2 } }
const byName = [{ property: "Name", direction: "ascending" }]

describe.each(dialects)("columns on %s", (dialect: Dialect) => {
  let server: TestServer
  afterEach(() => server.close())

  async function numbers(count: number, options: object = {}): Promise<MadeDatabase & { rows: Json[] }> {
    server = await startServer(dialect, options)
    const made = await makeDatabase(server, "Numbers", { N: { number: {} }, Note: { rich_text: {} } })
    const rows: Json[] = []
    for (let n = 1; n <= count; n++) {
      server.advance(1000)
      rows.push(await makeRow(server, made.dataSourceId, `r${n}`, { N: { number: n } }))
    }
    return { ...made, rows }
  }
  const query = async (id: string, body: object = { filter: big }) =>
    (await queryRows(server, id, body)).map(titleOf)
  const patch = (page: Json, body: object) => server.send("PATCH", `/v1/pages/${page["id"]}`, { body })

  test("are read once, and then follow what is written", async () => {
    const { dataSourceId: id, rows } = await numbers(4)
    expect(await query(id)).toEqual(["r4", "r3"])
    expect(await query(id, { filter: big, page_size: 50 })).toEqual(["r4", "r3"])
    expect(server.inkling.counters().columns).toMatchObject({ loads: 1, hits: 1, misses: 0 })
    await patch(rows[0] as Json, { properties: { N: { number: 30 } } })
    await patch(rows[3] as Json, { in_trash: true })
    await makeRow(server, id, "r5", { N: { number: 5 } })
    expect(await query(id)).toEqual(["r5", "r3", "r1"])
    expect(await query(id, { filter: big, sorts: byName })).toEqual(["r1", "r3", "r5"])
    await patch(rows[2] as Json, { properties: { Name: { title: [{ text: { content: "a" } }] } } })
    expect(await query(id, { filter: big, sorts: byName })).toEqual(["a", "r1", "r5"])
    // Texts are read when a query first needs them.
    expect(server.inkling.counters().columns).toMatchObject({ loads: 2, misses: 0 })
  })

  test("follow rows that move in and out", async () => {
    const { dataSourceId: id, rows } = await numbers(3)
    const other = await makeDatabase(server, "Other", { N: { number: {} } })
    expect(await query(id)).toEqual(["r3"])
    expect(await query(other.dataSourceId)).toEqual([])
    const move = (page: Json, parent: object) =>
      server.send("POST", `/v1/pages/${page["id"]}/move`, { body: { parent } })
    await move(rows[2] as Json, { type: "data_source_id", data_source_id: other.dataSourceId })
    expect(await query(id)).toEqual([])
    expect(await query(id, { filter: { property: "N", number: { is_not_empty: true } } })).toEqual([
      "r2",
      "r1",
    ])
    await makeRow(server, id, "r4", { N: { number: 4 } })
    await move(rows[2] as Json, { type: "data_source_id", data_source_id: id })
    const all = { filter: { timestamp: "created_time", created_time: { is_not_empty: true } } }
    expect(await query(id, all)).toEqual(["r4", "r3", "r2", "r1"])
  })

  test("begin anew after a change of types, a restore, and a log that was cut", async () => {
    const { dataSourceId: id } = await numbers(3)
    expect(await query(id)).toEqual(["r3"])
    const kept = await server.inkling.snapshot()
    await patchColumns(server, id, { N: { type: "rich_text", rich_text: {} } })
    expect(await query(id, { filter: { property: "N", rich_text: { equals: "2" } } })).toEqual(["r2"])
    await patchColumns(server, id, { N: { type: "number", number: {} } })
    expect(await query(id)).toEqual(["r3"])
    await makeRow(server, id, "r4", { N: { number: 4 } })
    expect(await query(id)).toEqual(["r4", "r3"])
    await server.inkling.restore(kept)
    expect(await query(id)).toEqual(["r3"])

    await makeRow(server, id, "r5", { N: { number: 5 } })
    await server.inkling.store.write(1, { actor: null }, (tx) =>
      tx.db.deleteFrom("change_log").where("ws", "=", tx.ws).execute(),
    )
    expect(await query(id)).toEqual(["r5", "r3"])
  })

  test("lose a relation's rows when it is converted and converted back", async () => {
    server = await startServer(dialect)
    const target = await makeDatabase(server, "Target")
    const to = await makeRow(server, target.dataSourceId, "to")
    const relation = { relation: { data_source_id: target.dataSourceId, single_property: {} } }
    const { dataSourceId: id } = await makeDatabase(server, "From", { To: relation })
    await makeRow(server, id, "a", { To: { relation: [{ id: to["id"] }] } })
    const related = { filter: { property: "To", relation: { is_not_empty: true } } }
    expect(await query(id, related)).toEqual(["a"])
    await patchColumns(server, id, { To: { type: "rich_text", rich_text: {} } })
    await patchColumns(server, id, { To: { type: "relation", ...relation } })
    expect(await query(id, related)).toEqual([])
  })

  test("follow a related page that moves away from its data source", async () => {
    server = await startServer(dialect)
    const target = await makeDatabase(server, "Target")
    const to = await makeRow(server, target.dataSourceId, "to")
    const relation = { relation: { data_source_id: target.dataSourceId, single_property: {} } }
    const { dataSourceId: id } = await makeDatabase(server, "From", { To: relation })
    await makeRow(server, id, "a", { To: { relation: [{ id: to["id"] }] } })
    const related = { filter: { property: "To", relation: { contains: to["id"] } } }
    expect(await query(id, related)).toEqual(["a"])
    const parent = { type: "page_id", page_id: server.inkling.rootPageId }
    await server.send("POST", `/v1/pages/${to["id"]}/move`, { body: { parent } })
    expect(await query(id, related)).toEqual([])
    expect(await query(id, { filter: { property: "To", relation: { is_empty: true } } })).toEqual(["a"])
  })

  test("are loaded anew when too many rows came out of order", async () => {
    const { dataSourceId: id } = await numbers(3)
    expect(await query(id)).toEqual(["r3"])
    await server.inkling.store.write(1, { actor: null }, async (tx) => {
      const row = (await tx.db.selectFrom("page").selectAll().where("title", "=", "r3").execute())[0]
      if (!row) throw new Error("There is no row to copy.")
      const pages = Array.from({ length: 1_100 }, (_, at) => {
        const pk = tx.allocatePks(1)
        const pageId = `20000000-0000-4000-8000-${String(at).padStart(12, "0")}`
        const seq = tx.log({
          kind: "page.created",
          object_type: "page",
          object_id: pageId,
          object_pk: pk,
          data_source_pk: row.data_source_pk,
          details: null,
        })
        return { ...row, pk, id: pageId, row_seq: seq, created_at: row.created_at - at - 1 }
      })
      await insertPages(tx, pages)
    })
    expect(await query(id, { filter: big, page_size: 2 })).toEqual(["r3", "r3"])
    const { loads, staleReads } = server.inkling.counters().columns
    expect({ loads, staleReads }).toEqual({ loads: 2, staleReads: 1 })
  })

  test("answer all the same with little room, and with none", async () => {
    const { dataSourceId: id } = await numbers(4, { config: { cacheBytes: 0 } })
    expect(await query(id)).toEqual(["r4", "r3"])
    expect(server.inkling.counters().columns).toMatchObject({ loads: 0, hits: 0, misses: 1, bytes: 0 })
    await server.close()
    const small = await numbers(4, { config: { cacheBytes: 100 } })
    for (let round = 0; round < 2; round++) {
      expect(await query(small.dataSourceId)).toEqual(["r4", "r3"])
      expect(await query(small.dataSourceId, { sorts: byName })).toEqual(["r1", "r2", "r3", "r4"])
    }
    expect(server.inkling.counters().columns).toMatchObject({ hits: 0, misses: 4, bytes: 0 })
  })

  test("make room for what is asked last", async () => {
    const { dataSourceId: id } = await numbers(4, { config: { cacheBytes: 6_000 } })
    const long = "x".repeat(200)
    for (const name of ["p", "q"])
      await makeRow(server, id, name, { Note: { rich_text: [{ text: { content: long } }] } })
    const noted = { filter: { property: "Note", rich_text: { contains: "xx" } } }
    for (let round = 0; round < 3; round++) {
      expect(await query(id)).toEqual(["r4", "r3"])
      expect(await query(id, noted)).toEqual(["q", "p"])
      expect(await query(id, { sorts: byName, page_size: 2 })).toEqual(["p", "q"])
    }
    const { columns, evictions } = server.inkling.counters()
    expect(evictions).toBeGreaterThan(0)
    expect(columns.bytes).toBeLessThanOrEqual(6_000)
  })

  test("are never asked about a moment that has passed", async () => {
    const { dataSourceId: id, rows } = await numbers(3)
    const columns = new Columns(new ByteBudget(1_000_000))
    const ask = async (tx: Snapshot) => {
      const source = await findDataSource(tx, id)
      const schema = await listProperties(tx, source?.pk as number)
      const context = { now: 0, me: null, hasStatusGroups: false, computedKind: () => undefined }
      const found = await columns.query(
        tx,
        source?.pk as number,
        {
          filter: parseFilter(big, schema, context),
          sorts: parseSorts(undefined, schema),
          flags: { trashed: false, archived: false, template: false },
          after: null,
          limit: 10,
        },
        { isVisibleAcl: () => true, pagePk: () => undefined },
        { caller: "" },
      )
      return found?.rows.length
    }
    const { store } = server.inkling
    expect(await store.read(1, ask)).toBe(1)
    await store.read(1, async (old) => {
      await patch(rows[0] as Json, { properties: { N: { number: 9 } } })
      expect(await store.read(1, ask)).toBe(2)
      await expect(ask(old)).rejects.toThrow(StaleSnapshot)
    })
    expect(columns.counters.staleReads).toBe(1)
    // What happens elsewhere does not disturb it.
    await store.read(1, async (old) => {
      await makeDatabase(server, "Elsewhere")
      expect(await store.read(1, ask)).toBe(2)
      expect(await ask(old)).toBe(2)
    })
  })
})
