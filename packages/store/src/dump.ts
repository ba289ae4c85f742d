import { columns } from "./columns.ts"
import { insertRows } from "./insert-rows.ts"
import type { Tables } from "./schema.ts"
import type { Snapshot, WorkspaceDump } from "./store.ts"
import type { JobTx } from "./writer/job-tx.ts"

const tables = Object.keys(columns) as (keyof Tables)[]

/** Every row of the snapshot's workspace. */
export async function dumpWorkspace(tx: Snapshot): Promise<WorkspaceDump> {
  const dumped = new Map<keyof Tables, readonly object[]>()
  for (const table of tables)
    dumped.set(table, await tx.db.selectFrom(table).selectAll().where("ws", "=", tx.ws).execute())
  return { tables: dumped }
}

/** Puts the dumped rows in place of the workspace's, counters included, under a new epoch. An empty dump removes it. */
export async function loadWorkspace(tx: JobTx, dump: WorkspaceDump, epoch: string): Promise<void> {
  for (const table of tables) {
    await tx.db.deleteFrom(table).where("ws", "=", tx.ws).execute()
    const rows = (dump.tables.get(table) ?? []) as Tables[typeof table][]
    const own = rows.map((row) => ({ ...row, ws: tx.ws, ...(table === "workspace" && { epoch }) }))
    await insertRows(tx, table, own)
    if (table === "workspace" && own[0]) tx.replaceCounters(own[0] as Tables["workspace"])
  }
}
