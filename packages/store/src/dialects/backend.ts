import type { Kysely } from "kysely"
import type { Tables } from "../schema.ts"
import type { Connection, DialectName } from "./connection.ts"
import type { Pool } from "./pool.ts"

/**
 * Kinds of failure that callers are told apart: a key that exists; another transaction in the way, worth one retry;
 * the database out of reach; its disk full.
 */
export type DatabaseFailure = "duplicate" | "contention" | "unavailable" | "full"

/** What differs between the databases; everything above it is written once. */
export interface Backend {
  readonly dialect: DialectName
  /** True when no other process can write to the database while this one has it open. */
  readonly isExclusive: boolean
  readonly readers: Pool<Connection>
  readonly writers: Pool<Connection>
  /** Opens a transaction that sees one moment. */
  readonly beginRead: string
  readonly beginWrite: string
  /** Single reads outside any transaction: the head, a token. */
  readonly point: Kysely<Tables>
  failureOf(error: unknown): DatabaseFailure | undefined
  /** Tells other processes of a commit; may be late, joined with others, or lost. */
  announce(ws: number, seq: number): void
  /** Calls `listener` for commits of other processes. A hint: the truth is the head. */
  listen(listener: (ws: number) => void): Promise<void>
  /** Columns of every table as the live database has them. */
  introspect(connection: Connection): Promise<Map<string, string[]>>
  close(): Promise<void>
}
