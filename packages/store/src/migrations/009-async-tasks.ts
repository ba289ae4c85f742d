import { sql } from "kysely"
import { createTable, type TableSpec } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** Work that is done after its answer, and where meeting notes are found. */
export const asyncTasks: Migration = {
  number: 9,
  name: "async-tasks",
  async run(db, dialect) {
    for (const [name, spec] of Object.entries(tables)) await createTable(db, dialect, name, spec)
    // Partial: few blocks are meeting notes, and writing the others is to cost nothing more.
    await sql`create index block_meeting_notes on block (ws, pk) where type = 'meeting_notes'`.execute(db)
  },
}

const tables: Record<string, TableSpec> = {
  async_task: {
    columns: {
      ws: "integer",
      id: "text",
      operation: "text",
      status: "text",
      credential_kind: "text",
      credential_hash: "text",
      integration_id: "text",
      request: "json?",
      subject_id: "text?",
      result: "json?",
      error: "json?",
      attempts: "integer",
      due_at: "integer?",
      created_at: "integer",
      finished_at: "integer?",
    },
    primaryKey: ["ws", "id"],
    indexes: {
      async_task_due: ["ws", "due_at"],
      async_task_finished: ["ws", "finished_at"],
    },
  },
}
