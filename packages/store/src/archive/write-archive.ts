import { createHash, randomUUID } from "node:crypto"
import { createWriteStream, existsSync } from "node:fs"
import { mkdir, open, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import { sql } from "kysely"
import { columns } from "../columns.ts"
import type { BlobRow, Tables, WorkspaceRow } from "../schema.ts"
import type { Snapshot } from "../store.ts"
import { type ArchivedFiles, type ArchivedTable, type Manifest, tableFile } from "./manifest.ts"
import { tableKeys } from "./table-keys.ts"

/** Rows read at once: on SQLite nothing else runs meanwhile. */
const rowsPerRead = 200

type Source = Pick<Snapshot, "db">

export interface ArchiveOptions {
  /** Where to make the folder; nothing may be there yet. */
  path: string
  nowMs: number
  /** Copies the bytes of complete blobs into a folder beside the tables; null when they lie elsewhere. */
  copyFiles?(blobs: readonly BlobRow[], folder: string): Promise<ArchivedFiles | null>
}

/**
 * Writes all rows of one snapshot into a folder: a compressed file of JSON lines a table, the same from either
 * database. The folder has its name only when everything is on disk.
 * @throws Error when something has the name already
 */
export async function writeArchive(source: Source, options: ArchiveOptions): Promise<Manifest> {
  const { path, nowMs, copyFiles } = options
  if (existsSync(path)) throw new Error(`There is something at ${path} already; name a new folder.`)
  // A name of its own: two backups to one path must not mix, and the later one fails to take the name.
  const partial = `${path}.partial-${randomUUID()}`
  try {
    await mkdir(join(partial, "tables"), { recursive: true, mode: 0o700 })
    const tables: Manifest["tables"] = {}
    for (const table of Object.keys(columns) as (keyof Tables)[])
      tables[table] = await writeTable(source, partial, table)
    const workspaces = await source.db.selectFrom("workspace").selectAll().orderBy("ws").execute()
    const blobs = await source.db.selectFrom("blob").selectAll().where("state", "=", "stored").execute()
    const manifest: Manifest = {
      format: "inkling-backup",
      version: 1,
      created_at: new Date(nowMs).toISOString(),
      schema: await schemaNumber(source),
      workspaces: workspaces.map(({ id, name, next_seq }: WorkspaceRow) => ({ id, name, seq: next_seq - 1 })),
      tables,
      files: (await copyFiles?.(blobs, join(partial, "files"))) ?? null,
    }
    await writeDurably(join(partial, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`)
    await syncFolder(join(partial, "tables"))
    await syncFolder(partial)
    await rename(partial, path)
    await syncFolder(dirname(path))
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

async function writeTable(source: Source, folder: string, table: keyof Tables): Promise<ArchivedTable> {
  const hash = createHash("sha256")
  let rows = 0
  const lines = async function* () {
    for await (const piece of readPieces(source, table)) {
      rows += piece.length
      yield piece
        .map((row) => `${JSON.stringify(columns[table].map((name) => row[name] ?? null))}\n`)
        .join("")
      // Others get a turn: a database in this process reads without waiting.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await pipeline(
    Readable.from(lines()),
    createGzip({ level: 3 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(tableFile(folder, table), { flags: "wx", mode: 0o600, flush: true }),
  )
  return { columns: [...columns[table]], rows, sha256: hash.digest("hex") }
}

/** Pieces in the order of the primary key, each found from the last row of the one before. */
async function* readPieces({ db }: Source, table: keyof Tables): AsyncGenerator<Record<string, unknown>[]> {
  const keys = tableKeys[table]
  const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
  let last: Record<string, unknown> | undefined
  for (;;) {
    const from = last
    const after = from
      ? sql`where (${list(keys)}) > (${sql.join(keys.map((key) => from[key]))})`
      : sql.raw("")
    const { rows } = await sql<Record<string, unknown>>`
      select ${list(columns[table])} from ${sql.table(table)} ${after}
      order by ${list(keys)} limit ${sql.lit(rowsPerRead)}`.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < rowsPerRead) return
    last = rows.at(-1)
  }
}

async function schemaNumber({ db }: Source): Promise<number> {
  const { rows } = await sql<{ number: number }>`select max(number) as number from migration`.execute(db)
  return rows[0]?.number ?? 0
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
