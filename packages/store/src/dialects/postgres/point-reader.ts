import {
  type CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely"
import type { Tables } from "../../schema.ts"
import { bindKysely } from "../bind-kysely.ts"
import type { Session } from "./session.ts"
import { encode } from "./values.ts"

/** Queries outside transactions, all on one session, sent without waiting for one another. */
export class PointReader implements DatabaseConnection {
  readonly db: Kysely<Tables>
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
    this.db = bindKysely(this, { adapter: new PostgresAdapter(), compiler: new PostgresQueryCompiler() })
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = query.parameters.map(encode)
    this.#session.renew()
    const rows = await this.#session.send((client) => client.unsafe(query.sql, parameters, { prepare: true }))
    return { rows: Array.from(rows) as R[] }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; lists are read in chunks instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("The store reads in chunks, not in streams.")
  }
}
