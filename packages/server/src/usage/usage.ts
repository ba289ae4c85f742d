import type { Clock } from "@inkling/engine"
import { addUsage, type OpenedStore, pruneUsage, type UsageCounts, type WriteTx } from "@inkling/store"

/** Milliseconds of the hours that are counted by. */
export const hourMs = 3_600_000

/** Milliseconds between writes of what was counted. */
const flushMs = 60_000

/** Milliseconds that hours are kept. */
const keptMs = 90 * 24 * hourMs

/**
 * Counts requests by caller and hour. Counting touches memory only; once a minute, and on a clean stop, what was counted
 * is added to the table: a killed process loses a minute of counts at most.
 */
export class Usage {
  readonly #store: OpenedStore
  readonly #clock: Clock
  #pending = new Map<string, UsageCounts>()
  #timer: NodeJS.Timeout | undefined
  #prunedAt = 0
  /** The workspace, once it is open. */
  ws: number | undefined

  constructor(store: OpenedStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** Counts one answer. Callers that nobody knows are not counted: their ids would be without end. */
  count(callerId: string | undefined, status: number): void {
    if (callerId === undefined) return
    const hour = Math.floor(this.#clock.now() / hourMs) * hourMs
    const key = `${hour} ${callerId}`
    let counts = this.#pending.get(key)
    if (!counts) {
      counts = { hour, caller_id: callerId, request_count: 0, error_count: 0, limited_count: 0 }
      this.#pending.set(key, counts)
    }
    counts.request_count++
    if (status >= 400) counts.error_count++
    if (status === 429) counts.limited_count++
    this.#timer ??= setTimeout(() => void this.flush(), flushMs).unref()
  }

  /** Writes what was counted. What cannot be written now is kept for the next time. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { ws } = this
    if (ws === undefined || this.#pending.size === 0) return
    const counted = this.#pending
    this.#pending = new Map()
    try {
      await this.#store.write(ws, { actor: null }, (tx) => this.#write(tx, [...counted.values()]))
    } catch {
      this.#takeBack(counted)
    }
  }

  async #write(tx: WriteTx, counts: readonly UsageCounts[]): Promise<void> {
    await addUsage(tx, counts)
    const now = this.#clock.now()
    if (now - this.#prunedAt < hourMs) return
    this.#prunedAt = now
    await pruneUsage(tx, now - keptMs)
  }

  #takeBack(counted: ReadonlyMap<string, UsageCounts>): void {
    for (const [key, old] of counted) {
      const now = this.#pending.get(key)
      this.#pending.set(key, {
        ...old,
        request_count: old.request_count + (now?.request_count ?? 0),
        error_count: old.error_count + (now?.error_count ?? 0),
        limited_count: old.limited_count + (now?.limited_count ?? 0),
      })
    }
  }
}
