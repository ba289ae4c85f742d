import { setImmediate as nextTurn } from "node:timers/promises"
import { openStore, type WriteTx } from "@inkling/store"
import { sql } from "kysely"
import postgres from "postgres"
import { describe, expect, it } from "vitest"
import { entry } from "./build.ts"
import { holdingProxy } from "./holding-proxy.ts"
import { dialects, openTestStore, postgresUrl, startMs, testStorage } from "./testing.ts"

// Acknowledged means durable. That the system calls follow these settings is proved by `npm run soak -- durability`.

const clock = { now: () => startMs }

async function setting(tx: WriteTx, command: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(command)}`.execute(tx.db)
  return Object.values(rows[0] ?? {})[0]
}

describe.runIf(dialects.includes("sqlite"))("a commit to a SQLite file", () => {
  it("waits until the write-ahead log is on disk", async () => {
    const { store, ws, close } = await openTestStore("sqlite")
    const settings = await store.write(ws, { actor: null }, async (tx) => [
      await setting(tx, "pragma journal_mode"),
      await setting(tx, "pragma synchronous"),
    ])
    const full = 2
    expect(settings).toEqual(["wal", full])
    await close()
  })
})

describe.runIf(dialects.includes("postgres"))("a commit to PostgreSQL", () => {
  it("waits for the disk even where the database is set not to", async () => {
    const name = `early_${process.pid}`
    const admin = postgres(postgresUrl(), { max: 1, onnotice: () => {} })
    await admin`create database ${admin(name)}`
    await admin`alter database ${admin(name)} set synchronous_commit = off`
    const url = new URL(postgresUrl())
    url.pathname = `/${name}`
    const store = await openStore({ url: url.href, clock })
    const ws = await store.createWorkspace({ id: "00000000-0000-4000-8000-000000000001", name: "Test" })
    const found = await store.write(ws, { actor: null }, (tx) => setting(tx, "show synchronous_commit"))
    expect(found).toBe("on")
    await store.close()
    await admin`drop database ${admin(name)} with (force)`
    await admin.end()
  })

  it("is not acknowledged before PostgreSQL has said that it is there", async () => {
    const storage = await testStorage("postgres")
    const proxy = await holdingProxy(postgresUrl())
    const store = await openStore({ ...storage.options, url: proxy.url, clock })
    const ws = await store.createWorkspace({ id: "00000000-0000-4000-8000-000000000001", name: "Test" })
    const held = proxy.holdCommit()
    let isAnswered = false
    const writing = store
      .write(ws, { actor: null }, async (tx) => tx.log(entry("page.created")))
      .then((seq) => {
        isAnswered = true
        return seq
      })
    const release = await held
    for (let turn = 0; turn < 20; turn++) await nextTurn()
    expect(isAnswered).toBe(false)
    release()
    expect(await writing).toBe(1)
    await store.close()
    await proxy.close()
    await storage.remove()
  })
})
