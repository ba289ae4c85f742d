import {
  findBlock,
  findBlockByPk,
  findFirstChild,
  findLastChild,
  findNextChild,
  hasChildren,
  insertBlocks,
  listBlocksByPks,
  listChildren,
  listDescendantPks,
  listPageBlocks,
  removeBlock,
  type Snapshot,
  setBlocksTrashed,
  setBlockTrashed,
  updateBlock,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { blockRow, uuid } from "./build.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

const pksOf = (rows: readonly { pk: number }[]) => rows.map(({ pk }) => pk)

for (const dialect of dialects)
  describe(`blocks on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)

    beforeEach(async () => {
      test = await openTestStore(dialect)
      const { ws } = test
      await test.store.write(ws, { actor: null }, (tx) =>
        insertBlocks(tx, [
          // Keys in byte order: digits, capitals, small letters; equal keys go by pk.
          blockRow(ws, 14, { order_key: "a1" }),
          blockRow(ws, 12, { order_key: "Zz" }),
          blockRow(ws, 13, { order_key: "a1", is_trashed: true }),
          blockRow(ws, 11, { order_key: "Z9" }),
          blockRow(ws, 15, { order_key: "aA" }),
          blockRow(ws, 16, { order_key: "aa", type: "child_page" }),
          blockRow(ws, 21, { parent_pk: 12 }),
          blockRow(ws, 22, { parent_pk: 13 }),
          blockRow(ws, 23, { parent_pk: 14, is_trashed: true }),
          blockRow(ws, 31, { parent_pk: 21, payload: { text: "deep", list: [1, { a: null }] } }),
          blockRow(ws, 41, { parent_pk: 16, page_pk: 16 }),
        ]),
      )
    })
    afterEach(() => test.close())

    it("come back as they were given", async () => {
      const given = blockRow(test.ws, 31, {
        parent_pk: 21,
        payload: { text: "deep", list: [1, { a: null }] },
      })
      expect(await read((tx) => findBlock(tx, uuid(31)))).toEqual(given)
      expect(await read((tx) => findBlockByPk(tx, 31))).toEqual(given)
      expect(await read((tx) => findBlock(tx, uuid(99)))).toBeUndefined()
      expect(pksOf(await read((tx) => listBlocksByPks(tx, [31, 99, 21]))).sort()).toEqual([21, 31])
    })

    it("list by the bytes of their keys, then pk", async () => {
      expect(pksOf(await read((tx) => listChildren(tx, 2)))).toEqual([11, 12, 14, 15, 16])
      const all = await read((tx) => listChildren(tx, 2, { includeTrashed: true }))
      expect(pksOf(all)).toEqual([11, 12, 13, 14, 15, 16])
      for (const [index, block] of all.entries()) {
        const after = { orderKey: block.order_key, pk: block.pk }
        const rest = await read((tx) => listChildren(tx, 2, { after, limit: 2, includeTrashed: true }))
        expect(pksOf(rest)).toEqual(pksOf(all.slice(index + 1, index + 3)))
      }
    })

    it("know their neighbours, trashed ones too", async () => {
      const block = await read((tx) => findBlockByPk(tx, 12))
      expect((await read((tx) => findFirstChild(tx, 2)))?.pk).toBe(11)
      expect((await read((tx) => findLastChild(tx, 2)))?.pk).toBe(16)
      expect((await read((tx) => findNextChild(tx, 2, block ?? { order_key: "", pk: 0 })))?.pk).toBe(13)
      expect(await read((tx) => findLastChild(tx, 31))).toBeUndefined()
    })

    it("tell which have children that are not in trash", async () => {
      expect(await read((tx) => hasChildren(tx, [2, 11, 12, 13, 14, 16, 21, 31, 99]))).toEqual(
        new Set([2, 12, 13, 16, 21]),
      )
      expect(await read((tx) => hasChildren(tx, []))).toEqual(new Set())
    })

    it("list all below, without entering child pages", async () => {
      const below = await read((tx) => listDescendantPks(tx, 2))
      expect(below.sort()).toEqual([11, 12, 13, 14, 15, 16, 21, 22, 23, 31])
      expect(await read((tx) => listDescendantPks(tx, 31))).toEqual([])
      expect(pksOf(await read((tx) => listPageBlocks(tx, 16)))).toEqual([41])
    })

    it("change, go to trash and back, and go for good", async () => {
      await test.store.write(test.ws, { actor: null }, async (tx) => {
        await updateBlock(tx, 11, { payload: { rich_text: [1] }, order_key: "b00" })
        await setBlockTrashed(tx, 12, true)
        await setBlocksTrashed(tx, [13, 14, 15], false)
        await setBlocksTrashed(tx, [15], true)
        await setBlocksTrashed(tx, [], true)
        await removeBlock(tx, 16)
      })
      expect(pksOf(await read((tx) => listChildren(tx, 2)))).toEqual([13, 14, 11])
      expect(await read((tx) => findBlockByPk(tx, 16))).toBeUndefined()
      expect((await read((tx) => findBlockByPk(tx, 11)))?.payload).toEqual({ rich_text: [1] })
    })
  })
