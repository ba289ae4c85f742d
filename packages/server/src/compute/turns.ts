/** Milliseconds of computing within one turn of the event loop; the next one waits for its own turn. */
const turnMs = 4

/**
 * Shares the event loop between all that compute in this process: one of them a turn, so that many heavy requests at
 * once keep others waiting no longer than one.
 */
export class Turns {
  #usedMs = 0
  #isDraining = false
  readonly #waiting: (() => void)[] = []

  /** Says that a piece of work is done, and how long it took. */
  add(ms: number): void {
    this.#usedMs += ms
    this.#drain()
  }

  /** Whether `next` is to be awaited before more is done. */
  get isUsedUp(): boolean {
    return this.#usedMs >= turnMs
  }

  /** A turn of the event loop that nobody else computes in. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#drain()
    })
  }

  #drain(): void {
    if (this.#isDraining) return
    this.#isDraining = true
    setImmediate(() => {
      this.#isDraining = false
      this.#usedMs = 0
      this.#waiting.shift()?.()
      if (this.#waiting.length > 0) this.#drain()
    })
  }
}
