import { findLogHorizon, findPageByPk, insertPages, listChanges, pruneChanges } from "@inkling/store"
import { describe, expect, it } from "vitest"
import { entry, pageRow } from "./build.ts"
import { dialects, openTestStore, startMs } from "./testing.ts"

for (const dialect of dialects) {
  describe(`the change log on ${dialect}`, () => {
    it("is read from a place on, and forgets its beginning", async () => {
      const { store, ws, clock, close } = await openTestStore(dialect)
      expect(await store.read(ws, findLogHorizon)).toBe(1)
      for (let second = 0; second < 10; second++) {
        await store.write(ws, { actor: null }, async (tx) => tx.log(entry(`change ${second}`)))
        clock.ms += 1000
      }
      const seqs = async (after: number, limit: number) =>
        (await store.read(ws, (tx) => listChanges(tx, { after, limit }))).map(({ seq }) => seq)
      expect(await seqs(0, 3)).toEqual([1, 2, 3])
      expect(await seqs(8, 30)).toEqual([9, 10])
      const prune = (before: number) => store.write(ws, { actor: null }, (tx) => pruneChanges(tx, before))
      expect(await prune(startMs)).toBe(0)
      expect(await prune(startMs + 4000)).toBe(4)
      expect(await store.read(ws, findLogHorizon)).toBe(5)
      expect(await seqs(0, 1)).toEqual([5])
      expect(await prune(clock.ms + 1)).toBe(6)
      expect(await store.read(ws, findLogHorizon)).toBe(11)
      // Forgetting moves no counter.
      expect(await store.write(ws, { actor: null }, async (tx) => tx.log(entry("later")))).toBe(11)
      await close()
    })
  })

  describe(`dump and load on ${dialect}`, () => {
    it("bring a workspace back, counters included, under a new epoch", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const other = await store.createWorkspace({ id: "other", name: "Other" })
      const add = (which: number, title: string) =>
        store.write(which, { actor: null }, async (tx) => {
          const pk = tx.allocatePks(1)
          await insertPages(tx, [pageRow(which, pk, { title, props: { a: [1] } as never })])
          tx.log(entry("page.created", { object_pk: pk, details: { title } }))
          return pk
        })
      const kept = await add(ws, "kept")
      await add(other, "other")
      const dump = await store.dump(ws)
      const before = await store.head(ws)
      const lost = await add(ws, "lost")
      await store.load(ws, dump)
      const after = await store.head(ws)
      expect(after).toEqual({ ...before, epoch: after.epoch })
      expect(after.epoch).not.toBe(before.epoch)
      expect(await store.read(ws, (tx) => findPageByPk(tx, kept))).toMatchObject({
        title: "kept",
        props: { a: [1] },
      })
      expect(await store.read(ws, (tx) => findPageByPk(tx, lost))).toBeUndefined()
      expect(await store.read(other, (tx) => findPageByPk(tx, 2))).toMatchObject({ title: "other" })
      expect(await add(ws, "again")).toBe(lost)
      expect((await store.read(ws, async (tx) => tx.head)).epoch).toBe(after.epoch)
      await close()
    })
  })
}
