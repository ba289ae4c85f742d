import type { Kysely } from "kysely"
import type { DialectName } from "./dialects/connection.ts"
import { compiler, first, prepared } from "./prepared.ts"
import type { Tables, WorkspaceRow } from "./schema.ts"
import type { Head, Snapshot, WriteTx } from "./store.ts"

/** The numbers a workspace counts with. */
export interface Counters {
  next_pk: number
  next_seq: number
  tree_seq: number
  epoch: string
}

const counters = ["next_pk", "next_seq", "tree_seq", "epoch"] as const

export function headOf({ next_seq, tree_seq, epoch }: Counters): Head {
  return { seq: next_seq - 1, treeSeq: tree_seq, epoch }
}

const selectWorkspace = first(
  prepared((db, _dialect, ws: number) => db.selectFrom("workspace").selectAll().where("ws", "=", ws)),
)

/** The workspace of the snapshot. Served by the primary key. */
export async function findWorkspace(tx: Snapshot): Promise<WorkspaceRow> {
  const row = await selectWorkspace(tx, tx.ws)
  if (!row) throw new Error(`There is no workspace ${tx.ws}.`)
  return row
}

export async function updateWorkspace(
  tx: WriteTx,
  patch: Partial<Pick<WorkspaceRow, "name" | "settings">>,
): Promise<void> {
  await tx.db.updateTable("workspace").set(patch).where("ws", "=", tx.ws).execute()
}

/** Compiles the read of a workspace's counters that opens a snapshot. */
export const compileCounters = compiler((db: Kysely<Tables>, _dialect: DialectName, ws: number) =>
  db.selectFrom("workspace").select(counters).where("ws", "=", ws),
)

/** The same for a batch: on PostgreSQL it waits for the batches of other processes on this workspace. */
export const compileLockedCounters = compiler((db: Kysely<Tables>, dialect: DialectName, ws: number) => {
  const query = db.selectFrom("workspace").select(counters).where("ws", "=", ws)
  return dialect === "postgres" ? query.forUpdate() : query
})

/** Compiles the write of a batch's counters. */
export const compileSaveCounters = compiler(
  (db: Kysely<Tables>, _dialect: DialectName, ws: number, pk: number, seq: number, treeSeq: number) =>
    db.updateTable("workspace").set({ next_pk: pk, next_seq: seq, tree_seq: treeSeq }).where("ws", "=", ws),
)
