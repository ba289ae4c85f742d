/** Work that goes on after its request was answered. */
export class Background {
  readonly #running = new Set<Promise<void>>()

  /** Takes work that never rejects. */
  add(work: Promise<void>): void {
    const running = work.finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }
}
