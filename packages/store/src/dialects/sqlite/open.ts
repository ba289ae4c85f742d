import { existsSync } from "node:fs"
import SqliteDatabase from "better-sqlite3"
import type { Backend } from "../backend.ts"
import type { Connection } from "../connection.ts"
import { Pool } from "../pool.ts"
import { startCheckpoints } from "./checkpoints.ts"
import { SqliteConnection } from "./connection.ts"
import { sqliteFailure } from "./errors.ts"
import { introspectSqlite } from "./introspect.ts"
import { lockFile } from "./lock.ts"
import { type TemporaryFile, temporaryFile } from "./temporary-file.ts"

/** Reads that may be in progress at once; each has a session, so that each sees one moment. */
const maxReaders = 8

/** How long a statement waits for a foreign process, such as a backup. It waits synchronously. */
const busyTimeoutMs = 2_000

export interface SqliteOptions {
  /** Path, or `memory` for a file that is deleted on close. */
  file: string | { memory: true }
  /** Fail when the file is not there, rather than making it. */
  existing?: boolean
}

/** @throws DatabaseInUse when another process has the file */
export function openSqlite({ file: wanted, existing }: SqliteOptions): Backend {
  const temporary = typeof wanted === "string" ? undefined : temporaryFile()
  const file = temporary?.file ?? (wanted as string)
  if (existing && !existsSync(file)) throw new Error(`There is no database at ${file}.`)
  const lock = lockFile(file)
  try {
    return openLocked(file, temporary, () => lock.release())
  } catch (error) {
    lock.release()
    temporary?.remove()
    throw error
  }
}

function openLocked(file: string, temporary: TemporaryFile | undefined, release: () => void): Backend {
  // Made first, so that the file has its page size and journal before anybody reads.
  const first = openWriter(file, temporary !== undefined)
  let unused: SqliteConnection | undefined = new SqliteConnection(first)
  const writers = new Pool<Connection>(1, async () => {
    const writer = unused ?? new SqliteConnection(openWriter(file, temporary !== undefined))
    unused = undefined
    return writer
  })
  const readers = new Pool<Connection>(maxReaders, async () => new SqliteConnection(openReader(file)))
  const point = new SqliteConnection(openReader(file))
  const checkpointer = new SqliteDatabase(file)
  const checkpoints = startCheckpoints(checkpointer, file)
  return {
    dialect: "sqlite",
    isExclusive: true,
    readers,
    writers,
    beginRead: "begin",
    beginWrite: "begin immediate",
    point: point.db,
    failureOf: sqliteFailure,
    // One process has the file: there is nobody to tell.
    announce: () => {},
    listen: async () => {},
    introspect: introspectSqlite,
    close: async () => {
      checkpoints.stop()
      await readers.close()
      await point.close()
      await writers.close()
      await unused?.close()
      // The last connection to close empties the write-ahead log and deletes it.
      checkpointer.close()
      release()
      temporary?.remove()
    },
  }
}

function openWriter(file: string, isTemporary: boolean): SqliteDatabase.Database {
  const database = new SqliteDatabase(file, { timeout: busyTimeoutMs })
  database.pragma("page_size = 8192")
  database.pragma("journal_mode = WAL")
  // FULL: a COMMIT returns when the write-ahead log is on disk. A temporary file need not outlive the power.
  database.pragma(`synchronous = ${isTemporary ? "OFF" : "FULL"}`)
  database.pragma("foreign_keys = OFF")
  database.pragma("wal_autocheckpoint = 0")
  database.pragma("cache_size = -65536")
  database.pragma("temp_store = MEMORY")
  return database
}

function openReader(file: string): SqliteDatabase.Database {
  const database = new SqliteDatabase(file, { timeout: busyTimeoutMs })
  database.pragma("query_only = ON")
  database.pragma("wal_autocheckpoint = 0")
  database.pragma("cache_size = -32768")
  database.pragma("temp_store = MEMORY")
  return database
}
