import type { Clock } from "@inkling/engine"
import { type Kysely, sql } from "kysely"
import type { Backend } from "../dialects/backend.ts"
import { lockSchema } from "../dialects/postgres/lock.ts"
import { quoted } from "../dialects/postgres/session.ts"
import { columnTypes } from "./column-types.ts"
import { migrations as allMigrations } from "./index.ts"
import type { Migration } from "./migration.ts"

/** The database was written by a later release than this one. */
export class DatabaseTooNew extends Error {
  constructor(database: number, code: number) {
    super(
      `The database is at version ${database}, this program knows versions up to ${code}. ` +
        "Start the newer program that wrote it, or restore a backup made before the update.",
    )
    this.name = "DatabaseTooNew"
  }
}

/**
 * Brings the tables up to date in one transaction under a lock, so that servers starting together do it once. Every
 * step whose number is missing runs, in order, also below the newest one done: branches number their steps ahead.
 * @throws DatabaseTooNew
 */
export async function migrate(
  backend: Backend,
  schema: string | undefined,
  clock: Clock,
  migrations: readonly Migration[] = allMigrations,
): Promise<void> {
  const connection = await backend.writers.acquire()
  const db = connection.db as unknown as Kysely<MigrationTables>
  try {
    await connection.begin(backend.beginWrite, sql`select 1`.compile(connection.db))
    if (backend.dialect === "postgres") {
      await lockSchema(connection.db, schema ?? "public")
      if (schema !== undefined) await sql`create schema if not exists ${sql.raw(quoted(schema))}`.execute(db)
    }
    const done = await numbersDone(db, backend)
    const newest = migrations.at(-1)?.number ?? 0
    const newestDone = Math.max(0, ...done)
    if (newestDone > newest) throw new DatabaseTooNew(newestDone, newest)
    for (const migration of migrations) {
      if (done.has(migration.number)) continue
      await migration.run(connection.db as unknown as Kysely<unknown>, backend.dialect)
      const { number, name } = migration
      await db.insertInto("migration").values({ number, name, applied_at: clock.now() }).execute()
    }
    await connection.commit()
    backend.writers.release(connection)
  } catch (error) {
    // Closing the session rolls back whatever it had done.
    backend.writers.discard(connection)
    throw error
  }
}

interface MigrationTables {
  migration: { number: number; name: string; applied_at: number }
}

async function numbersDone(db: Kysely<MigrationTables>, { dialect }: Backend): Promise<Set<number>> {
  const types = columnTypes(dialect)
  await db.schema
    .createTable("migration")
    .ifNotExists()
    .addColumn("number", types.integer as never, (column) => column.primaryKey())
    .addColumn("name", types.text as never, (column) => column.notNull())
    .addColumn("applied_at", types.integer as never, (column) => column.notNull())
    .execute()
  const rows = await db.selectFrom("migration").select("number").execute()
  return new Set(rows.map(({ number }) => number))
}
