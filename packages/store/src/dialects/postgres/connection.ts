import {
  type CompiledQuery,
  type Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely"
import type postgres from "postgres"
import type { Tables } from "../../schema.ts"
import { bindKysely } from "../bind-kysely.ts"
import { type Connection, ConnectionLost } from "../connection.ts"
import { openSession, type SessionOptions } from "./session.ts"
import { encode } from "./values.ts"

/**
 * One session of postgres.js. It reconnects by itself, which must not happen within a transaction: what followed would
 * commit alone. So a transaction belongs to the session it began on, and a loss fails the rest of it.
 */
export class PostgresConnection implements Connection {
  readonly db: Kysely<Tables>
  readonly #session: postgres.Sql
  #isLost = false
  /** Statements go out one by one: those that wait in postgres.js would move on to a new session. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: SessionOptions) {
    this.#session = openSession(options, () => {
      this.#isLost = true
    })
    this.db = bindKysely(this, { adapter: new PostgresAdapter(), compiler: new PostgresQueryCompiler() })
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#next(() => this.#query<R>(query))
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; lists are read in chunks instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("The store reads in chunks, not in streams.")
  }

  async run(command: string): Promise<void> {
    await this.#next(() => this.#session.unsafe(command))
  }

  begin<R>(command: string, first: CompiledQuery<R>): Promise<QueryResult<R>> {
    this.#isLost = false
    return this.#next(async () => {
      // Both go out together; should the first fail, the second's answer is thrown away with it. Queries of
      // postgres.js are lazy: unless executed now, the one awaited first would go first.
      const opening = this.#session.unsafe(command).execute()
      const [, result] = await Promise.all([opening, this.#query<R>(first)])
      return result
    })
  }

  async commit(): Promise<void> {
    const { command } = await this.#next(() => this.#session.unsafe("commit"))
    // A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error.
    if (command !== "COMMIT") throw new Error("The transaction had failed; the database rolled it back.")
  }

  async close(): Promise<void> {
    await this.#session.end({ timeout: 5 })
  }

  async #query<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = query.parameters.map(encode)
    const rows = await this.#session.unsafe(query.sql, parameters, { prepare: true })
    return { rows: Array.from(rows) as R[], numAffectedRows: BigInt(rows.count ?? 0) }
  }

  #next<T>(send: () => Promise<T>): Promise<T> {
    const sent = this.#last.then(() => {
      if (this.#isLost) throw new ConnectionLost()
      return send()
    })
    this.#last = sent.catch(() => {})
    return sent
  }
}
