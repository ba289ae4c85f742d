import { randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { rename, rm } from "node:fs/promises"
import type { Clock } from "@inkling/engine"
import { CompiledQuery, sql } from "kysely"
import type { Backend } from "../dialects/backend.ts"
import type { Connection } from "../dialects/connection.ts"
import { migrations } from "../migrations/index.ts"
import { migrate } from "../migrations/migrate.ts"
import { openBackend } from "../open-store.ts"
import { DamagedArchive } from "./damaged-archive.ts"
import { type Manifest, readManifest } from "./manifest.ts"
import { readTable } from "./read-table.ts"

export interface RestoreOptions {
  /** Folder that a backup made. */
  path: string
  /** A database without workspaces: a file that is not there yet, or an empty schema. */
  target: { file: string } | { url: string; schema?: string }
  clock: Clock
  /** Puts uploaded files where they are served from; called once the target is known to be empty, before any row. */
  placeFiles?(manifest: Manifest): Promise<void>
}

/**
 * Puts a backup into an empty database, whole or not at all, and brings its tables up to date. Each workspace gets a
 * new epoch: cursors and streams of before do not go on.
 * @throws DamagedArchive · Error when the target is not empty, or a later release made the backup
 */
export async function restoreArchive(options: RestoreOptions): Promise<Manifest> {
  const { path, target } = options
  const manifest = await readManifest(path)
  const newest = migrations.at(-1)?.number ?? 0
  if (manifest.schema > newest)
    throw new Error(
      `The backup is at version ${manifest.schema}, this program knows versions up to ${newest}. ` +
        "Restore it with the newer program that made it.",
    )
  if (!("file" in target)) {
    const backend = await openBackend(target)
    try {
      await fill(backend, target.schema, { ...options, manifest })
    } finally {
      await backend.close()
    }
    return manifest
  }
  if (existsSync(target.file)) throw new Error(`There is a database at ${target.file} already.`)
  // Under another name until it is whole: what a kill leaves is never taken for a workspace.
  const partial = `${target.file}.restoring`
  await removeDatabase(partial)
  try {
    const backend = await openBackend({ file: partial })
    try {
      await fill(backend, undefined, { ...options, manifest })
    } finally {
      await backend.close()
    }
    await rename(partial, target.file)
  } finally {
    await removeDatabase(partial)
  }
  return manifest
}

async function removeDatabase(file: string): Promise<void> {
  for (const ending of ["", "-wal", "-shm", "-lock"]) await rm(`${file}${ending}`, { force: true })
}

interface Filling extends Pick<RestoreOptions, "path" | "clock" | "placeFiles"> {
  manifest: Manifest
}

async function fill(backend: Backend, schema: string | undefined, filling: Filling): Promise<void> {
  const { manifest, clock } = filling
  await refuseFilled(backend, manifest.schema)
  await filling.placeFiles?.(manifest)
  const past = migrations.filter(({ number }) => number <= manifest.schema)
  await migrate(backend, schema, clock, past)
  const connection = await backend.writers.acquire()
  try {
    await connection.begin(backend.beginWrite, sql`select 1`.compile(connection.db))
    await insertAll(backend, connection, filling)
    await connection.commit()
    backend.writers.release(connection)
  } catch (error) {
    // Closing the session rolls back whatever it had done.
    backend.writers.discard(connection)
    throw error
  }
  await migrate(backend, schema, clock)
}

/** Tables that a restore left empty when it failed are in nobody's way. */
async function refuseFilled(backend: Backend, schema: number): Promise<void> {
  const connection = await backend.readers.acquire()
  try {
    if (!(await backend.introspect(connection)).has("migration")) return
    const { rows } = await sql<{ found: number }>`
      select (select count(*) from workspace) + (select count(*) from migration where number > ${schema}) as found
    `.execute(connection.db)
    if (rows[0]?.found === 0) return
  } finally {
    backend.readers.release(connection)
  }
  throw new Error("The database to restore into is not empty. Name a new one, or another schema of it.")
}

async function insertAll(backend: Backend, connection: Connection, { path, manifest }: Filling) {
  const live = await backend.introspect(connection)
  for (const [table, archived] of Object.entries(manifest.tables)) {
    // Both names go into SQL below: only what the database has is let through.
    const known = live.get(table)
    if (!known || table === "migration" || known.toSorted().join() !== archived.columns.toSorted().join())
      throw new DamagedArchive(path, `its table ${table} is not one of version ${manifest.schema}`)
    for await (const rows of readTable(path, table, archived)) {
      if (table === "workspace") for (const row of rows) row["epoch"] = randomUUID()
      await insertPiece(backend, connection, table, archived.columns, rows)
    }
  }
}

/** As insertRows does for the tables of today: one statement a piece on PostgreSQL, one a row on SQLite. */
async function insertPiece(
  { dialect }: Backend,
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const list = columns.map((name) => `"${name}"`).join(", ")
  if (dialect === "postgres") {
    const text = `insert into "${table}" (${list}) select ${list} from json_populate_recordset(null::"${table}", $1::json)`
    await connection.executeQuery(CompiledQuery.raw(text, [rows]))
    return
  }
  const text = `insert into "${table}" (${list}) values (${columns.map(() => "?").join(", ")})`
  for (const row of rows)
    await connection.executeQuery(
      CompiledQuery.raw(
        text,
        columns.map((name) => row[name]),
      ),
    )
}
