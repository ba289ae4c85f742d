import type { Clock } from "@inkling/engine"
import type { WriteTx } from "./store.ts"
import { touchTokens } from "./token.ts"

const flushIntervalMs = 60_000

type Write = (ws: number, options: { actor: null }, job: (tx: WriteTx) => Promise<void>) => Promise<void>

/** Collects when tokens were used and writes it once a minute, so that reading does not write. */
export class TokenUses {
  readonly #clock: Clock
  readonly #write: Write
  #uses = new Map<number, Map<string, number>>()
  #timer: NodeJS.Timeout | undefined

  constructor(clock: Clock, write: Write) {
    this.#clock = clock
    this.#write = write
  }

  touch(ws: number, tokenId: string): void {
    let uses = this.#uses.get(ws)
    if (!uses) {
      uses = new Map()
      this.#uses.set(ws, uses)
    }
    uses.set(tokenId, this.#clock.now())
    this.#timer ??= setTimeout(() => void this.flush(), flushIntervalMs).unref()
  }

  /** Writes what was collected. What cannot be written is let go: it is not worth an error. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const uses = this.#uses
    this.#uses = new Map()
    const writing = [...uses].map(([ws, used]) =>
      this.#write(ws, { actor: null }, (tx) => touchTokens(tx, used)),
    )
    await Promise.allSettled(writing)
  }
}
