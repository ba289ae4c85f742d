import {
  findLogHorizon,
  findWorkspace,
  type IntegrationRow,
  listChanges,
  type Snapshot,
} from "@inkling/store"
import type { WebhookVersion } from "../webhooks/event-types.ts"
import { heardEvents } from "../webhooks/heard-events.ts"
import { webhookPayload } from "../webhooks/webhook-payload.ts"
import { eventId } from "./event-id.ts"
import type { Position } from "./event-position.ts"

/** Log entries read at once; what a reader is told of them is all that is kept in memory for it. */
const chunk = 200

export interface FeedPart {
  told: { type: string; payload: string; seq: number; isLastOfSeq: boolean }[]
  /** Where to go on. */
  next: Position
  /** Whether more is there already. */
  isMore: boolean
  /** The position was in another history, or the log no longer goes back to it: state must be read anew. */
  isGap: boolean
}

/** What the log says behind a position, to whom it may be told. */
export async function readFeed(
  tx: Snapshot,
  from: Position,
  version: WebhookVersion,
  listener: IntegrationRow | undefined,
): Promise<FeedPart> {
  const { epoch, seq: headSeq } = tx.head
  const isGap = from.epoch !== epoch || from.seq > headSeq || from.seq < (await findLogHorizon(tx)) - 1
  if (isGap) return { told: [], next: { epoch, seq: headSeq }, isMore: false, isGap }
  const entries = await listChanges(tx, { after: from.seq, limit: chunk })
  const heard = await heardEvents(tx, entries, version, listener)
  const { id, name } = await findWorkspace(tx)
  const told = heard.map(({ seq, event, author }, at) => {
    const index = at - heard.findIndex((one) => one.seq === seq)
    const payload = webhookPayload({
      id: eventId(epoch, seq, index),
      at: event.at,
      workspace: { id, name },
      subscriptionId: null,
      integrationId: listener?.id ?? null,
      version,
      type: event.type,
      authors: author ? [author] : [],
      attempt: 1,
      entity: event.entity,
      data: event.data,
    })
    return { type: event.type, payload, seq, isLastOfSeq: heard[at + 1]?.seq !== seq }
  })
  const seq = entries.at(-1)?.seq ?? headSeq
  return { told, next: { epoch, seq }, isMore: seq < headSeq, isGap }
}
