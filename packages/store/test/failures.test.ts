import { findPageByPk, insertPages, listChanges, openStore, type Snapshot } from "@inkling/store"
import Sqlite from "better-sqlite3"
import { sql } from "kysely"
import postgres from "postgres"
import { describe, expect, it } from "vitest"
import type { Backend } from "../src/dialects/backend.ts"
import type { Connection } from "../src/dialects/connection.ts"
import { openPostgres } from "../src/dialects/postgres/open.ts"
import { openSqlite } from "../src/dialects/sqlite/open.ts"
import { migrate } from "../src/migrations/migrate.ts"
import { SqlStore } from "../src/sql-store.ts"
import { entry, pageRow, uuid } from "./build.ts"
import { type Dialect, dialects, openTestStore, startMs, testStorage } from "./testing.ts"

const clock = { now: () => startMs }

/** A store whose writing connections pass through `alter`. */
async function openAltered(dialect: Dialect, alter: (connection: Connection) => void) {
  const storage = await testStorage(dialect)
  const options = storage.options as { file: string; url: string; schema: string }
  const backend: Backend = dialect === "sqlite" ? openSqlite(options) : await openPostgres(options)
  await migrate(backend, options.schema, clock)
  const store = new SqlStore({ backend, clock, maxQueued: 100, newEpoch: () => "epoch" })
  const ws = await store.createWorkspace({ id: uuid(1), name: "Test" })
  const acquire = backend.writers.acquire.bind(backend.writers)
  const altered = new WeakSet<Connection>()
  backend.writers.acquire = async () => {
    const connection = await acquire()
    if (!altered.has(connection)) alter(connection)
    altered.add(connection)
    return connection
  }
  const close = async () => {
    await store.close()
    await storage.remove()
  }
  return { store, ws, close }
}

/** An error as the database raises it for a transaction that stood in another's way. */
function contention(dialect: Dialect): Error {
  if (dialect === "sqlite") return new Sqlite.SqliteError("in the way", "SQLITE_BUSY_SNAPSHOT")
  return Object.assign(new Error("in the way"), { code: "40001" })
}

/** An error as the database raises it when it cannot write. */
function outOfReach(dialect: Dialect): Error {
  if (dialect === "sqlite") return new Sqlite.SqliteError("disk I/O error", "SQLITE_IOERR_FSYNC")
  return Object.assign(new Error("gone"), { code: "ECONNRESET" })
}

for (const dialect of dialects)
  describe(`failures on ${dialect}`, () => {
    it("fails every job of a batch whose COMMIT fails, and keeps none of it", async () => {
      let fails = true
      const { store, ws, close } = await openAltered(dialect, (connection) => {
        const commit = connection.commit.bind(connection)
        connection.commit = async () => {
          if (fails) throw outOfReach(dialect)
          return commit()
        }
      })
      const write = (pk: number) =>
        store.write(ws, { actor: null }, async (tx) => {
          await insertPages(tx, [pageRow(ws, pk)])
          tx.log(entry("page.created"))
          return tx.allocatePks(1)
        })
      const results = await Promise.allSettled([write(2), write(3), write(4)])
      for (const result of results)
        expect(result).toMatchObject({ status: "rejected", reason: { code: "service_unavailable" } })
      expect((await store.head(ws)).seq).toBe(0)
      fails = false
      expect(await write(3)).toBe(2)
      const kept = await store.read(ws, async (tx) => [
        await findPageByPk(tx, 2),
        (await findPageByPk(tx, 3))?.pk,
        (await listChanges(tx, { after: 0, limit: 9 })).map(({ seq }) => seq),
      ])
      expect(kept).toEqual([undefined, 3, [1]])
      await close()
    })

    it("answers nothing before COMMIT has returned", async () => {
      const gate = Promise.withResolvers<void>()
      let isCommitting = false
      const { store, ws, close } = await openAltered(dialect, (connection) => {
        const commit = connection.commit.bind(connection)
        connection.commit = async () => {
          isCommitting = true
          await gate.promise
          return commit()
        }
      })
      let isAnswered = false
      const job = store
        .write(ws, { actor: null }, async (tx) => tx.log(entry("page.created")))
        .then(() => {
          isAnswered = true
        })
      await expect.poll(() => isCommitting).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(isAnswered).toBe(false)
      expect((await store.head(ws)).seq).toBe(0)
      gate.resolve()
      await job
      await close()
    })

    it("tries a job once more that stood in another's way, then calls it a conflict", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      let attempts = 0
      const hindered = (times: number) =>
        store.write(ws, { actor: null }, async (tx) => {
          await insertPages(tx, [pageRow(ws, tx.allocatePks(1))])
          if (attempts++ < times) throw contention(dialect)
          return tx.log(entry("page.created"))
        })
      expect(await hindered(1)).toBe(1)
      expect(attempts).toBe(2)
      attempts = 0
      await expect(hindered(9)).rejects.toMatchObject({ code: "conflict_error" })
      expect(attempts).toBe(2)
      const pages = await store.read(ws, (tx) => tx.db.selectFrom("page").select("pk").execute())
      expect(pages).toEqual([{ pk: 2 }])
      await close()
    })

    it("tries a batch once more whose COMMIT stood in another's way", async () => {
      let failures = 1
      const { store, ws, close } = await openAltered(dialect, (connection) => {
        const commit = connection.commit.bind(connection)
        connection.commit = async () => {
          if (failures-- > 0) throw contention(dialect)
          return commit()
        }
      })
      const write = () =>
        store.write(ws, { actor: null }, async (tx) => {
          await insertPages(tx, [pageRow(ws, tx.allocatePks(1))])
          return tx.log(entry("page.created"))
        })
      expect(await Promise.all([write(), write()])).toEqual([1, 2])
      await close()
    })
  })

