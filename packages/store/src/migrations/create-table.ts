import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from "kysely"
import type { DialectName } from "../dialects/connection.ts"
import { columnTypes } from "./column-types.ts"

type Kind = "integer" | "text" | "boolean" | "json"

/** A column's type; a question mark lets it be null. */
export type ColumnSpec = Kind | `${Kind}?`

export interface TableSpec {
  columns: Record<string, ColumnSpec>
  primaryKey: readonly string[]
  /** Columns that are unique together, each list one constraint. */
  unique?: readonly (readonly string[])[]
  /** Further indexes by name. */
  indexes?: Record<string, readonly string[]>
  /** Rows live in the primary key's tree itself (SQLite): for narrow rows that are read by it. */
  clustered?: boolean
}

/** Creates a table with its keys and indexes. `db` is untyped: a migration knows the tables of its day only. */
export async function createTable(
  db: Kysely<unknown>,
  dialect: DialectName,
  name: string,
  spec: TableSpec,
): Promise<void> {
  const types = columnTypes(dialect)
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name)
  for (const [column, kind] of Object.entries(spec.columns)) {
    const type = types[kind.replace("?", "") as Kind] as RawBuilder<string>
    table = table.addColumn(column, type as never, (made) => (kind.endsWith("?") ? made : made.notNull()))
  }
  table = table.addPrimaryKeyConstraint(`${name}_pkey`, [...spec.primaryKey])
  for (const unique of spec.unique ?? [])
    table = table.addUniqueConstraint(`${name}_${unique.at(-1)}_key`, [...unique])
  if (spec.clustered && dialect === "sqlite") table = table.modifyEnd(sql`without rowid`)
  await table.execute()
  for (const [index, columns] of Object.entries(spec.indexes ?? {}))
    await db.schema
      .createIndex(index)
      .on(name)
      .columns([...columns])
      .execute()
}
