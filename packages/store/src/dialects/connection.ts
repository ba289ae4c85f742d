import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from "kysely"
import type { Tables } from "../schema.ts"

export type DialectName = "sqlite" | "postgres"

/** One session with the database. Used by one transaction at a time; statements run in the order given. */
export interface Connection extends DatabaseConnection {
  /** Builds and runs queries on this session alone. */
  readonly db: Kysely<Tables>
  /** Statements so far that may have changed a row; undefined where the connection cannot tell. */
  readonly writeCount?: number
  /** Runs a command that has neither parameters nor rows; several may be joined by semicolons. */
  run(command: string): Promise<void>
  /** Opens a transaction and runs its first query in the same round trip. */
  begin<R>(command: string, first: CompiledQuery<R>): Promise<QueryResult<R>>
  /** COMMIT; rejects unless the database says that it committed. */
  commit(): Promise<void>
  close(): Promise<void>
}

/** Thrown by every statement after the session was lost: what it did not commit is gone. */
export class ConnectionLost extends Error {
  constructor(options?: ErrorOptions) {
    super("The connection to the database was lost.", options)
    this.name = "ConnectionLost"
  }
}
