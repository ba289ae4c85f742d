import { conflict, validationError } from "@inkling/contract"
import { findPage, findPageByPk, insertPages, listChanges, updatePage, type WriteTx } from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { entry, pageRow, uuid } from "./build.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`write jobs on ${dialect}`, () => {
    let test: TestStore
    beforeEach(async () => {
      test = await openTestStore(dialect)
    })
    afterEach(() => test.close())

    const write: TestStore["store"]["write"] = (ws, options, job) => test.store.write(ws, options, job)
    const log = () => test.store.read(test.ws, (tx) => listChanges(tx, { after: 0, limit: 10_000 }))

    it("sees what earlier jobs wrote, and nothing of the workspace's neighbours", async () => {
      const other = await test.store.createWorkspace({ id: uuid(99), name: "Other" })
      for (const ws of [test.ws, other])
        await write(ws, { actor: null }, (tx) => insertPages(tx, [pageRow(ws, 2, { title: `in ${ws}` })]))
      for (const ws of [test.ws, other]) {
        const page = await test.store.read(ws, (tx) => findPage(tx, uuid(2)))
        expect(page?.title).toBe(`in ${ws}`)
      }
    })

    it("undoes a throwing job alone", async () => {
      const results = await Promise.allSettled([
        write(test.ws, { actor: null }, (tx) => insertPages(tx, [pageRow(test.ws, 2)])),
        write(test.ws, { actor: null }, async (tx) => {
          await insertPages(tx, [pageRow(test.ws, 3)])
          tx.log(entry("page.created"))
          tx.allocatePks(10)
          throw validationError("no")
        }),
        write(test.ws, { actor: null }, async (tx) => {
          await insertPages(tx, [pageRow(test.ws, 4)])
          return tx.allocatePks(1)
        }),
      ])
      expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"])
      expect(results[1]).toMatchObject({ reason: { code: "validation_error", message: "no" } })
      const found = await test.store.read(test.ws, async (tx) =>
        Promise.all([2, 3, 4].map(async (pk) => (await findPageByPk(tx, pk)) !== undefined)),
      )
      expect(found).toEqual([true, false, true])
    })

    it("runs a batch again only when a job failed after it wrote", async () => {
      for (const [fails, runs] of [
        [async () => Promise.reject(validationError("refused")), 1],
        [
          async (tx: WriteTx) => {
            await insertPages(tx, [pageRow(test.ws, 50)])
            throw validationError("halfway")
          },
          dialect === "sqlite" ? 2 : 1,
        ],
        [async () => Promise.reject(new Error("a bug")), dialect === "sqlite" ? 2 : 1],
      ] as const) {
        let count = 0
        const [first, second, third] = await Promise.allSettled([
          write(test.ws, { actor: null }, async (tx) => {
            count++
            return tx.log(entry("page.created"))
          }),
          write(test.ws, { actor: null }, fails),
          write(test.ws, { actor: null }, async (tx) => tx.log(entry("page.created"))),
        ])
        expect([first.status, second.status, third.status]).toEqual(["fulfilled", "rejected", "fulfilled"])
        expect(count).toBe(runs)
      }
      expect((await log()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
      expect(await test.store.read(test.ws, (tx) => findPageByPk(tx, 50))).toBeUndefined()
    })

    it("runs a job that fails first in its batch once, and undoes it", async () => {
      for (const fault of [validationError("halfway"), new Error("a bug")]) {
        let count = 0
        const [first, second] = await Promise.allSettled([
          write(test.ws, { actor: null }, async (tx) => {
            count++
            await insertPages(tx, [pageRow(test.ws, 60)])
            tx.log(entry("page.created"))
            throw fault
          }),
          write(test.ws, { actor: null }, async (tx) => insertPages(tx, [pageRow(test.ws, 61 + count)])),
        ])
        expect([first.status, second.status, count]).toEqual(["rejected", "fulfilled", 1])
        expect(await test.store.read(test.ws, (tx) => findPageByPk(tx, 60))).toBeUndefined()
        expect(await log()).toEqual([])
        await write(test.ws, { actor: null }, (tx) =>
          tx.db.deleteFrom("page").where("ws", "=", tx.ws).execute(),
        )
      }
    })

    it("gives back counters with what was undone", async () => {
      const jobs = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          write(test.ws, { actor: "me" }, async (tx) => {
            const pk = tx.allocatePks(3)
            const seq = tx.log(entry("page.created", { object_pk: pk }))
            if (index % 3 === 1) throw new Error("undone")
            return { pk, seq }
          }),
        ),
      )
      const kept = jobs.flatMap((job) => (job.status === "fulfilled" ? [job.value] : []))
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1))
      expect(kept.map(({ pk }) => pk)).toEqual(kept.map((_, index) => 2 + 3 * index))
      expect((await log()).map(({ seq, object_pk }) => ({ seq, pk: object_pk }))).toEqual(kept)
      expect((await test.store.head(test.ws)).seq).toBe(kept.length)
    })

    it("moves tree_seq with entries that touch the tree, and with no others", async () => {
      const seqs = async () => {
        const { seq, treeSeq } = await test.store.head(test.ws)
        return [seq, treeSeq]
      }
      await write(test.ws, { actor: null }, async (tx) => tx.log(entry("page.created")))
      expect(await seqs()).toEqual([1, 0])
      await write(test.ws, { actor: null }, async (tx) => {
        tx.log(entry("page.moved", { touchesTree: true }))
        expect(tx.head).toMatchObject({ seq: 2, treeSeq: 2 })
        tx.log(entry("page.properties_updated"))
      })
      expect(await seqs()).toEqual([3, 2])
    })

    it("writes an entry as the job gave it", async () => {
      test.clock.ms += 1000
      await write(test.ws, { actor: "someone" }, async (tx) => {
        tx.log(entry("page.created", { object_pk: 7, data_source_pk: 3, details: { to: [1, "x"] } }))
      })
      expect(await log()).toEqual([
        {
          ws: test.ws,
          seq: 1,
          at: test.clock.ms,
          kind: "page.created",
          object_type: "page",
          object_id: uuid(1),
          object_pk: 7,
          data_source_pk: 3,
          actor: "someone",
          details: { to: [1, "x"] },
        },
      ])
    })

    it("runs 1,000 jobs at once, in order and without a gap", async () => {
      await write(test.ws, { actor: null }, (tx) =>
        insertPages(tx, [pageRow(test.ws, 2, { props: { n: 0 } })]),
      )
      const seen = await Promise.all(
        Array.from({ length: 1000 }, () =>
          write(test.ws, { actor: null }, async (tx) => {
            const page = await findPageByPk(tx, 2)
            const n = (page?.props["n"] as number) + 1
            await updatePage(tx, 2, { props: { n } })
            tx.log(entry("page.properties_updated"))
            return n
          }),
        ),
      )
      expect(seen).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1))
      expect((await log()).map(({ seq }) => seq)).toEqual(seen)
    })

    it("answers only what can be read by others", async () => {
      const job = write(test.ws, { actor: null }, (tx) => insertPages(tx, [pageRow(test.ws, 2)]))
      const readable = job.then(() => test.store.read(test.ws, (tx) => findPageByPk(tx, 2)))
      expect((await readable)?.id).toBe(uuid(2))
    })

    it("turns a key that exists into a conflict, the raw error kept as its cause", async () => {
      await write(test.ws, { actor: null }, (tx) => insertPages(tx, [pageRow(test.ws, 2)]))
      const again = write(test.ws, { actor: null }, (tx) =>
        insertPages(tx, [pageRow(test.ws, 3, { id: uuid(2) })]),
      )
      const error = await again.catch((thrown) => thrown)
      expect(error).toMatchObject({ code: "conflict_error", status: 409, message: conflict().message })
      expect(error.cause).toBeInstanceOf(Error)
    })

    it("refuses a workspace that is not there", async () => {
      const none = write(test.ws + 7, { actor: null }, async () => {})
      await expect(none).rejects.toThrow(`There is no workspace ${test.ws + 7}.`)
      await expect(test.store.read(test.ws + 7, async () => {})).rejects.toThrow("There is no workspace")
    })

    it("refuses to log after the job", async () => {
      const late = await write(test.ws, { actor: null }, async (tx) => () => tx.log(entry("page.created")))
      expect(late).toThrow("The write job is over")
      expect(await log()).toEqual([])
    })
  })
