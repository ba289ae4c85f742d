import {
  findView,
  findViewQuery,
  insertCustomEmoji,
  insertViewQueries,
  insertViews,
  listCustomEmojis,
  listViewsOfDatabase,
  listViewsOfDataSource,
  pruneViewQueries,
  removeView,
  removeViewQuery,
  type Snapshot,
  updateView,
  type ViewQueryRow,
  type ViewRow,
  type WriteTx,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { uuid } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`views on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)
    const write = <T>(job: (tx: WriteTx) => Promise<T>) => test.store.write(test.ws, { actor: null }, job)
    const view = (number: number, more: Partial<ViewRow> = {}): ViewRow => ({
      ws: test.ws,
      id: uuid(number),
      database_pk: 2,
      data_source_pk: 3,
      dashboard_id: null,
      order_key: "a0",
      name: "Board",
      type: "board",
      filter: null,
      sorts: null,
      quick_filters: null,
      configuration: null,
      created_at: startMs,
      created_by: uuid(1),
      edited_at: startMs,
      edited_by: uuid(1),
      ...more,
    })
    const query = (number: number, expiresAt: number): ViewQueryRow => ({
      ws: test.ws,
      id: uuid(number),
      view_id: uuid(10),
      principal: uuid(1),
      expires_at: expiresAt,
      page_pks: [9, 4],
      is_cut: false,
    })

    beforeEach(async () => {
      test = await openTestStore(dialect)
    })
    afterEach(() => test.close())

    it("stand in the order of tabs in their database, and of their making over their data source", async () => {
      await write((tx) =>
        insertViews(tx, [
          view(11, { order_key: "a1", created_at: startMs - 1 }),
          view(12, { order_key: "Zz" }),
          view(13, { database_pk: 5 }),
          view(14, { data_source_pk: null, type: "dashboard", order_key: "a2" }),
        ]),
      )
      const ids = (views: ViewRow[]) => views.map(({ id }) => id)
      expect(ids(await read((tx) => listViewsOfDatabase(tx, 2)))).toEqual([uuid(12), uuid(11), uuid(14)])
      expect(ids(await read((tx) => listViewsOfDataSource(tx, 3)))).toEqual([uuid(11), uuid(12), uuid(13)])
    })

    it("keep JSON as it was given, through updates too", async () => {
      const filter = { property: "title", title: { contains: "a" } }
      await write((tx) => insertViews(tx, [view(11, { filter, sorts: [{ property: "x" }] })]))
      expect(await read((tx) => findView(tx, uuid(11)))).toEqual(
        view(11, { filter, sorts: [{ property: "x" }] }),
      )
      const patch = { filter: null, sorts: [{ property: "y" }, { property: "z" }], quick_filters: { q: {} } }
      await write((tx) => updateView(tx, uuid(11), patch))
      expect(await read((tx) => findView(tx, uuid(11)))).toEqual(view(11, patch))
      await write((tx) => removeView(tx, uuid(11)))
      expect(await read((tx) => findView(tx, uuid(11)))).toBeUndefined()
    })

    it("forget queries once they have expired", async () => {
      await write((tx) =>
        insertViewQueries(tx, [query(21, startMs), query(22, startMs + 1), query(23, startMs)]),
      )
      expect(await read((tx) => findViewQuery(tx, uuid(21)))).toEqual(query(21, startMs))
      await write((tx) => removeViewQuery(tx, uuid(23)))
      expect(await read((tx) => findViewQuery(tx, uuid(23)))).toBeUndefined()
      await write((tx) => pruneViewQueries(tx, startMs + 1))
      expect(await read((tx) => findViewQuery(tx, uuid(21)))).toBeUndefined()
      expect(await read((tx) => findViewQuery(tx, uuid(22)))).toBeDefined()
    })

    it("list custom emojis by age; a name is taken once", async () => {
      const emoji = (number: number, name: string, created_at: number) => ({
        ws: test.ws,
        id: uuid(number),
        name,
        url: "https://example.com/e.png",
        created_at,
      })
      await write((tx) => insertCustomEmoji(tx, emoji(31, "boat", startMs)))
      await write((tx) => insertCustomEmoji(tx, emoji(32, "wave", startMs + 1)))
      const listed = await read((tx) => listCustomEmojis(tx, { limit: 5 }))
      expect(listed.map(({ name }) => name)).toEqual(["boat", "wave"])
      await expect(write((tx) => insertCustomEmoji(tx, emoji(33, "boat", startMs)))).rejects.toMatchObject({
        code: "conflict_error",
      })
    })
  })
