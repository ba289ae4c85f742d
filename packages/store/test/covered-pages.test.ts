import {
  insertBlocks,
  insertDatabases,
  insertDataSources,
  insertPages,
  listCoveredPages,
  type Snapshot,
  splitAcl,
} from "@inkling/store"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { blockRow, databaseRow, dataSourceRow, pageRow } from "./build.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

describe.each(dialects)("pages covered by one access list on %s", (dialect) => {
  let test: TestStore
  beforeAll(async () => {
    test = await openTestStore(dialect)
    const { store, ws } = test
    const under = (pk: number) => ({ parent_type: "page" as const, parent_pk: pk })
    await store.write(ws, { actor: null }, async (tx) => {
      await insertPages(tx, [
        pageRow(ws, 2),
        pageRow(ws, 3, under(2)),
        pageRow(ws, 4, { parent_type: "block", parent_pk: 20 }),
        pageRow(ws, 5, under(4)),
        pageRow(ws, 6, { parent_type: "data_source", parent_pk: 31, data_source_pk: 31 }),
        pageRow(ws, 7, under(6)),
        pageRow(ws, 8),
      ])
      await insertBlocks(tx, [blockRow(ws, 20, { parent_pk: 3, page_pk: 3 })])
      await insertDatabases(tx, [databaseRow(ws, 30, under(3))])
      await insertDataSources(tx, [dataSourceRow(ws, 31, { database_pk: 30 })])
    })
  })
  afterAll(() => test.close())

  const covered = async (pk: number, limit = 100) => {
    const pks = await test.store.read(test.ws, (tx: Snapshot) => listCoveredPages(tx, pk, limit))
    return pks?.sort((a, b) => a - b)
  }

  it("are found through pages, blocks, databases and data sources", async () => {
    expect(await covered(2)).toEqual([2, 3, 4, 5, 6, 7])
    expect(await covered(4)).toEqual([4, 5])
    expect(await covered(30)).toEqual([6, 7])
    expect(await covered(31)).toEqual([6, 7])
    expect(await covered(8)).toEqual([8])
  })

  it("are not looked for beyond a limit", async () => {
    // Below page 2: five pages, a block, a database and a data source.
    expect(await covered(2, 8)).toHaveLength(6)
    expect(await covered(2, 7)).toBeUndefined()
  })

  it("end where another list begins", async () => {
    await test.store.write(test.ws, { actor: null }, (tx) => splitAcl(tx, 4))
    expect(await covered(2)).toEqual([2, 3, 6, 7])
    expect(await covered(4)).toEqual([4, 5])
  })
})
