import { sql } from "kysely"
import type { Connection } from "../connection.ts"

/** Columns of every table of the current schema, by table, as the database has them. */
export async function introspectPostgres({ db }: Connection): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name::text as table_name, column_name::text as column_name
    from information_schema.columns where table_schema = current_schema()
    order by table_name, ordinal_position`.execute(db)
  const tables = new Map<string, string[]>()
  for (const [name, columns] of Map.groupBy(rows, (row) => row.table_name))
    tables.set(
      name,
      columns.map((column) => column.column_name),
    )
  return tables
}
