import { sql } from "kysely"
import type { UsageHourRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** What is added to one caller's hour. */
export type UsageCounts = Omit<UsageHourRow, "ws">

/** Adds to what is there: several processes count for themselves. Logs nothing: it is no change of content. */
export async function addUsage(tx: WriteTx, counts: readonly UsageCounts[]): Promise<void> {
  for (const one of counts)
    await tx.db
      .insertInto("usage_hour")
      .values({ ws: tx.ws, ...one })
      .onConflict((conflict) =>
        conflict.columns(["ws", "hour", "caller_id"]).doUpdateSet({
          request_count: sql`usage_hour.request_count + excluded.request_count`,
          error_count: sql`usage_hour.error_count + excluded.error_count`,
          limited_count: sql`usage_hour.limited_count + excluded.limited_count`,
        }),
      )
      .execute()
}

/** Hours from `since` on, oldest first. Served by the primary key. */
export function listUsage(tx: Snapshot, since: number): Promise<UsageHourRow[]> {
  return tx.db
    .selectFrom("usage_hour")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("hour", ">=", since)
    .orderBy("hour")
    .orderBy("caller_id")
    .execute()
}

/** Forgets hours before a moment. */
export async function pruneUsage(tx: WriteTx, before: number): Promise<void> {
  await tx.db.deleteFrom("usage_hour").where("ws", "=", tx.ws).where("hour", "<", before).execute()
}
