import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { WebhookDeliveryRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

const open = ["waiting", "retrying"] as const

/** Served by the primary key. */
export const findDelivery: (
  tx: Snapshot,
  subscriptionId: string,
  id: string,
) => Promise<WebhookDeliveryRow | undefined> = first(
  scoped(({ db, ws }, subscriptionId: string, id: string) =>
    db
      .selectFrom("webhook_delivery")
      .selectAll()
      .where("ws", "=", ws)
      .where("subscription_id", "=", subscriptionId)
      .where("id", "=", id),
  ),
)

/** Newest first. */
export function listDeliveries(
  tx: Snapshot,
  subscriptionId: string,
  limit: number,
): Promise<WebhookDeliveryRow[]> {
  return tx.db
    .selectFrom("webhook_delivery")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("subscription_id", "=", subscriptionId)
    .orderBy("last_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute()
}

/** What has not been attempted yet of one entity. Served by webhook_delivery_entity. */
export function listWaiting(
  tx: Snapshot,
  subscriptionId: string,
  entityId: string,
): Promise<WebhookDeliveryRow[]> {
  return tx.db
    .selectFrom("webhook_delivery")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("subscription_id", "=", subscriptionId)
    .where("entity_id", "=", entityId)
    .where("state", "=", "waiting")
    .execute()
}

/** What may be attempted now and nobody is at. Served by webhook_delivery_due. */
export function listDue(
  tx: Snapshot,
  subscriptionId: string,
  { nowMs, limit }: { nowMs: number; limit: number },
): Promise<WebhookDeliveryRow[]> {
  return tx.db
    .selectFrom("webhook_delivery")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("subscription_id", "=", subscriptionId)
    .where("state", "in", open)
    .where("due_at", "<=", nowMs)
    .where("lease_until", "<=", nowMs)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .execute()
}

export function insertDeliveries(tx: WriteTx, rows: readonly WebhookDeliveryRow[]): Promise<void> {
  return insertRows(tx, "webhook_delivery", rows)
}

/**
 * Returns whether there was such a row. With `attempt`, only while that is its latest one: whoever lost the lease
 * changes nothing.
 */
export async function updateDelivery(
  tx: WriteTx,
  { subscription_id, id, attempt }: Pick<WebhookDeliveryRow, "subscription_id" | "id"> & { attempt?: number },
  patch: Partial<Omit<WebhookDeliveryRow, "ws" | "id" | "subscription_id">>,
): Promise<boolean> {
  let query = tx.db
    .updateTable("webhook_delivery")
    .set(patch)
    .where("ws", "=", tx.ws)
    .where("subscription_id", "=", subscription_id)
    .where("id", "=", id)
  if (attempt !== undefined) query = query.where("attempt", "=", attempt)
  return (await query.executeTakeFirst()).numUpdatedRows > 0n
}

/** Forgets what ended before a moment: the delivery log is kept as long as the change log. */
export async function pruneDeliveries(tx: WriteTx, beforeMs: number): Promise<void> {
  await tx.db
    .deleteFrom("webhook_delivery")
    .where("ws", "=", tx.ws)
    .where("state", "not in", open)
    .where("last_at", "<", beforeMs)
    .execute()
}
