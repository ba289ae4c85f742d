import { serviceUnavailable } from "@inkling/contract"
import { type Kysely, sql } from "kysely"
import type { Backend } from "./dialects/backend.ts"
import type { Connection } from "./dialects/connection.ts"
import type { Tables } from "./schema.ts"
import type { Snapshot } from "./store.ts"
import { compileCounters, headOf } from "./workspace.ts"
import { translateError } from "./writer/translate-error.ts"

/** Runs jobs on snapshots, as many at once as there are sessions. */
export class Reader {
  readonly #backend: Backend
  readonly #running = new Set<Promise<unknown>>()
  #isClosed = false

  constructor(backend: Backend) {
    this.#backend = backend
  }

  read<T>(ws: number, job: (tx: Snapshot) => Promise<T>): Promise<T> {
    return this.#track(() => this.#read(ws, job))
  }

  /** One moment of all workspaces. */
  readAll<T>(job: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#track(async () => {
      const connection = await this.#backend.readers.acquire()
      try {
        // SQLite takes its snapshot with the first read.
        await connection.begin(this.#backend.beginRead, sql`select ws from workspace`.compile(connection.db))
        return await job(connection.db)
      } finally {
        this.#finish(connection)
      }
    })
  }

  async #track<T>(read: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw serviceUnavailable(new Error("The store is closed."))
    const reading = read()
    this.#running.add(reading)
    try {
      return await reading
    } catch (error) {
      throw translateError(this.#backend, error)
    } finally {
      this.#running.delete(reading)
    }
  }

  /** Refuses new jobs and waits for those under way. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.allSettled(this.#running)
  }

  async #read<T>(ws: number, job: (tx: Snapshot) => Promise<T>): Promise<T> {
    const { dialect, readers, beginRead } = this.#backend
    const connection = await readers.acquire()
    try {
      const query = compileCounters(connection.db, dialect, [ws])
      const counters = (await connection.begin(beginRead, query)).rows[0]
      if (!counters) throw new Error(`There is no workspace ${ws}.`)
      return await job({ ws, db: connection.db, dialect, head: headOf(counters) })
    } finally {
      this.#finish(connection)
    }
  }

  /** Nobody waits for the end of a transaction that only read. */
  #finish(connection: Connection): void {
    const { readers } = this.#backend
    connection.run("rollback").then(
      () => readers.release(connection),
      () => readers.discard(connection),
    )
  }
}
