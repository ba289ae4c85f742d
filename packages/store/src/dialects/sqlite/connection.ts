import type SqliteDatabase from "better-sqlite3"
import { type CompiledQuery, type Kysely, type QueryResult, SqliteAdapter, SqliteQueryCompiler } from "kysely"
import type { Tables } from "../../schema.ts"
import { bindKysely } from "../bind-kysely.ts"
import type { Connection } from "../connection.ts"
import { decoderOf, encode, type RowDecoder } from "./values.ts"

/** Statements kept ready per connection; the one unused longest goes first. */
const maxStatements = 500

interface Prepared {
  statement: SqliteDatabase.Statement<unknown[], Record<string, unknown>>
  decode: RowDecoder | undefined
}

/** better-sqlite3 under promises. It is synchronous: a job that awaits only the store is never interrupted. */
export class SqliteConnection implements Connection {
  readonly db: Kysely<Tables>
  readonly #database: SqliteDatabase.Database
  #writeCount = 0
  readonly #statements = new Map<string, Prepared>()

  constructor(database: SqliteDatabase.Database) {
    this.#database = database
    this.db = bindKysely(this, { adapter: new SqliteAdapter(), compiler: new SqliteQueryCompiler() })
  }

  get writeCount(): number {
    return this.#writeCount
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, decode } = this.#prepare(query.sql)
    if (!statement.readonly) this.#writeCount++
    const parameters = query.parameters.map(encode)
    if (statement.reader) {
      const rows = statement.all(...parameters)
      if (decode) for (const row of rows) decode(row)
      return { rows: rows as R[] }
    }
    const { changes } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; lists are read in chunks instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("The store reads in chunks, not in streams.")
  }

  async run(command: string): Promise<void> {
    if (command.includes(";")) this.#database.exec(command)
    else this.#prepare(command).statement.run()
  }

  async begin<R>(command: string, first: CompiledQuery<R>): Promise<QueryResult<R>> {
    await this.run(command)
    return this.executeQuery<R>(first)
  }

  commit(): Promise<void> {
    return this.run("commit")
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #prepare(text: string): Prepared {
    const known = this.#statements.get(text)
    if (known) return known
    const statement = this.#database.prepare<unknown[], Record<string, unknown>>(text)
    const prepared = { statement, decode: statement.reader ? decoderOf(statement.columns()) : undefined }
    this.#statements.set(text, prepared)
    if (this.#statements.size > maxStatements)
      this.#statements.delete(this.#statements.keys().next().value as string)
    return prepared
  }
}
