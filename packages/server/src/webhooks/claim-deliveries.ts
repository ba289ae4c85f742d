import {
  findIntegration,
  findSubscription,
  findWorkspace,
  type IntegrationRow,
  listDatabasesByPks,
  listDue,
  listPagesByPks,
  type OpenedStore,
  updateDelivery,
  type WebhookDeliveryRow,
  type WebhookSubscriptionRow,
  type WriteTx,
} from "@inkling/store"
import type { Bundle } from "./bundle-event.ts"
import type { Author } from "./change-event.ts"
import { Ears } from "./ears.ts"
import type { EventType, WebhookVersion } from "./event-types.ts"
import { maxAttempts } from "./retry-schedule.ts"
import type { ToldEvent } from "./webhook-payload.ts"

/** Milliseconds that whoever claims a delivery has for it; then another may try. */
export const leaseMs = 60_000

export interface Claim {
  subscription: WebhookSubscriptionRow
  workspace: { id: string; name: string }
  /** Its `attempt` counts this attempt. */
  delivery: WebhookDeliveryRow
  /** Through whom a public integration sees it; empty for internal ones. */
  accessibleBy: readonly Author[]
}

/** Takes what is due of a subscription, up to `limit`, so that no other process sends it meanwhile. */
export function claimDeliveries(
  store: OpenedStore,
  ws: number,
  subscriptionId: string,
  limit: number,
): Promise<Claim[]> {
  return store.write(ws, { actor: null }, async (tx) => {
    const subscription = await findSubscription(tx, subscriptionId)
    if (subscription?.state !== "active") return []
    const integration = await findIntegration(tx, subscription.integration_id)
    if (!integration || integration.is_deleted) return []
    return claimDue(tx, subscription, integration, limit)
  })
}

/** What its integration may no longer hear of, and what cancelled out, is dropped here. */
export async function claimDue(
  tx: WriteTx,
  subscription: WebhookSubscriptionRow,
  integration: IntegrationRow,
  limit: number,
): Promise<Claim[]> {
  const due = limit > 0 ? await listDue(tx, subscription.id, { nowMs: tx.now, limit }) : []
  if (due.length === 0) return []
  const anchors = due.flatMap(({ anchor_pk }) => (anchor_pk === null ? [] : [anchor_pk]))
  const pages = new Map((await listPagesByPks(tx, anchors)).map((row) => [row.pk, row]))
  const databases = new Map((await listDatabasesByPks(tx, anchors)).map((row) => [row.pk, row]))
  const ears = await Ears.of(tx, integration)
  const { id, name } = await findWorkspace(tx)
  const claims: Claim[] = []
  for (const row of due) {
    const bundle = row.event as Bundle
    const author = bundle.authors[0]?.id ?? null
    const event = { type: row.type as EventType, anchorPk: row.anchor_pk, author }
    if (bundle.type === "none")
      await updateDelivery(tx, row, { state: "dropped", result: "Back to what it was before." })
    else if (!ears.mayHear(event, { pages, databases }))
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
      const accessibleBy = ears.accessibleBy(event, { pages, databases })
      claims.push({ subscription, workspace: { id, name }, delivery: { ...row, ...claimed }, accessibleBy })
    }
  }
  return claims
}

/** The event of a claim as its subscription is told it. */
export function toldByClaim({ subscription, workspace, delivery, accessibleBy }: Claim): ToldEvent {
  const { entity, authors, data } = delivery.event as Bundle
  return {
    id: delivery.id,
    at: delivery.last_at,
    workspace,
    subscriptionId: subscription.id,
    integrationId: subscription.integration_id,
    version: subscription.api_version as WebhookVersion,
    type: delivery.type as EventType,
    authors,
    accessibleBy,
    attempt: delivery.attempt,
    entity,
    data,
  }
}
