import { findPageByPk, insertPages, updatePage } from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { entry, pageRow } from "./build.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`snapshots on ${dialect}`, () => {
    let test: TestStore
    beforeEach(async () => {
      test = await openTestStore(dialect)
      await test.store.write(test.ws, { actor: null }, (tx) =>
        insertPages(tx, [pageRow(test.ws, 2, { title: "before" })]),
      )
    })
    afterEach(() => test.close())

    const rename = (title: string) =>
      test.store.write(test.ws, { actor: null }, async (tx) => {
        await updatePage(tx, 2, { title })
        tx.log(entry("page.properties_updated"))
      })

    it("do not see what is committed after they began", async () => {
      const seen = await test.store.read(test.ws, async (tx) => {
        await rename("after")
        const inside = await findPageByPk(tx, 2)
        return { title: inside?.title, seq: tx.head.seq }
      })
      expect(seen).toEqual({ title: "before", seq: 0 })
      expect((await test.store.head(test.ws)).seq).toBe(1)
    })

    it("see every write that was answered before they began", async () => {
      for (let round = 0; round < 30; round++) {
        await rename(`round ${round}`)
        const reads = Array.from({ length: 4 }, () =>
          test.store.read(test.ws, async (tx) => [(await findPageByPk(tx, 2))?.title, tx.head.seq]),
        )
        for (const seen of await Promise.all(reads)) expect(seen).toEqual([`round ${round}`, round + 1])
      }
    })

    it("cannot write", async () => {
      const writing = test.store.read(test.ws, (tx) => tx.db.deleteFrom("page").execute())
      await expect(writing).rejects.toThrow(/readonly|read-only/)
    })

    it("wait for one another when all sessions are taken", async () => {
      const gate = Promise.withResolvers<void>()
      const reads = Array.from({ length: 30 }, (_, index) =>
        test.store.read(test.ws, async (tx) => {
          if (index < 5) await gate.promise
          return (await findPageByPk(tx, 2))?.pk
        }),
      )
      expect(await reads[29]).toBe(2)
      gate.resolve()
      expect(await Promise.all(reads)).toEqual(Array.from({ length: 30 }, () => 2))
    })

    it("are given back when their job throws", async () => {
      for (let round = 0; round < 20; round++)
        await expect(
          test.store.read(test.ws, async () => {
            throw new Error("mine")
          }),
        ).rejects.toThrow("mine")
      expect(await test.store.read(test.ws, async () => "fine")).toBe("fine")
    })
  })
