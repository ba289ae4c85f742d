import { createTable, type TableSpec } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** How much each integration asked for, by the hour. */
export const usageTables: Migration = {
  number: 12,
  name: "usage",
  async run(db, dialect) {
    for (const [name, spec] of Object.entries(tables)) await createTable(db, dialect, name, spec)
  },
}

const tables: Record<string, TableSpec> = {
  usage_hour: {
    columns: {
      ws: "integer",
      hour: "integer",
      caller_id: "text",
      request_count: "integer",
      error_count: "integer",
      limited_count: "integer",
    },
    primaryKey: ["ws", "hour", "caller_id"],
  },
}
