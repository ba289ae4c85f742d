import { randomUUID } from "node:crypto"
import type { Clock, Ids } from "@inkling/engine"
import type { Backend } from "./dialects/backend.ts"
import { migrate } from "./migrations/migrate.ts"
import { SqlStore } from "./sql-store.ts"
import type { OpenedStore } from "./store.ts"

export interface StoreOptions {
  /** PostgreSQL: postgres://user:password@host/database */
  url?: string
  /** PostgreSQL: the schema that holds the tables, made when missing; `public` unless given. */
  schema?: string
  /** SQLite: path of the database file; its folder must exist. */
  file?: string
  /** SQLite: fail when the file is not there, rather than making it. */
  existing?: boolean
  /** SQLite in a temporary file, gone on close. */
  memory?: true
  clock: Clock
  /** Source of epochs; random uuids unless given. */
  ids?: Ids
  /** Write jobs of one workspace that may wait; 10,000 unless given. */
  maxQueued?: number
}

const defaultMaxQueued = 10_000

/**
 * Opens the database that the options name (one of url, file and memory) and brings its tables up to date.
 * @throws DatabaseInUse when another process has the file · DatabaseTooNew when a later release wrote it
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const { clock, ids, schema, maxQueued = defaultMaxQueued } = options
  const backend = await openBackend(options)
  try {
    await migrate(backend, schema, clock)
  } catch (error) {
    await backend.close()
    throw error
  }
  return new SqlStore({ backend, clock, maxQueued, newEpoch: () => ids?.uuid("other") ?? randomUUID() })
}

/** The database that the options name, as it is. */
export async function openBackend({
  url,
  schema,
  file,
  existing,
  memory,
}: Omit<StoreOptions, "clock">): Promise<Backend> {
  if ([url, file, memory].filter((given) => given !== undefined).length !== 1)
    throw new TypeError("Name exactly one of url, file and memory.")
  // Only the driver that is used is loaded: the other one costs start-up time and memory.
  if (url !== undefined) {
    const { openPostgres } = await import("./dialects/postgres/open.ts")
    return openPostgres({ url, ...(schema !== undefined && { schema }) })
  }
  const { openSqlite } = await import("./dialects/sqlite/open.ts")
  return openSqlite({
    file: file ?? { memory: true },
    ...(existing !== undefined && { existing }),
  })
}
