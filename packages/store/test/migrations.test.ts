import { openStore } from "@inkling/store"
import { sql } from "kysely"
import { describe, expect, it } from "vitest"
import { columns } from "../src/columns.ts"
import type { Backend } from "../src/dialects/backend.ts"
import { openPostgres } from "../src/dialects/postgres/open.ts"
import { openSqlite } from "../src/dialects/sqlite/open.ts"
import { migrations } from "../src/migrations/index.ts"
import { migrate } from "../src/migrations/migrate.ts"
import type { Migration } from "../src/migrations/migration.ts"
import { type Dialect, dialects, startMs, type TestStorage, testStorage } from "./testing.ts"

const clock = { now: () => startMs }

interface Place {
  storage: TestStorage
  schema: string | undefined
  open(): Promise<Backend>
}

async function place(dialect: Dialect): Promise<Place> {
  const storage = await testStorage(dialect)
  const options = storage.options as { file: string; url: string; schema: string }
  const open = async () => (dialect === "sqlite" ? openSqlite(options) : openPostgres(options))
  return { storage, schema: options.schema, open }
}

async function done(backend: Backend): Promise<unknown[]> {
  const { rows } = await sql`select number, name, applied_at from migration order by number`.execute(
    backend.point,
  )
  return rows
}

const newest = migrations.at(-1)?.number ?? 0

const expected = migrations.map(({ number, name }) => ({ number, name, applied_at: startMs }))

for (const dialect of dialects)
  describe(`migrations on ${dialect}`, () => {
    it("are numbered upward", () => {
      const numbers = migrations.map(({ number }) => number)
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    })

    it("fill an empty database, and leave a full one alone", async () => {
      const { storage, schema, open } = await place(dialect)
      const backend = await open()
      await migrate(backend, schema, clock)
      expect(await done(backend)).toEqual(expected)
      await migrate(backend, schema, { now: () => startMs + 1 })
      expect(await done(backend)).toEqual(expected)
      await backend.close()
      await storage.remove()
    })

    it("make the tables that the code knows, column for column", async () => {
      const { storage, schema, open } = await place(dialect)
      const backend = await open()
      await migrate(backend, schema, clock)
      const connection = await backend.readers.acquire()
      const live = await backend.introspect(connection)
      backend.readers.release(connection)
      live.delete("migration")
      expect(Object.fromEntries([...live].sort())).toEqual(
        Object.fromEntries(Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))),
      )
      await backend.close()
      await storage.remove()
    })

    it("run once when several start together", async () => {
      const { storage, schema, open } = await place(dialect)
      // One process has a SQLite file; there, its connections stand for servers.
      const backends = dialect === "sqlite" ? [await open()] : await Promise.all([open(), open(), open()])
      const starts = Array.from({ length: 6 }, (_, index) =>
        migrate(backends[index % backends.length] as Backend, schema, clock),
      )
      await Promise.all(starts)
      expect(await done(backends[0] as Backend)).toEqual(expected)
      await Promise.all(backends.map((backend) => backend.close()))
      await storage.remove()
    })

    it("go on where an older release stopped, and undo a step that fails", async () => {
      const { storage, schema, open } = await place(dialect)
      const backend = await open()
      await migrate(backend, schema, clock)
      const next: Migration = {
        number: newest + 1,
        name: "next",
        run: async (db) => {
          await db.schema.createTable("extra").addColumn("x", "integer").execute()
        },
      }
      const failing: Migration = {
        ...next,
        run: async (db) => {
          await next.run(db, dialect)
          throw new Error("half way")
        },
      }
      await expect(migrate(backend, schema, clock, [...migrations, failing])).rejects.toThrow("half way")
      expect(await done(backend)).toEqual(expected)
      await migrate(backend, schema, clock, [...migrations, next])
      expect(await done(backend)).toHaveLength(migrations.length + 1)
      await backend.close()
      await storage.remove()
    })

    it("run each step that is missing, in order, also below the newest one done", async () => {
      const { storage, schema, open } = await place(dialect)
      const backend = await open()
      const ran: number[] = []
      const step = (above: number): Migration => ({
        number: newest + above,
        name: `step-${above}`,
        run: async () => void ran.push(above),
      })
      await migrate(backend, schema, clock, [...migrations, step(3)])
      const filled = [...migrations, step(1), step(2), step(3), step(4)]
      await migrate(backend, schema, clock, filled)
      expect(ran).toEqual([3, 1, 2, 4])
      await migrate(backend, schema, clock, filled)
      expect(ran).toEqual([3, 1, 2, 4])
      expect(await done(backend)).toHaveLength(filled.length)
      await backend.close()
      await storage.remove()
    })

    it("refuse a database that a newer release wrote", async () => {
      const { storage, schema, open } = await place(dialect)
      const backend = await open()
      const newer = { number: newest + 1, name: "newer", run: async () => {} }
      await migrate(backend, schema, clock, [...migrations, newer])
      await backend.close()
      const opening = openStore({ ...storage.options, clock })
      await expect(opening).rejects.toThrow(
        `The database is at version ${newer.number}, this program knows versions up to ${newest}.`,
      )
      await storage.remove()
    })
  })
