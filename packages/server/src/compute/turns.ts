/** Milliseconds of computing within one turn of the event loop; the next one waits for its own turn. */
export const turnMs = 4

/** Who has computed longer is heavy, and waits where others want something of the process. */
const heavyMs = 2 * turnMs

/**
 * Time that heavy ones leave to others between two turns, as a multiple of what the last one took: a request of others
 * has many answers of a database to wait for, and would meet a turn at each.
 */
const restShare = 3

/** One who waits for a turn. Whose `rank` is least comes first. */
interface Waiting {
  rank: number
  isHeavy: boolean
  resume: () => void
}

/**
 * Shares the event loop between all that compute in this process: one of them a turn, so that many heavy requests at
 * once keep others waiting no longer than one. Who has computed least so far comes first, so that what is quick to
 * compute does not wait for what is slow; waiting counts as having computed less, so that nobody waits for ever.
 */
export class Turns {
  #usedMs = 0
  /** Until then those who have computed much wait. */
  #restUntil = 0
  #underWay = 0
  #isDraining = false
  #timer: NodeJS.Timeout | undefined
  readonly #waiting: Waiting[] = []

  /** Does what a request asks for; while there are others, those who compute much leave them time. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    this.#underWay++
    try {
      return await request()
    } finally {
      this.#underWay--
    }
  }

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
      this.#waiting.push({ rank: performance.now() + usedMs, isHeavy: usedMs > heavyMs, resume })
      this.#drain()
    })
  }

  #drain(): void {
    if (this.#isDraining) return
    this.#isDraining = true
    // What was added in this turn is known only at its end.
    setImmediate(() => this.#begin())
  }

  #begin(): void {
    this.#isDraining = false
    const now = performance.now()
    if (this.#usedMs > 0 && this.#hasOthers) this.#restUntil = now + restShare * this.#usedMs
    this.#usedMs = 0
    const restMs = this.#restUntil - now
    const first = this.#takeFirst(restMs > 0)
    first?.resume()
    clearTimeout(this.#timer)
    if (this.#waiting.length === 0) return
    if (first) this.#drain()
    else this.#timer = setTimeout(() => this.#drain(), restMs)
  }

  /** Whether more is under way than what waits here. */
  get #hasOthers(): boolean {
    let heavy = 0
    for (const { isHeavy } of this.#waiting) if (isHeavy) heavy++
    return this.#underWay > heavy
  }

  #takeFirst(isResting: boolean): Waiting | undefined {
    let found = -1
    for (const [at, { rank, isHeavy }] of this.#waiting.entries())
      if (!(isResting && isHeavy) && rank < (this.#waiting[found]?.rank ?? Number.POSITIVE_INFINITY))
        found = at
    return found < 0 ? undefined : this.#waiting.splice(found, 1)[0]
  }
}
