import SqliteDatabase from "better-sqlite3"
import type { DatabaseFailure } from "../backend.ts"

/** What kind of failure an error of SQLite's is; undefined for errors of others and for our own bugs. */
export function sqliteFailure(error: unknown): DatabaseFailure | undefined {
  if (!(error instanceof SqliteDatabase.SqliteError)) return undefined
  const { code } = error
  if (code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY") return "duplicate"
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return "contention"
  if (code === "SQLITE_FULL") return "full"
  // Plain SQLITE_READONLY is ours: a write on a reading connection.
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY_|NOMEM|PROTOCOL|INTERRUPT)/.test(code)) return "unavailable"
  return undefined
}
