import {
  type CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely"
import type postgres from "postgres"
import type { Tables } from "../../schema.ts"
import { bindKysely } from "../bind-kysely.ts"
import { encode } from "./values.ts"

/** Queries outside transactions, all on one session, sent without waiting for one another. */
export class PointReader implements DatabaseConnection {
  readonly db: Kysely<Tables>
  readonly #session: postgres.Sql

  constructor(session: postgres.Sql) {
    this.#session = session
    this.db = bindKysely(this, { adapter: new PostgresAdapter(), compiler: new PostgresQueryCompiler() })
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const rows = await this.#session.unsafe(query.sql, query.parameters.map(encode), { prepare: true })
    return { rows: Array.from(rows) as R[] }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; lists are read in chunks instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("The store reads in chunks, not in streams.")
  }
}
