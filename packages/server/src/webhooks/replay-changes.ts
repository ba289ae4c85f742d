import type { Ids } from "@inkling/engine"
import { findIntegration, findSubscription, listChanges, type OpenedStore } from "@inkling/store"
import { collectEvents } from "./read-changes.ts"

/** Log entries read in one write job. */
const chunk = 500

/**
 * Tells a subscription once more what the log says since a moment, up to where it has read; returns how many changes.
 * One that is killed midway may be begun again: some events then come a third time.
 */
export async function replayChanges(
  store: OpenedStore,
  ids: Ids,
  ws: number,
  subscriptionId: string,
  sinceMs: number,
): Promise<number> {
  let after = 0
  let count = 0
  for (;;) {
    const step = await store.write(ws, { actor: null }, async (tx) => {
      const subscription = await findSubscription(tx, subscriptionId)
      const integration = subscription && (await findIntegration(tx, subscription.integration_id))
      if (!subscription || !integration || integration.is_deleted) return undefined
      const read = await listChanges(tx, { after, limit: chunk })
      const last = read.at(-1)?.seq
      if (last === undefined) return undefined
      const entries = read.filter(({ seq, at }) => at >= sinceMs && seq <= subscription.log_seq)
      return { last, told: await collectEvents(tx, ids, { subscription, integration, entries }) }
    })
    if (!step) return count
    after = step.last
    count += step.told
  }
}
