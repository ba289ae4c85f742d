import { CompiledQuery } from "kysely"
import { columns } from "./columns.ts"
import type { DialectName } from "./dialects/connection.ts"
import type { Tables } from "./schema.ts"
import type { Snapshot } from "./store.ts"

/** Rows of one PostgreSQL statement, which carries them as one JSON value. */
const maxRowsPerStatement = 5_000

/**
 * Inserts rows of one table. PostgreSQL gets one statement whose text does not depend on their number; SQLite, where a
 * statement costs no round trip, gets a short one per row. A key that exists fails with a duplicate.
 */
export async function insertRows<T extends keyof Tables>(
  { db, dialect }: Pick<Snapshot, "db" | "dialect">,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  const text = insertText(dialect, table)
  if (dialect === "sqlite") {
    const names: readonly string[] = columns[table]
    for (const row of rows) {
      const values = names.map((name) => row[name as keyof Tables[T]])
      await db.executeQuery(CompiledQuery.raw(text, values))
    }
    return
  }
  for (let at = 0; at < rows.length; at += maxRowsPerStatement)
    await db.executeQuery(CompiledQuery.raw(text, [rows.slice(at, at + maxRowsPerStatement)]))
}

const texts = new Map<string, string>()

function insertText(dialect: DialectName, table: keyof Tables): string {
  const key = `${dialect} ${table}`
  let text = texts.get(key)
  if (text === undefined) {
    const names = columns[table].map((name) => `"${name}"`).join(", ")
    text =
      dialect === "sqlite"
        ? `insert into "${table}" (${names}) values (${columns[table].map(() => "?").join(", ")})`
        : `insert into "${table}" (${names}) select ${names} from json_populate_recordset(null::"${table}", $1::json)`
    texts.set(key, text)
  }
  return text
}
