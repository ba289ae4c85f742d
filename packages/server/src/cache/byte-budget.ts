/** Memory that can be given back at any time. */
export interface Holding {
  readonly bytes: number
  /** Gives it back; the budget has forgotten it already. */
  drop(): void
}

/** One cap on the bytes of all caches. What was used longest ago goes first. */
export class ByteBudget {
  readonly maxBytes: number
  /** In order of use; the last was used last. */
  readonly #holdings = new Set<Holding>()
  #evictionCount = 0

  /** @param maxBytes 0 keeps nothing */
  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  get bytes(): number {
    let sum = 0
    for (const { bytes } of this.#holdings) sum += bytes
    return sum
  }

  get evictionCount(): number {
    return this.#evictionCount
  }

  /** Adds a holding, or says that it was used just now. */
  touch(holding: Holding): void {
    this.#holdings.delete(holding)
    this.#holdings.add(holding)
  }

  forget(holding: Holding): void {
    this.#holdings.delete(holding)
  }

  /** Drops what was used longest ago until the rest, and `extraBytes` more, are within the cap. */
  fit(extraBytes = 0): void {
    let over = this.bytes + extraBytes - this.maxBytes
    for (const holding of this.#holdings) {
      if (over <= 0) return
      over -= holding.bytes
      this.#holdings.delete(holding)
      this.#evictionCount++
      holding.drop()
    }
  }
}
