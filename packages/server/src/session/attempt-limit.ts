import type { Clock } from "@inkling/engine"

/** Tries a name has within `windowMs`. */
const maxTries = 10
const windowMs = 15 * 60_000

/** Names remembered per process; the oldest goes first. */
const maxNames = 10_000

/** Counts tries by name, so that passwords cannot be guessed one after another. Per process. */
export class AttemptLimit {
  readonly #clock: Clock
  readonly #tries = new Map<string, { since: number; count: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** False when the name has no tries left. */
  take(name: string): boolean {
    const now = this.#clock.now()
    const known = this.#tries.get(name)
    const tries = known && now - known.since < windowMs ? known : { since: now, count: 0 }
    tries.count++
    this.#tries.set(name, tries)
    if (this.#tries.size > maxNames) this.#tries.delete(this.#tries.keys().next().value as string)
    return tries.count <= maxTries
  }

  /** After a try that was right. */
  forget(name: string): void {
    this.#tries.delete(name)
  }
}
