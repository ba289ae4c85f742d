import { insertPages, listChanges } from "@inkling/store"
import { describe, expect, it } from "vitest"
import { entry, pageRow } from "./build.ts"
import { dialects, openTestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`the queue on ${dialect}`, () => {
    it("turns jobs away when too many wait", async () => {
      const { store, ws, close } = await openTestStore(dialect, "store", { maxQueued: 5 })
      const jobs = Array.from({ length: 8 }, (_, index) =>
        store.write(ws, { actor: null }, async (tx) => tx.log(entry(`job ${index}`))),
      )
      const results = await Promise.allSettled(jobs)
      expect(results.map(({ status }) => status)).toEqual([
        ...Array.from({ length: 5 }, () => "fulfilled"),
        ...Array.from({ length: 3 }, () => "rejected"),
      ])
      expect(results[7]).toMatchObject({ reason: { code: "service_overload", status: 529 } })
      // Room again once the queue has run.
      await store.write(ws, { actor: null }, async (tx) => tx.log(entry("later")))
      expect((await store.head(ws)).seq).toBe(6)
      await close()
    })

    it("finishes what it accepted before it closes, and accepts nothing more", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const done: number[] = []
      const jobs = Array.from({ length: 50 }, (_, index) =>
        store
          .write(ws, { actor: null }, (tx) => insertPages(tx, [pageRow(ws, index + 2)]))
          .then(() => done.push(index)),
      )
      const closing = close()
      await expect(store.write(ws, { actor: null }, async () => {})).rejects.toMatchObject({
        code: "service_unavailable",
      })
      await closing
      await Promise.all(jobs)
      expect(done).toEqual(jobs.map((_, index) => index))
      await expect(store.read(ws, async () => {})).rejects.toMatchObject({ code: "service_unavailable" })
    })

    it("serves workspaces side by side", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const others = [ws]
      for (let number = 2; number <= 6; number++)
        others.push(await store.createWorkspace({ id: `w${number}`, name: `Workspace ${number}` }))
      await Promise.all(
        others.flatMap((one) =>
          Array.from({ length: 20 }, () =>
            store.write(one, { actor: null }, async (tx) => tx.log(entry("page.created"))),
          ),
        ),
      )
      for (const one of others) {
        const log = await store.read(one, (tx) => listChanges(tx, { after: 0, limit: 100 }))
        expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
      }
      expect((await store.listWorkspaces()).map((row) => row.ws)).toEqual(others)
      await close()
    })

    it("tells of commits", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const told: number[] = []
      const stop = await store.onHead((which) => told.push(which))
      await store.write(ws, { actor: null }, async (tx) => tx.log(entry("page.created")))
      await expect.poll(() => told).toContain(ws)
      stop()
      await close()
    })
  })
