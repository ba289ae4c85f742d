import type { Backend } from "./dialects/backend.ts"

/** Who wants to hear of commits, of this process and of others. */
export class HeadListeners {
  readonly #backend: Backend
  readonly #listeners = new Set<(ws: number) => void>()
  #listening: Promise<void> | undefined

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** A commit of this process. */
  committed(ws: number, seq: number): void {
    this.#backend.announce(ws, seq)
    this.#tell(ws)
  }

  /** Resolves, once other processes are heard too, to what ends the subscription. */
  async add(listener: (ws: number) => void): Promise<() => void> {
    this.#listening ??= this.#backend.listen((ws) => this.#tell(ws))
    try {
      await this.#listening
    } catch (error) {
      this.#listening = undefined
      throw error
    }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(ws: number): void {
    // Later, so that a listener can neither fail nor delay a commit's answers.
    for (const listener of this.#listeners) setImmediate(listener, ws)
  }
}
