import type { Ids } from "@inkling/engine"
import {
  type ChangeLogRow,
  findIntegration,
  findLogHorizon,
  findSubscription,
  type IntegrationRow,
  insertDeliveries,
  listChanges,
  listWaiting,
  type OpenedStore,
  updateDelivery,
  updateSubscription,
  type WebhookDeliveryRow,
  type WebhookSubscriptionRow,
  type WriteTx,
} from "@inkling/store"
import { type Bundle, bundleEvent, dueAt } from "./bundle-event.ts"
import type { Author, ChangeEvent } from "./change-event.ts"
import { type Claim, claimDue } from "./claim-deliveries.ts"
import type { WebhookVersion } from "./event-types.ts"
import { heardEvents } from "./heard-events.ts"

/** Log entries read in one write job. */
const chunk = 500

/**
 * Turns what the log says after a subscription's place into deliveries, moves the place on, and claims what is due at
 * once, in one job: nothing is lost or told twice when a process dies, nor when two read at once.
 * @param limit deliveries to claim at most
 */
export function readChanges(
  store: OpenedStore,
  ids: Ids,
  ws: number,
  subscriptionId: string,
  limit: number,
): Promise<{ isMore: boolean; claims: Claim[] }> {
  return store.write(ws, { actor: null }, async (tx) => {
    const subscription = await findSubscription(tx, subscriptionId)
    if (subscription?.state !== "active") return { isMore: false, claims: [] }
    const integration = await findIntegration(tx, subscription.integration_id)
    const isGone = !integration || integration.is_deleted
    let last = subscription.log_seq
    if (last < tx.head.seq) {
      // A log that was restored or pruned past this place goes on from where it can be read.
      const after = Math.max(last, (await findLogHorizon(tx)) - 1)
      const entries = await listChanges(tx, { after, limit: chunk })
      last = entries.at(-1)?.seq ?? tx.head.seq
      await updateSubscription(tx, subscription.id, { log_seq: last })
      if (!isGone) await collectEvents(tx, ids, { subscription, integration, entries })
    }
    const claims = isGone ? [] : await claimDue(tx, subscription, integration, limit)
    return { isMore: last < tx.head.seq, claims }
  })
}

/** Plans what entries tell a subscription, and writes it to its bundles; returns how many changes it hears of. */
export async function collectEvents(
  tx: WriteTx,
  ids: Ids,
  {
    subscription,
    integration,
    entries,
  }: {
    subscription: WebhookSubscriptionRow
    integration: IntegrationRow
    entries: readonly ChangeLogRow[]
  },
): Promise<number> {
  const version = subscription.api_version as WebhookVersion
  const types = new Set(subscription.event_types)
  const heard = await heardEvents(tx, entries, version, integration)
  const told = heard.filter(({ event }) => types.has(event.type))
  const book = new BundleBook(tx, ids, subscription.id)
  for (const { event, author } of told) await book.add(event, author)
  await book.save()
  return told.length
}

interface Kept {
  id: string
  /** Undefined until it is written. */
  row: WebhookDeliveryRow | undefined
  bundle: Bundle
}

/** The bundles that a job touches: each is read once and written once, however many changes go into it. */
class BundleBook {
  readonly #tx: WriteTx
  readonly #ids: Ids
  readonly #subscriptionId: string
  readonly #byEntity = new Map<string, Kept[]>()

  constructor(tx: WriteTx, ids: Ids, subscriptionId: string) {
    this.#tx = tx
    this.#ids = ids
    this.#subscriptionId = subscriptionId
  }

  async add(event: ChangeEvent, author: Author | undefined): Promise<void> {
    const kept = await this.#of(event.entity.id)
    const found = bundleEvent(
      kept.map(({ bundle }) => bundle),
      event,
      author,
    )
    if (!found) return
    const before = kept.find(({ bundle }) => bundle === found.before)
    if (before) before.bundle = found.bundle
    else kept.push({ id: this.#ids.uuid("other"), row: undefined, bundle: found.bundle })
  }

  async save(): Promise<void> {
    for (const kept of this.#byEntity.values())
      for (const { id, row, bundle } of kept) {
        if (!row) await insertDeliveries(this.#tx, [this.#row(id, bundle)])
        else if (row.event !== bundle) {
          const { ws: _, id: _id, subscription_id: _sub, ...patch } = this.#row(id, bundle)
          await updateDelivery(this.#tx, row, patch)
        }
      }
  }

  async #of(entityId: string): Promise<Kept[]> {
    let kept = this.#byEntity.get(entityId)
    if (!kept) {
      const rows = await listWaiting(this.#tx, this.#subscriptionId, entityId)
      // One whose time has come belongs to whoever sends it.
      const open = rows.filter((row) => row.due_at > this.#tx.now)
      kept = open.map((row) => ({ id: row.id, row, bundle: row.event as Bundle }))
      this.#byEntity.set(entityId, kept)
    }
    return kept
  }

  #row(id: string, bundle: Bundle): WebhookDeliveryRow {
    return {
      ws: this.#tx.ws,
      id,
      subscription_id: this.#subscriptionId,
      state: "waiting",
      type: bundle.type,
      entity_id: bundle.entity.id,
      anchor_pk: bundle.anchorPk,
      event: bundle,
      first_at: bundle.firstAt,
      last_at: bundle.lastAt,
      due_at: dueAt(bundle),
      attempt: 0,
      lease_until: 0,
      result: null,
    }
  }
}
