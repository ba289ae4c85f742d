import { CompiledQuery } from "kysely"
import { columns } from "./columns.ts"
import { execute } from "./dialects/bind-kysely.ts"
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
  const { template, names } = insertOf(dialect, table)
  if (dialect === "sqlite") {
    for (const row of rows) {
      const parameters = names.map((name) => row[name as keyof Tables[T]])
      await execute(db, { ...template, parameters })
    }
    return
  }
  for (let at = 0; at < rows.length; at += maxRowsPerStatement)
    await execute(db, { ...template, parameters: [rows.slice(at, at + maxRowsPerStatement)] })
}

interface Insert {
  /** The statement without its parameters. */
  template: CompiledQuery
  names: readonly string[]
}

const inserts: Record<DialectName, Map<keyof Tables, Insert>> = { sqlite: new Map(), postgres: new Map() }

function insertOf(dialect: DialectName, table: keyof Tables): Insert {
  let insert = inserts[dialect].get(table)
  if (!insert) {
    const names = columns[table]
    const list = names.map((name) => `"${name}"`).join(", ")
    const text =
      dialect === "sqlite"
        ? `insert into "${table}" (${list}) values (${names.map(() => "?").join(", ")})`
        : `insert into "${table}" (${list}) select ${list} from json_populate_recordset(null::"${table}", $1::json)`
    insert = { template: CompiledQuery.raw(text), names }
    inserts[dialect].set(table, insert)
  }
  return insert
}
