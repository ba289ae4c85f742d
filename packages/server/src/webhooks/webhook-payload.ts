import type { Bundle } from "./bundle-event.ts"
import type { Claim } from "./claim-deliveries.ts"

/** The body of one attempt, minified, keys in the order of the docs' samples. */
export function webhookPayload({ subscription, workspace, delivery }: Claim): string {
  const { entity, authors, data } = delivery.event as Bundle
  return JSON.stringify({
    id: delivery.id,
    timestamp: new Date(delivery.last_at).toISOString(),
    workspace_id: workspace.id,
    workspace_name: workspace.name,
    subscription_id: subscription.id,
    integration_id: subscription.integration_id,
    api_version: subscription.api_version,
    type: delivery.type,
    authors,
    attempt_number: delivery.attempt,
    entity,
    ...(data && { data }),
  })
}
