import {
  countRows,
  findPage,
  findPageByPk,
  insertPages,
  iterateRows,
  listPagesByIds,
  listPagesByParent,
  listPagesByPks,
  listRows,
  type PageRow,
  type RowOptions,
  type SearchOptions,
  searchPages,
  updatePage,
} from "@inkling/store"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { pageRow, uuid } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

const source = 500

for (const dialect of dialects)
  describe(`pages on ${dialect}`, () => {
    let test: TestStore
    const full: Partial<PageRow> = {
      parent_type: "block",
      parent_pk: 40,
      acl: 9,
      row_seq: 12,
      is_archived: true,
      is_locked: true,
      icon: { type: "emoji", emoji: "⛵" },
      cover: { type: "external", external: { url: "https://example.com/a.png" } },
      title: "“Paper” boats — 紙の船 🚣",
      props: { title: [{ type: "text", text: { content: "x", link: null } }], "a\\b~": 1.5, c: true },
    }

    beforeAll(async () => {
      test = await openTestStore(dialect)
      const { ws } = test
      // Twelve rows, two created in each millisecond; edited in the opposite order.
      const rows = Array.from({ length: 12 }, (_, index) =>
        pageRow(ws, 100 + index, {
          parent_type: "data_source",
          parent_pk: source,
          data_source_pk: source,
          created_at: startMs + Math.floor(index / 2),
          edited_at: startMs + 1000 - Math.floor(index / 2),
          is_trashed: index === 3,
          is_archived: index === 4,
          is_template: index === 5,
        }),
      )
      await test.store.write(ws, { actor: null }, async (tx) => {
        await insertPages(tx, [pageRow(ws, 2), pageRow(ws, 3, full)])
        await insertPages(tx, rows)
      })
    })
    afterAll(() => test.close())

    const read: TestStore["store"]["read"] = (ws, job) => test.store.read(ws, job)

    it("come back as they were given", async () => {
      const expected = pageRow(test.ws, 3, full)
      expect(await read(test.ws, (tx) => findPage(tx, uuid(3)))).toEqual(expected)
      expect(await read(test.ws, (tx) => findPageByPk(tx, 3))).toEqual(expected)
      expect(await read(test.ws, (tx) => findPage(tx, uuid(77)))).toBeUndefined()
      expect(await read(test.ws, (tx) => findPageByPk(tx, 77))).toBeUndefined()
    })

    it("are found many at once", async () => {
      const byIds = await read(test.ws, (tx) => listPagesByIds(tx, [uuid(3), uuid(77), uuid(2), 'x"\\,{}']))
      expect(byIds.map(({ pk }) => pk).sort()).toEqual([2, 3])
      const byPks = await read(test.ws, (tx) => listPagesByPks(tx, [3, 77, 2]))
      expect(byPks.map(({ pk }) => pk).sort()).toEqual([2, 3])
      expect(await read(test.ws, (tx) => listPagesByPks(tx, []))).toEqual([])
      expect((await read(test.ws, (tx) => listPagesByParent(tx, 40))).map(({ pk }) => pk)).toEqual([3])
    })

    it("change only in what the patch names", async () => {
      const patch = { title: "new", props: { n: 1 }, is_archived: false, icon: null, edited_at: startMs + 9 }
      await test.store.write(test.ws, { actor: null }, (tx) => updatePage(tx, 3, patch))
      expect(await read(test.ws, (tx) => findPageByPk(tx, 3))).toEqual({
        ...pageRow(test.ws, 3, full),
        ...patch,
      })
    })

    const pks = async (options: RowOptions & { limit?: number } = {}) =>
      (await read(test.ws, (tx) => listRows(tx, source, { limit: 100, ...options }))).map(({ pk }) => pk)

    it("list as rows newest first, without trash, archive and templates unless asked for", async () => {
      expect(await pks()).toEqual([111, 110, 109, 108, 107, 106, 102, 101, 100])
      expect(await pks({ trashed: "only" })).toEqual([103])
      expect(await pks({ archived: "with", trashed: "with", templates: "with" })).toHaveLength(12)
      expect(await pks({ templates: "only" })).toEqual([105])
      expect(await pks({ limit: 2 })).toEqual([111, 110])
      expect(await read(test.ws, (tx) => countRows(tx, source))).toBe(9)
      expect(await read(test.ws, (tx) => countRows(tx, source, { archived: "only" }))).toBe(1)
    })

    it("page through equal times without a gap or a repeat", async () => {
      const seen: number[] = []
      await read(test.ws, async (tx) => {
        for (let last: PageRow | undefined; ; ) {
          const rows = await listRows(tx, source, {
            limit: 2,
            ...(last && { afterCursor: { createdAt: last.created_at, pk: last.pk } }),
          })
          seen.push(...rows.map(({ pk }) => pk))
          last = rows.at(-1)
          if (rows.length < 2) return
        }
      })
      expect(seen).toEqual(await pks())
    })

    it("iterate in chunks", async () => {
      const chunks = await read(test.ws, async (tx) => {
        const sizes: number[][] = []
        for await (const rows of iterateRows(tx, source, { chunkSize: 3 }))
          sizes.push(rows.map(({ pk }) => pk))
        return sizes
      })
      expect(chunks.map((chunk) => chunk.length)).toEqual([3, 3, 3])
      expect(chunks.flat()).toEqual(await pks())
    })

    it("search by edit time in both directions, from any place", async () => {
      const search = (options: SearchOptions) =>
        read(test.ws, async (tx) => {
          const found: PageRow[] = []
          for await (const rows of searchPages(tx, { chunkSize: 4, ...options })) found.push(...rows)
          return found
        })
      const newest = await search({})
      expect(newest.map(({ pk }) => pk)).toEqual([101, 100, 102, 104, 107, 106, 109, 108, 111, 110, 3, 2])
      const oldest = await search({ ascending: true })
      expect(oldest.map(({ pk }) => pk)).toEqual(newest.map(({ pk }) => pk).reverse())
      const { edited_at, pk } = newest[4] as PageRow
      expect(await search({ after: { editedAt: edited_at, pk } })).toEqual(newest.slice(5))
      expect((await search({ trashed: "only" })).map((page) => page.pk)).toEqual([103])
    })
  })
