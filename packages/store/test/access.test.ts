import {
  addGrant,
  findDatabaseByPk,
  findPageByPk,
  insertBlocks,
  insertDatabases,
  insertDataSources,
  insertPages,
  listAncestors,
  listGrants,
  removeGrant,
  rewriteAcl,
  type Snapshot,
  splitAcl,
  updatePage,
  visibleAcls,
  type WriteTx,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { blockRow, databaseRow, dataSourceRow, pageRow, uuid } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

/*
 * 2 page
 * ├ 3 page ─ 30 toggle ─ 31 toggle ─ 4 page ─ 5 page
 * └ 6 database (in block 32) ─ 7 data source ─ 8 row ─ 9 page
 * 10 page, beside
 */
async function plant(tx: WriteTx): Promise<void> {
  const { ws } = tx
  const child = (pk: number) => ({ parent_type: "page", parent_pk: pk }) as const
  await insertPages(tx, [
    pageRow(ws, 2),
    pageRow(ws, 3, child(2)),
    pageRow(ws, 4, { parent_type: "block", parent_pk: 31 }),
    pageRow(ws, 5, child(4)),
    pageRow(ws, 8, { parent_type: "data_source", parent_pk: 7, data_source_pk: 7 }),
    pageRow(ws, 9, child(8)),
    pageRow(ws, 10),
  ])
  await insertBlocks(tx, [
    blockRow(ws, 3, { type: "child_page" }),
    blockRow(ws, 30, { parent_pk: 3, page_pk: 3 }),
    blockRow(ws, 31, { parent_pk: 30, page_pk: 3, is_trashed: true }),
    blockRow(ws, 4, { parent_pk: 31, page_pk: 3, type: "child_page" }),
    blockRow(ws, 5, { parent_pk: 4, page_pk: 4, type: "child_page" }),
    blockRow(ws, 32, { parent_pk: 2, page_pk: 2 }),
    blockRow(ws, 6, { parent_pk: 32, page_pk: 2, type: "child_database" }),
    blockRow(ws, 9, { parent_pk: 8, page_pk: 8, type: "child_page" }),
  ])
  await insertDatabases(tx, [databaseRow(ws, 6, { parent_type: "block", parent_pk: 32, is_trashed: true })])
  await insertDataSources(tx, [dataSourceRow(ws, 7, { database_pk: 6 })])
}

for (const dialect of dialects)
  describe(`access on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)
    const write = <T>(job: (tx: WriteTx) => Promise<T>) => test.store.write(test.ws, { actor: null }, job)
    /** The list of every page and database, by pk. */
    const lists = () =>
      read(async (tx) => {
        const found: Record<number, number | undefined> = {}
        for (const pk of [2, 3, 4, 5, 8, 9, 10]) found[pk] = (await findPageByPk(tx, pk))?.acl
        found[6] = (await findDatabaseByPk(tx, 6))?.acl
        return found
      })
    const parents = async () => {
      const rows = await read((tx) => tx.db.selectFrom("acl").selectAll().orderBy("acl").execute())
      return Object.fromEntries(rows.map(({ acl, parent_acl }) => [acl, parent_acl]))
    }
    const sees = async (principal: string) => [...(await read((tx) => visibleAcls(tx, principal)))].sort()

    beforeEach(async () => {
      test = await openTestStore(dialect)
      await write(plant)
    })
    afterEach(() => test.close())

    it("lists ancestors from the object up to the workspace, whatever they are", async () => {
      const chain = async (pk: number) =>
        (await read((tx) => listAncestors(tx, pk))).map((node) => `${node.kind} ${node.pk}`)
      expect(await chain(5)).toEqual(["page 5", "page 4", "block 31", "block 30", "page 3", "page 2"])
      expect(await chain(9)).toEqual([
        "page 9",
        "page 8",
        "data_source 7",
        "database 6",
        "block 32",
        "page 2",
      ])
      expect(await chain(7)).toEqual(["data_source 7", "database 6", "block 32", "page 2"])
      expect(await chain(6)).toEqual(["database 6", "block 32", "page 2"])
      expect(await chain(31)).toEqual(["block 31", "block 30", "page 3", "page 2"])
      expect(await chain(2)).toEqual(["page 2"])
      expect(await chain(99)).toEqual([])
      expect(await read((tx) => listAncestors(tx, 31))).toEqual([
        { kind: "block", pk: 31, id: uuid(31), isTrashed: true },
        { kind: "block", pk: 30, id: uuid(30), isTrashed: false },
        { kind: "page", pk: 3, id: uuid(3), isTrashed: false },
        { kind: "page", pk: 2, id: uuid(2), isTrashed: false },
      ])
      expect((await read((tx) => listAncestors(tx, 9)))[3]?.isTrashed).toBe(true)
    })

    it("gives a page a list of its own that covers all below it", async () => {
      await write((tx) => splitAcl(tx, 2))
      expect(await lists()).toEqual({ 2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 8: 2, 9: 2, 10: 1 })
      expect(await parents()).toEqual({ 1: null, 2: 1 })
    })

    it("splits below and above a list there is, and leaves it what it covers", async () => {
      await write((tx) => splitAcl(tx, 4))
      await write((tx) => splitAcl(tx, 6))
      expect(await lists()).toEqual({ 2: 1, 3: 1, 4: 4, 5: 4, 6: 6, 8: 6, 9: 6, 10: 1 })
      await write((tx) => splitAcl(tx, 2))
      await write((tx) => splitAcl(tx, 2))
      await write((tx) => splitAcl(tx, 5))
      await write((tx) => splitAcl(tx, 3))
      expect(await lists()).toEqual({ 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 8: 6, 9: 6, 10: 1 })
      expect(await parents()).toEqual({ 1: null, 2: 1, 3: 2, 4: 3, 5: 4, 6: 2 })
      await write((tx) => splitAcl(tx, 99))
      expect(Object.keys(await parents())).toHaveLength(6)
    })

    it("shows a principal what it was granted and all below", async () => {
      for (const pk of [2, 4, 6, 10]) await write((tx) => splitAcl(tx, pk))
      await write(async (tx) => {
        await addGrant(tx, 2, "a")
        await addGrant(tx, 2, "a")
        await addGrant(tx, 4, "b")
        await addGrant(tx, 10, "b")
        await addGrant(tx, 2, "c")
      })
      expect(await sees("a")).toEqual([2, 4, 6])
      expect(await sees("b")).toEqual([10, 4])
      expect(await sees("d")).toEqual([])
      expect(await read((tx) => listGrants(tx, 2))).toEqual([
        { ws: test.ws, acl: 2, principal: "a", created_at: startMs },
        { ws: test.ws, acl: 2, principal: "c", created_at: startMs },
      ])
      await write((tx) => removeGrant(tx, 2, "a"))
      expect(await sees("a")).toEqual([])
      expect(await sees("c")).toEqual([2, 4, 6])
    })

    it("takes over the list of the place moved to", async () => {
      for (const pk of [2, 4, 10]) await write((tx) => splitAcl(tx, pk))
      const move = (pk: number, from: number, to: number, parent: number) =>
        write(async (tx) => {
          await rewriteAcl(tx, pk, from, to)
          await updatePage(tx, pk, { parent_type: "page", parent_pk: parent })
        })
      await move(3, 2, 10, 10)
      expect(await lists()).toEqual({ 2: 2, 3: 10, 4: 4, 5: 4, 6: 2, 8: 2, 9: 2, 10: 10 })
      expect(await parents()).toEqual({ 1: null, 2: 1, 4: 10, 10: 1 })
      // A page with a list of its own takes it along.
      await move(4, 4, 2, 2)
      expect(await lists()).toMatchObject({ 4: 4, 5: 4 })
      expect(await parents()).toMatchObject({ 4: 2 })
      await move(5, 4, 4, 4)
      expect(await lists()).toMatchObject({ 5: 4 })
    })
  })
