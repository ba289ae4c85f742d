/** Milliseconds of computing within one turn of the event loop; the next one waits for its own turn. */
const turnMs = 4

/** One who waits for a turn, and how long it has computed so far. */
interface Waiting {
  usedMs: number
  resume: () => void
}

/**
 * Shares the event loop between all that compute in this process: one of them a turn, so that many heavy requests at
 * once keep others waiting no longer than one. Who has computed least so far comes first, so that what is quick to
 * compute does not wait for what is slow.
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
      this.#waiting.push({ usedMs, resume })
      this.#drain()
    })
  }

  #drain(): void {
    if (this.#isDraining) return
    this.#isDraining = true
    setImmediate(() => {
      this.#isDraining = false
      this.#usedMs = 0
      this.#takeLightest()?.resume()
      if (this.#waiting.length > 0) this.#drain()
    })
  }

  #takeLightest(): Waiting | undefined {
    let at = 0
    for (const [index, { usedMs }] of this.#waiting.entries())
      if (usedMs < (this.#waiting[at] as Waiting).usedMs) at = index
    return this.#waiting.splice(at, 1)[0]
  }
}
