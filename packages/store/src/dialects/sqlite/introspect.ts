import { sql } from "kysely"
import type { Connection } from "../connection.ts"

/** Columns of every table, by table, as the database has them. */
export async function introspectSqlite({ db }: Connection): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select m.name as table_name, c.name as column_name
    from sqlite_schema m join pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite_%'
    order by m.name, c.cid`.execute(db)
  const tables = new Map<string, string[]>()
  for (const [name, columns] of Map.groupBy(rows, (row) => row.table_name))
    tables.set(
      name,
      columns.map((column) => column.column_name),
    )
  return tables
}
