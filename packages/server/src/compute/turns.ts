/** Milliseconds of computing within one turn of the event loop; the next one waits for its own turn. */
const turnMs = 4

/** What a turn may take at most before others get as much time as it took: database answers, sockets. */
const heavyMs = 2 * turnMs

/** One who waits for a turn. Whose `rank` is least comes first. */
interface Waiting {
  rank: number
  resume: () => void
}

/**
 * Shares the event loop between all that compute in this process: one of them a turn, so that many heavy requests at
 * once keep others waiting no longer than one. Who has computed least so far comes first, so that what is quick to
 * compute does not wait for what is slow; waiting counts as having computed less, so that nobody waits for ever.
 */
export class Turns {
  #usedMs = 0
  #isDraining = false
  readonly #waiting: Waiting[] = []

  /** Says that a piece of work is done, and how long it took. */
  add(ms: number): void {
    this.#usedMs += ms
    this.#drain()
  }

  /** Whether `next` is to be awaited before more is done. */
  get isUsedUp(): boolean {
    return this.#usedMs >= turnMs
  }

  /**
   * A turn of the event loop that nobody else computes in.
   * @param usedMs how long the one who asks has computed so far
   */
  next(usedMs: number): Promise<void> {
    return new Promise((resume) => {
      this.#waiting.push({ rank: performance.now() + usedMs, resume })
      this.#drain()
    })
  }

  #drain(): void {
    if (this.#isDraining) return
    this.#isDraining = true
    // What was added in this turn is known only at its end.
    setImmediate(() => {
      if (this.#usedMs > heavyMs) setTimeout(() => this.#begin(), this.#usedMs)
      else this.#begin()
    })
  }

  #begin(): void {
    this.#isDraining = false
    this.#usedMs = 0
    this.#takeFirst()?.resume()
    if (this.#waiting.length > 0) this.#drain()
  }

  #takeFirst(): Waiting | undefined {
    let at = 0
    for (const [index, { rank }] of this.#waiting.entries())
      if (rank < (this.#waiting[at] as Waiting).rank) at = index
    return this.#waiting.splice(at, 1)[0]
  }
}
