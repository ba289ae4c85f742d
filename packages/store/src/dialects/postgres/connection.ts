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
import type { Connection } from "../connection.ts"
import { Session, type SessionOptions } from "./session.ts"
import { encode } from "./values.ts"

/**
 * A session that runs transactions. What follows a loss must not run elsewhere, where it would commit by itself: it
 * fails until the next transaction begins, on a session of its own.
 */
export class PostgresConnection implements Connection {
  readonly db: Kysely<Tables>
  readonly #session: Session
  /** Statements go out one by one: those that wait within postgres.js would move on to a new session. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: SessionOptions) {
    this.#session = new Session(options)
    this.db = bindKysely(this, { adapter: new PostgresAdapter(), compiler: new PostgresQueryCompiler() })
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#next((client) => this.#query<R>(client, query))
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; lists are read in chunks instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("The store reads in chunks, not in streams.")
  }

  async run(command: string): Promise<void> {
    await this.#next((client) => client.unsafe(command))
  }

  begin<R>(command: string, first: CompiledQuery<R>): Promise<QueryResult<R>> {
    this.#session.renew()
    return this.#next(async (client) => {
      // Both go out together; should the first fail, the second's answer is thrown away with it. Queries of
      // postgres.js are lazy: unless executed now, the one awaited first would go first.
      const opening = client.unsafe(command).execute()
      const [, result] = await Promise.all([opening, this.#query<R>(client, first)])
      return result
    })
  }

  async commit(): Promise<void> {
    const { command } = await this.#next((client) => client.unsafe("commit"))
    // A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error.
    if (command !== "COMMIT") throw new Error("The transaction had failed; the database rolled it back.")
  }

  close(): Promise<void> {
    return this.#session.close()
  }

  async #query<R>(client: postgres.Sql, query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = query.parameters.map(encode)
    const rows = await client.unsafe(query.sql, parameters, { prepare: true })
    return { rows: Array.from(rows) as R[], numAffectedRows: BigInt(rows.count ?? 0) }
  }

  #next<T>(query: (client: postgres.Sql) => Promise<T>): Promise<T> {
    const sent = this.#last.then(() => this.#session.send(query))
    this.#last = sent.catch(() => {})
    return sent
  }
}
