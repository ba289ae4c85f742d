import Sqlite from "better-sqlite3"
import postgres from "postgres"

export type Row = Record<string, unknown>

/** Looks into the database behind the server's back; never writes. */
export interface DatabaseEye {
  /** The SQL is one that both databases speak; `?` marks the parameters. */
  rows(sql: string, ...parameters: (string | number)[]): Promise<Row[]>
  /** Problems of the files themselves, a line each. */
  integrity(): Promise<string[]>
  close(): Promise<void>
}

export function openSqliteEye(file: string): DatabaseEye {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true })
  return {
    rows: async (sql, ...parameters) => database.prepare<unknown[], Row>(sql).all(...parameters),
    integrity: async () => {
      const rows = database.pragma("integrity_check") as { integrity_check: string }[]
      return rows.map((row) => row.integrity_check).filter((line) => line !== "ok")
    },
    close: async () => {
      database.close()
    },
  }
}

export function openPostgresEye(url: string): DatabaseEye {
  const session = postgres(url, {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  })
  const rows = async (sql: string, ...parameters: (string | number)[]) => {
    let number = 0
    return Array.from(
      await session.unsafe(
        sql.replace(/\?/g, () => `$${++number}`),
        parameters,
      ),
    ) as Row[]
  }
  return {
    rows,
    // PostgreSQL checks its pages as it reads them: read every row of every table.
    integrity: async () => {
      const tables = await rows("select tablename as name from pg_tables where schemaname = 'public'")
      const problems: string[] = []
      for (const { name } of tables)
        await rows(`select count(*), sum(length(t::text)) from "${name}" t`).catch((error: Error) =>
          problems.push(`${name}: ${error.message}`),
        )
      return problems
    },
    close: () => session.end({ timeout: 5 }),
  }
}
