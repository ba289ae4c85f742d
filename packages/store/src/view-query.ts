import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { ViewQueryRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Expired or not. Served by the primary key. */
export const findViewQuery: (tx: Snapshot, id: string) => Promise<ViewQueryRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("view_query").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

export function insertViewQueries(tx: WriteTx, queries: readonly ViewQueryRow[]): Promise<void> {
  return insertRows(tx, "view_query", queries)
}

export async function removeViewQuery(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom("view_query").where("ws", "=", tx.ws).where("id", "=", id).execute()
}

/** Forgets those that expired before a moment, in ms. Served by view_query_expiry. */
export async function pruneViewQueries(tx: WriteTx, beforeMs: number): Promise<void> {
  await tx.db.deleteFrom("view_query").where("ws", "=", tx.ws).where("expires_at", "<", beforeMs).execute()
}
