import { insertRows } from "./insert-rows.ts"
import type { KeptAnswerRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by the primary key. */
export function findKeptAnswer(
  tx: Snapshot,
  integrationId: string,
  key: string,
): Promise<KeptAnswerRow | undefined> {
  return tx.db
    .selectFrom("kept_answer")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("integration_id", "=", integrationId)
    .where("key", "=", key)
    .executeTakeFirst()
}

export function insertKeptAnswer(tx: WriteTx, row: Omit<KeptAnswerRow, "ws">): Promise<void> {
  return insertRows(tx, "kept_answer", [{ ws: tx.ws, ...row }])
}

/** Served by kept_answer_created. */
export async function removeKeptAnswers(tx: WriteTx, before: number): Promise<void> {
  await tx.db.deleteFrom("kept_answer").where("ws", "=", tx.ws).where("created_at", "<=", before).execute()
}
