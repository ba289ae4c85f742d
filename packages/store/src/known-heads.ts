import type { Head } from "./store.ts"

/**
 * Heads of the workspaces of a database that only this process writes to: every commit passes here, so that the newest
 * head is known without a statement.
 */
export class KnownHeads {
  readonly #heads = new Map<number, Head>()
  #changeCount = 0

  get(ws: number): Head | undefined {
    return this.#heads.get(ws)
  }

  committed(ws: number, head: Head): void {
    this.#changeCount++
    this.#heads.set(ws, head)
  }

  /** After a commit that failed: the database is asked again. */
  forget(ws: number): void {
    this.#changeCount++
    this.#heads.delete(ws)
  }

  /** Reads a head that is not known; it is kept unless a commit came in between. */
  async learn(ws: number, read: () => Promise<Head>): Promise<Head> {
    const before = this.#changeCount
    const head = await read()
    if (this.#changeCount === before) this.#heads.set(ws, head)
    return head
  }
}