describe.runIf(dialects.includes("postgres"))("failures of PostgreSQL", () => {
  it("fails a batch whose deferred constraint fails at COMMIT", async () => {
    const { store, ws, close } = await openTestStore("postgres")
    await store.write(ws, { actor: null }, async (tx) => {
      await sql`create table extra (x int unique deferrable initially deferred)`.execute(tx.db)
    })
    const written = store.write(ws, { actor: null }, async (tx) => {
      await sql`insert into extra values (1), (1)`.execute(tx.db)
      tx.log(entry("page.created"))
    })
    await expect(written).rejects.toMatchObject({ code: "conflict_error" })
    expect((await store.head(ws)).seq).toBe(0)
    await close()
  })

  it("refuses a job that swallowed an error, since PostgreSQL undid what it wrote", async () => {
    const { store, ws, close } = await openTestStore("postgres")
    const swallowing = store.write(ws, { actor: null }, async (tx) => {
      await insertPages(tx, [pageRow(ws, 2)])
      await insertPages(tx, [pageRow(ws, 2)]).catch(() => {})
    })
    await expect(swallowing).rejects.toThrow("current transaction is aborted")
    expect(await store.read(ws, (tx) => findPageByPk(tx, 2))).toBeUndefined()
    await close()
  })

  it("fails what was under way when its session is killed, and goes on with a new one", async () => {
    const { store, ws, storage, close } = await openTestStore("postgres")
    const { url } = storage.options as { url: string }
    const admin = postgres(url, { max: 1 })
    const killing = async (tx: Snapshot) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db)
      await admin`select pg_terminate_backend(${rows[0]?.pid ?? 0})`
    }
    // How far the news of the loss has come when the next statement is sent differs from round to round.
    for (let round = 0; round < 15; round++) {
      const written = store.write(ws, { actor: null }, async (tx) => {
        await insertPages(tx, [pageRow(ws, tx.allocatePks(1))])
        await killing(tx)
        // Were it sent on a new session, this would commit by itself.
        await insertPages(tx, [pageRow(ws, tx.allocatePks(1))])
      })
      await expect(written).rejects.toMatchObject({ code: "service_unavailable", status: 503 })
      const read = store.read(ws, async (tx) => {
        await killing(tx)
        return findPageByPk(tx, 2)
      })
      await expect(read).rejects.toMatchObject({ code: "service_unavailable" })
      await store.write(ws, { actor: null }, async (tx) => insertPages(tx, [pageRow(ws, tx.allocatePks(1))]))
      const pages = await store.read(ws, (tx) => tx.db.selectFrom("page").select("pk").execute())
      expect(pages).toHaveLength(round + 1)
      expect((await store.head(ws)).seq).toBe(0)
    }
    await admin.end()
    await close()
  })

  it("finds its way back when every idle session was killed", async () => {
    const { store, ws, storage, close } = await openTestStore("postgres")
    const { url } = storage.options as { url: string }
    const pidOf = async (tx: Snapshot) =>
      (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db)).rows[0]?.pid ?? 0
    const pids = await Promise.all([
      ...Array.from({ length: 8 }, () => store.read(ws, pidOf)),
      store.write(ws, { actor: null }, pidOf),
    ])
    const admin = postgres(url, { max: 1 })
    for (const pid of new Set(pids)) await admin`select pg_terminate_backend(${pid})`
    await admin.end()
    await expect.poll(() => store.read(ws, async () => "read").catch(() => undefined)).toBe("read")
    await expect
      .poll(() => store.write(ws, { actor: null }, async () => "written").catch(() => undefined))
      .toBe("written")
    await close()
  })

  it("says that it is unavailable when no server answers", async () => {
    const opening = openStore({ url: "postgres://inkling:x@127.0.0.1:1/none", clock })
    await expect(opening).rejects.toThrow(/ECONNREFUSED/)
  })

  it("gives two servers that write at once one log without gaps", async () => {
    const first = await openTestStore("postgres")
    const second = await openStore({ ...first.storage.options, clock })
    const { ws } = first
    const heard: number[] = []
    await second.onHead((which) => heard.push(which))
    const jobs = Array.from({ length: 200 }, (_, index) =>
      (index % 2 ? first.store : second).write(ws, { actor: null }, async (tx) => {
        const pk = tx.allocatePks(1)
        await insertPages(tx, [pageRow(ws, pk)])
        if (index % 17 === 3) throw new Error("undone")
        return { pk, seq: tx.log(entry("page.created", { object_pk: pk })) }
      }),
    )
    const done = (await Promise.allSettled(jobs)).flatMap((job) =>
      job.status === "fulfilled" ? [job.value] : [],
    )
    const log = await second.read(ws, (tx) => listChanges(tx, { after: 0, limit: 500 }))
    expect(log.map(({ seq }) => seq)).toEqual(done.map((_, index) => index + 1))
    const bySeq = done.toSorted((a, b) => a.seq - b.seq)
    expect(log.map(({ object_pk }) => object_pk)).toEqual(bySeq.map(({ pk }) => pk))
    heard.length = 0
    await first.store.write(ws, { actor: null }, async (tx) => tx.log(entry("page.created")))
    await expect.poll(() => heard).toContain(ws)
    await second.close()
    await first.close()
  })
})
