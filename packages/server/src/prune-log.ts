import type { Clock } from "@inkling/engine"
import { listSubscriptions, type OpenedStore, pruneChanges, pruneDeliveries } from "@inkling/store"
import type { Log } from "./services.ts"

/** Milliseconds that change-log entries are kept; a consumer further behind reads the rows anew. */
export const logKeptMs = 30 * 86_400_000

const everyMs = 3_600_000

/** Forgets old change-log entries, now and then; returns what stops it. Several processes may do it: it is idempotent. */
export function keepLogShort(store: OpenedStore, ws: number, clock: Clock, log: Log): () => void {
  const timer = setInterval(() => {
    pruneLog(store, ws, clock).catch((err) => log.error({ err }, "the change log could not be pruned"))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Returns how many entries were forgotten; what an active webhook has not read yet stays. */
export function pruneLog(store: OpenedStore, ws: number, clock: Clock): Promise<number> {
  return store.write(ws, { actor: null }, async (tx) => {
    await pruneDeliveries(tx, clock.now() - logKeptMs)
    const active = (await listSubscriptions(tx)).filter(({ state }) => state === "active")
    return pruneChanges(
      tx,
      clock.now() - logKeptMs,
      Math.min(tx.head.seq, ...active.map((one) => one.log_seq)),
    )
  })
}
