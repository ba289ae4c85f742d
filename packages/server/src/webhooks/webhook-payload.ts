import type { Author, ChangeEvent, EventData } from "./change-event.ts"
import type { EventType, WebhookVersion } from "./event-types.ts"

/** An event as it is told to somebody. */
export interface ToldEvent {
  id: string
  at: number
  workspace: { id: string; name: string }
  /** Null where nobody subscribed: the feed tells whoever reads it. */
  subscriptionId: string | null
  /** Null for the operator. */
  integrationId: string | null
  version: WebhookVersion
  type: EventType
  authors: readonly Author[]
  /** Told of public integrations only. */
  accessibleBy?: readonly Author[]
  attempt: number
  entity: ChangeEvent["entity"]
  data?: EventData | undefined
}

/** The body that tells it, minified, keys in the order of the docs' samples. */
export function webhookPayload(told: ToldEvent): string {
  return JSON.stringify({
    id: told.id,
    timestamp: new Date(told.at).toISOString(),
    workspace_id: told.workspace.id,
    workspace_name: told.workspace.name,
    subscription_id: told.subscriptionId,
    integration_id: told.integrationId,
    api_version: told.version,
    type: told.type,
    authors: told.authors,
    ...(told.accessibleBy && told.accessibleBy.length > 0 && { accessible_by: told.accessibleBy }),
    attempt_number: told.attempt,
    entity: told.entity,
    ...(told.data && { data: told.data }),
  })
}
