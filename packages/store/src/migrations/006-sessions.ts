import { createTable, type TableSpec } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** What people sign in with. */
export const sessionTables: Migration = {
  number: 6,
  name: "sessions",
  async run(db, dialect) {
    for (const [name, spec] of Object.entries(tables)) await createTable(db, dialect, name, spec)
  },
}

const tables: Record<string, TableSpec> = {
  member: {
    columns: { ws: "integer", user_id: "text", role: "text", password: "text?" },
    primaryKey: ["ws", "user_id"],
  },
  session: {
    columns: { ws: "integer", hash: "text", user_id: "text", created_at: "integer", expires_at: "integer" },
    primaryKey: ["ws", "hash"],
  },
  signin_link: {
    columns: { ws: "integer", hash: "text", user_id: "text", created_at: "integer", expires_at: "integer" },
    primaryKey: ["ws", "hash"],
  },
}
