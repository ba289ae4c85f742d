// What keeps derived columns up to date, and how much it computes for that, with a formula that counts who asks. That
// their answers are those of the row evaluator is proved on random worlds.

import type { FoundRows, Property, Sort } from "@inkling/engine"
import { findDataSource, listPagesByIds, listProperties, type Snapshot } from "@inkling/store"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, patchColumns } from "../../test/data-source-requests.ts"
import { FakeDerived, type FakeRules, fakeRules } from "../../test/fake-derived.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { ByteBudget } from "../cache/byte-budget.ts"
import { readFresh } from "../load/read-fresh.ts"
import { Columns } from "./columns.ts"
import { StaleSnapshot } from "./stale-snapshot.ts"

describe.each(dialects)("derived columns on %s", (dialect: Dialect) => {
  let server: TestServer
  let columns: Columns
  let dataSourceId: string
  let dataSourcePk: number
  let schema: readonly Property[]
  let rules: FakeRules
  /** By name: r1, r2 and r3 with the numbers 1, 2 and 3. */
  let rows: Record<string, Json>
  let pks: Record<string, number>
  /** Pages elsewhere that rows read. */
  let other: Json
  let another: Json

  beforeEach(async () => {
    server = await startServer(dialect)
    columns = new Columns(new ByteBudget(10_000_000))
    const elsewhere = await makeDatabase(server, "Elsewhere", { N: { number: {} } })
    other = await makeRow(server, elsewhere.dataSourceId, "other", { N: { number: 100 } })
    another = await makeRow(server, elsewhere.dataSourceId, "another", { N: { number: 100 } })
    const made = await makeDatabase(server, "Rows", {
      N: { number: {} },
      F: { formula: { expression: 'prop("N")' } },
    })
    dataSourceId = made.dataSourceId
    rows = {}
    for (const n of [1, 2, 3]) await add(`r${n}`, n)
    await readSchema()
    pks = await readPks()
  })
  afterEach(() => server.close())

  async function add(name: string, n: number): Promise<void> {
    server.advance(1_000)
    rows[name] = await makeRow(server, dataSourceId, name, { N: { number: n } })
  }

  async function readSchema(): Promise<void> {
    await server.inkling.store.read(1, async (tx) => {
      dataSourcePk = (await findDataSource(tx, dataSourceId))?.pk as number
      schema = await listProperties(tx, dataSourcePk)
    })
    rules = fakeRules()
  }

  const readPks = (): Promise<Record<string, number>> =>
    server.inkling.store.read(1, async (tx) => {
      const all = { ...rows, other, another }
      const pages = await listPagesByIds(
        tx,
        Object.values(all).map(({ id }) => id as string),
      )
      const byId = new Map(pages.map(({ id, pk }) => [id, pk]))
      return Object.fromEntries(
        Object.entries(all).map(([name, { id }]) => [name, byId.get(id as string) as number]),
      )
    })

  const patch = (page: Json | undefined, body: object) =>
    server.send("PATCH", `/v1/pages/${page?.["id"]}`, { body })
  const setNumber = (page: Json | undefined, number: number) => patch(page, { properties: { N: { number } } })

  function find(tx: Snapshot, fake: FakeDerived, direction: Sort["direction"] = "descending") {
    const property = schema.find(({ name }) => name === "F") as Property
    const sorts: Sort[] = [{ field: { source: "property", property }, direction }]
    const flags = { trashed: false, archived: false, template: false }
    return columns.query(
      tx,
      dataSourcePk,
      { filter: { kind: "all", filters: [] }, sorts, flags, after: null, limit: 1_000 },
      { isVisibleAcl: () => true, pagePk: () => undefined },
      { caller: "", derived: fake.at(tx) },
    )
  }

  /** What a query of another data source does on the way. */
  const hearOfChanges = () =>
    server.inkling.store.read(1, async (tx) => {
      const flags = { trashed: false, archived: false, template: false }
      const sorts: Sort[] = [{ field: { source: "created_time" }, direction: "ascending" }]
      const query = { filter: { kind: "all" as const, filters: [] }, sorts, flags, after: null, limit: 1 }
      const context = { isVisibleAcl: () => true, pagePk: () => undefined }
      await columns.query(tx, dataSourcePk - 1, query, context, { caller: "" })
    })

  /** Sort keys of the rows found, and the names of those that were computed for it. */
  async function ask(fake: FakeDerived): Promise<{ keys: unknown[]; computed: string[] }> {
    fake.computed.length = 0
    const found = (await readFresh(server.inkling.store, 1, (tx) => find(tx, fake))) as FoundRows
    const names = new Map(Object.entries(pks).map(([name, pk]) => [pk, name]))
    return {
      keys: found.rows.map(({ rank }) => rank.keys[0]),
      computed: fake.computed.map((pk) => names.get(pk) ?? String(pk)).sort(),
    }
  }

  test("are computed once, and then only where a row has changed", async () => {
    const fake = new FakeDerived(rules)
    expect(await ask(fake)).toEqual({ keys: [3, 2, 1], computed: ["r1", "r2", "r3"] })
    expect(await ask(fake)).toEqual({ keys: [3, 2, 1], computed: [] })
    await setNumber(rows["r1"], 10)
    expect(await ask(fake)).toEqual({ keys: [10, 3, 2], computed: ["r1"] })
    await patch(rows["r3"], { in_trash: true })
    expect((await ask(fake)).keys).toEqual([10, 2])
    await add("r4", 4)
    pks = await readPks()
    expect(await ask(fake)).toEqual({ keys: [10, 4, 2], computed: ["r4"] })
    expect(columns.counters).toMatchObject({ misses: 0, hits: 4 })
  })

  test("are computed again where a page that decided them has changed", async () => {
    rules.reads.set(pks["r1"] as number, [pks["other"] as number])
    rules.reads.set(pks["r2"] as number, [pks["r3"] as number])
    const fake = new FakeDerived(rules)
    expect((await ask(fake)).keys).toEqual([101, 5, 3])
    await setNumber(other, 200)
    expect(await ask(fake)).toEqual({ keys: [201, 5, 3], computed: ["r1"] })
    await patch(other, { in_trash: true })
    expect(await ask(fake)).toEqual({ keys: [5, 3, 1], computed: ["r1"] })
    await setNumber(rows["r3"], 30)
    expect(await ask(fake)).toEqual({ keys: [32, 30, 1], computed: ["r2", "r3"] })
    await patch(other, { in_trash: false })
    expect((await ask(fake)).keys).toEqual([201, 32, 30])
  })

  test("follow what a row reads anew", async () => {
    const fake = new FakeDerived(rules)
    await ask(fake)
    rules.reads.set(pks["r1"] as number, [pks["other"] as number])
    await setNumber(rows["r1"], 5)
    expect((await ask(fake)).keys).toEqual([105, 3, 2])
    await setNumber(other, 200)
    expect(await ask(fake)).toEqual({ keys: [205, 3, 2], computed: ["r1"] })
  })

  test("are good for a minute where they asked for the time", async () => {
    rules.volatile.add(pks["r2"] as number)
    const fake = new FakeDerived(rules)
    expect((await ask(fake)).keys).toEqual([3, 2, 1])
    const asked = fake.timesAsked
    expect((await ask(fake)).computed).toEqual([])
    expect(fake.timesAsked, "a hit asks too, so that no answer is kept").toBeGreaterThan(asked)
    fake.minuteNumber = 7
    expect(await ask(fake)).toEqual({ keys: [9, 3, 1], computed: ["r2"] })
    fake.minuteNumber = 0
    expect(await ask(fake)).toEqual({ keys: [3, 2, 1], computed: ["r2"] })
    const timeless = new FakeDerived({ ...rules, volatile: new Set() }, "timeless")
    await ask(timeless)
    expect(timeless.timesAsked).toBe(0)
  })

  test("are shared within a class of callers, and kept apart between two", async () => {
    const [first, same] = [new FakeDerived(rules, "a"), new FakeDerived(rules, "a")]
    const double = { ...rules, toValue: (sum: number) => ({ type: "number" as const, value: sum * 2 }) }
    const second = new FakeDerived(double, "b")
    expect((await ask(first)).keys).toEqual([3, 2, 1])
    expect(await ask(same)).toEqual({ keys: [3, 2, 1], computed: [] })
    expect(await ask(second)).toEqual({ keys: [6, 4, 2], computed: ["r1", "r2", "r3"] })
    expect(await ask(first)).toEqual({ keys: [3, 2, 1], computed: [] })
  })

  test("leave to the row evaluator what they cannot judge", async () => {
    rules.uncertain.add(pks["r2"] as number)
    rules.toValue = (value) => (value === 3 ? { type: "string", value: "three" } : { type: "number", value })
    const found = await server.inkling.store.read(1, (tx) => find(tx, new FakeDerived(rules)))
    expect(found?.rows.map(({ pk }) => pk)).toEqual([pks["r1"]])
    expect(found?.uncertain).toEqual([pks["r2"], pks["r3"]])
    rules.kind = { type: "array", of: schema[0] as Property }
    expect(
      await server.inkling.store.read(1, (tx) => find(tx, new FakeDerived(rules, "list"))),
    ).toBeUndefined()
  })

  test("are computed anew once access, a schema or many values have changed", async () => {
    const reader = new FakeDerived(rules)
    reader.sourcePks = [dataSourcePk]
    await ask(reader)
    const all = ["r1", "r2", "r3"]
    await server.inkling.admin.createIntegration({ name: "Guest" })
    expect((await ask(reader)).computed).toEqual([])
    await server.inkling.admin.share(String(other["id"]), "Guest")
    expect((await ask(reader)).computed).toEqual(all)
    await patchColumns(server, dataSourceId, { Extra: { number: {} } })
    expect((await ask(reader)).computed).toEqual(all)
    const { dataSourceId: third } = await makeDatabase(server, "Third", { X: { number: {} } })
    await patchColumns(server, third, { More: { number: {} } })
    expect((await ask(reader)).computed).toEqual([])
    await makeRow(server, third, "x", { X: { number: 1 } })
    await patchColumns(server, third, { X: { type: "rich_text", rich_text: {} } })
    expect((await ask(reader)).computed).toEqual(all)
  })

  test("hear of pages that change while they are computed", async () => {
    rules.reads.set(pks["r1"] as number, [pks["other"] as number])
    const fake = new FakeDerived(rules)
    fake.onCompute = async () => {
      fake.onCompute = undefined
      await setNumber(other, 200)
      await hearOfChanges()
    }
    expect((await ask(fake)).keys).toEqual([101, 3, 2])
    expect((await ask(fake)).keys).toEqual([201, 3, 2])
    // The same for rows that are computed again, and what they did not read before.
    rules.reads.set(pks["r2"] as number, [pks["another"] as number])
    await setNumber(rows["r2"], 20)
    fake.onCompute = async () => {
      fake.onCompute = undefined
      await setNumber(another, 300)
      await hearOfChanges()
    }
    expect((await ask(fake)).keys).toEqual([201, 120, 3])
    expect((await ask(fake)).keys).toEqual([320, 201, 3])
  })

  test("are never of another moment than the query", async () => {
    rules.reads.set(pks["r1"] as number, [pks["other"] as number])
    const fake = new FakeDerived(rules)
    await ask(fake)
    const { store } = server.inkling
    await store.read(1, async (old) => {
      await setNumber(other, 200)
      expect((await ask(fake)).keys).toEqual([201, 3, 2])
      await expect(find(old, fake), "what has changed was computed since").rejects.toThrow(StaleSnapshot)
    })
    await store.read(1, async (old) => {
      await setNumber(another, 1)
      await hearOfChanges()
      expect((await find(old, fake))?.rows, "nothing that concerns it has changed").toHaveLength(3)
      const fresh = find(old, new FakeDerived(rules, "new"))
      await expect(fresh, "who knows what has changed that it will read").rejects.toThrow(StaleSnapshot)
    })
  })

  test("are computed for all rows where most have changed", async () => {
    for (let n = 4; n <= 210; n++) await add(`r${n}`, n)
    const fake = new FakeDerived(rules)
    await ask(fake)
    const { loads } = columns.counters
    for (let n = 1; n <= 106; n++) await setNumber(rows[`r${n}`], n + 1_000)
    expect((await ask(fake)).computed).toHaveLength(210)
    expect(columns.counters.loads).toBe(loads + 1)
    for (let n = 1; n <= 20; n++) await setNumber(rows[`r${n}`], n)
    expect((await ask(fake)).computed).toHaveLength(20)
    expect(columns.counters.loads).toBe(loads + 1)
  })

  test("are given up where hardly any row can be followed", async () => {
    for (let n = 4; n <= 210; n++) await add(`r${n}`, n)
    for (const pk of Object.values(await readPks())) rules.uncertain.add(pk)
    const fake = new FakeDerived(rules)
    const { store } = server.inkling
    for (let round = 0; round < 2; round++)
      expect(await store.read(1, (tx) => find(tx, fake))).toBeUndefined()
    expect(fake.computed.length, "only once").toBeLessThanOrEqual(210)
    expect(columns.counters.misses).toBe(2)
  })

  test("give way where there is no room", async () => {
    columns = new Columns(new ByteBudget(1_500))
    const fake = new FakeDerived(rules)
    const store = server.inkling.store
    for (let round = 0; round < 2; round++)
      expect(await store.read(1, (tx) => find(tx, fake))).toBeUndefined()
    expect(columns.counters).toMatchObject({ misses: 2, hits: 0 })
    columns = new Columns(new ByteBudget(60_000))
    for (let at = 0; at < 40; at++) {
      expect((await ask(new FakeDerived(rules, `class ${at}`))).keys).toEqual([3, 2, 1])
      expect(columns.counters.bytes).toBeLessThanOrEqual(60_000)
    }
  })
})
