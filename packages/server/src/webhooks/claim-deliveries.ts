import {
  findIntegration,
  findSubscription,
  findWorkspace,
  listDatabasesByPks,
  listDue,
  listPagesByPks,
  type OpenedStore,
  updateDelivery,
  visibleAcls,
  type WebhookDeliveryRow,
  type WebhookSubscriptionRow,
} from "@inkling/store"
import type { Bundle } from "./bundle-event.ts"
import type { EventType } from "./event-types.ts"
import { mayHear } from "./may-hear.ts"
import { maxAttempts } from "./retry-schedule.ts"

/** Milliseconds that whoever claims a delivery has for it; then another may try. */
export const leaseMs = 60_000

/** Deliveries of one subscription that are under way at once. */
const atOnce = 10

export interface Claim {
  subscription: WebhookSubscriptionRow
  workspace: { id: string; name: string }
  /** Its `attempt` counts this attempt. */
  delivery: WebhookDeliveryRow
}

/**
 * Takes what is due of a subscription, so that no other process sends it meanwhile. What its integration may no
 * longer hear of, and what cancelled out, is dropped here.
 */
export function claimDeliveries(store: OpenedStore, ws: number, subscriptionId: string): Promise<Claim[]> {
  return store.write(ws, { actor: null }, async (tx) => {
    const subscription = await findSubscription(tx, subscriptionId)
    if (subscription?.state !== "active") return []
    const integration = await findIntegration(tx, subscription.integration_id)
    if (!integration || integration.is_deleted) return []
    const due = await listDue(tx, subscriptionId, { nowMs: tx.now, limit: atOnce })
    if (due.length === 0) return []
    const anchors = due.flatMap(({ anchor_pk }) => (anchor_pk === null ? [] : [anchor_pk]))
    const pages = new Map((await listPagesByPks(tx, anchors)).map((row) => [row.pk, row]))
    const databases = new Map((await listDatabasesByPks(tx, anchors)).map((row) => [row.pk, row]))
    const acls = await visibleAcls(tx, integration.id)
    const { id, name } = await findWorkspace(tx)
    const claims: Claim[] = []
    for (const row of due) {
      const bundle = row.event as Bundle
      const author = bundle.authors[0]?.id ?? null
      const event = { type: row.type as EventType, anchorPk: row.anchor_pk, author }
      if (bundle.type === "none")
        await updateDelivery(tx, row, { state: "dropped", result: "Back to what it was before." })
      else if (!mayHear(event, integration, acls, { pages, databases }))
        await updateDelivery(tx, row, { state: "dropped", result: "No longer shared with the integration." })
      else if (row.attempt >= maxAttempts)
        await updateDelivery(tx, row, { state: "failed", result: "The last attempt was cut short." })
      else {
        const claimed = {
          state: "retrying" as const,
          attempt: row.attempt + 1,
          lease_until: tx.now + leaseMs,
        }
        await updateDelivery(tx, row, claimed)
        claims.push({ subscription, workspace: { id, name }, delivery: { ...row, ...claimed } })
      }
    }
    return claims
  })
}
