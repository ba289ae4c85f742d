import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { WebhookSubscriptionRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Oldest first. */
export const listSubscriptions: (tx: Snapshot) => Promise<WebhookSubscriptionRow[]> = scoped(({ db, ws }) =>
  db.selectFrom("webhook_subscription").selectAll().where("ws", "=", ws).orderBy("created_at").orderBy("id"),
)

/** Served by the primary key. */
export const findSubscription: (tx: Snapshot, id: string) => Promise<WebhookSubscriptionRow | undefined> =
  first(
    scoped(({ db, ws }, id: string) =>
      db.selectFrom("webhook_subscription").selectAll().where("ws", "=", ws).where("id", "=", id),
    ),
  )

export function insertSubscription(tx: WriteTx, row: WebhookSubscriptionRow): Promise<void> {
  return insertRows(tx, "webhook_subscription", [row])
}

export async function updateSubscription(
  tx: WriteTx,
  id: string,
  patch: Partial<Omit<WebhookSubscriptionRow, "ws" | "id">>,
): Promise<void> {
  await tx.db
    .updateTable("webhook_subscription")
    .set(patch)
    .where("ws", "=", tx.ws)
    .where("id", "=", id)
    .execute()
}

/** With all its deliveries. */
export async function removeSubscription(tx: WriteTx, id: string): Promise<void> {
  await tx.db
    .deleteFrom("webhook_delivery")
    .where("ws", "=", tx.ws)
    .where("subscription_id", "=", id)
    .execute()
  await tx.db.deleteFrom("webhook_subscription").where("ws", "=", tx.ws).where("id", "=", id).execute()
}
