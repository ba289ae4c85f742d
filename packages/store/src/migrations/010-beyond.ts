import { createTable, type TableSpec } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** Answers kept by Idempotency-Key, and what pages were like earlier. */
export const beyondTables: Migration = {
  number: 10,
  name: "beyond",
  async run(db, dialect) {
    for (const [name, spec] of Object.entries(tables)) await createTable(db, dialect, name, spec)
  },
}

const tables: Record<string, TableSpec> = {
  kept_answer: {
    columns: {
      ws: "integer",
      integration_id: "text",
      key: "text",
      request_hash: "text",
      created_at: "integer",
      status: "integer",
      answer: "text",
    },
    primaryKey: ["ws", "integration_id", "key"],
    indexes: { kept_answer_created: ["ws", "created_at"] },
  },
  page_version: {
    columns: {
      ws: "integer",
      pk: "integer",
      id: "text",
      page_pk: "integer",
      created_at: "integer",
      replaced_by: "text",
      state: "json",
    },
    primaryKey: ["ws", "pk"],
    unique: [["ws", "id"]],
    indexes: { page_version_page: ["ws", "page_pk", "created_at", "pk"] },
  },
}
