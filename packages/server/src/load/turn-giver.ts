/** Milliseconds of work after which the event loop turns. */
const turnMs = 4

/** Lets others have their turn between the parts of long work: SQLite answers within the same turn of the event loop. */
export class TurnGiver {
  #since = performance.now()

  async pause(): Promise<void> {
    if (performance.now() - this.#since < turnMs) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    this.#since = performance.now()
  }
}
