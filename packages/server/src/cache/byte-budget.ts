/** Memory that can be given back at any time. */
export interface Holding {
  readonly bytes: number
  /** Gives it back; the budget has forgotten it already. */
  drop(): void
}

/** One cap on the bytes of all caches. What was used longest ago goes first. */
export class ByteBudget {
  readonly maxBytes: number
  /** In order of use, the last was used last; with the bytes each had then. */
  readonly #holdings = new Map<Holding, number>()
  #bytes = 0
  #evictionCount = 0

  /** @param maxBytes 0 keeps nothing */
  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  /** As of each holding's last use: one that has grown since is counted anew when it is used next. */
  get bytes(): number {
    return this.#bytes
  }

  get evictionCount(): number {
    return this.#evictionCount
  }

  /** Adds a holding, or says that it was used just now. */
  touch(holding: Holding): void {
    this.forget(holding)
    const { bytes } = holding
    this.#holdings.set(holding, bytes)
    this.#bytes += bytes
  }

  forget(holding: Holding): void {
    const bytes = this.#holdings.get(holding)
    if (bytes === undefined) return
    this.#holdings.delete(holding)
    this.#bytes -= bytes
  }

  /** Drops what was used longest ago until the rest, and `extraBytes` more, are within the cap. */
  fit(extraBytes = 0): void {
    for (const holding of this.#holdings.keys()) {
      if (this.#bytes + extraBytes <= this.maxBytes) return
      this.forget(holding)
      this.#evictionCount++
      holding.drop()
    }
  }
}
