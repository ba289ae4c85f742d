import { findPageByPk, insertPages, type WriteTx } from "@inkling/store"
import { sql } from "kysely"
import { describe, expect, it } from "vitest"
import { entry, pageRow } from "./build.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

const big = "x".repeat(20_000)

const isFull = {
  code: "service_unavailable",
  status: 503,
  message:
    "Nothing can be written: the disk that holds the workspace is full. What is there can still be read.",
}

const write = ({ store, ws }: TestStore, title: string, before?: (tx: WriteTx) => Promise<unknown>) =>
  store.write(ws, { actor: null }, async (tx) => {
    await before?.(tx)
    const pk = tx.allocatePks(1)
    await insertPages(tx, [pageRow(ws, pk, { title })])
    tx.log(entry("page.created"))
    return pk
  })

describe.runIf(dialects.includes("sqlite"))("a SQLite file that may not grow", () => {
  it("is still read, refuses writes with a sentence, keeps none of them, and goes on when it may", async () => {
    const test = await openTestStore("sqlite")
    const { store, ws } = test
    let pages = 1_000_000
    // Set by each job, since the connection was seen to lose it between two. Less than there is means no more than there is.
    const limited = (title: string) =>
      write(test, title, (tx) => sql.raw(`pragma max_page_count = ${pages}`).execute(tx.db))
    const first = await limited(big)
    pages = 1
    const attempts: unknown[] = []
    const kept: number[] = [first]
    for (let round = 0; round < 30; round++) {
      const wanted = [limited(big), limited("small"), limited(big)]
      for (const outcome of await Promise.allSettled(wanted))
        if (outcome.status === "fulfilled") kept.push(outcome.value)
        else attempts.push(outcome.reason)
    }
    expect(attempts.length).toBeGreaterThan(50)
    for (const reason of attempts) expect(reason).toMatchObject(isFull)
    const found = await store.read(ws, (tx) => tx.db.selectFrom("page").select("pk").orderBy("pk").execute())
    expect(found.map(({ pk }) => pk)).toEqual(kept.toSorted((a, b) => a - b))
    expect((await store.head(ws)).seq).toBe(kept.length)
    pages = 1_000_000
    const after = await limited(big)
    expect((await store.read(ws, (tx) => findPageByPk(tx, after)))?.title).toBe(big)
    await test.close()
  })
})

describe.runIf(dialects.includes("postgres"))("a PostgreSQL whose disk is full", () => {
  it("fails the write with a sentence, and no other", async () => {
    const test = await openTestStore("postgres")
    const full = (tx: WriteTx) =>
      sql`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`.execute(tx.db)
    const outcomes = await Promise.allSettled([write(test, "a"), write(test, "b", full), write(test, "c")])
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
    expect(outcomes[1]).toMatchObject({ reason: isFull })
    expect(await write(test, "d")).toBeGreaterThan(0)
    expect((await test.store.head(test.ws)).seq).toBe(3)
    await test.close()
  })
})
