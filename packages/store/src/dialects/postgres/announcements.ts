import type postgres from "postgres"
import { openClient, type Session, type SessionOptions } from "./session.ts"

const channel = "inkling_head"

/** Commits within this time are told of together. */
const coalesceMs = 5

/**
 * Tells the processes on one schema of each other's commits through NOTIFY, sent after the commit: within it, it would
 * queue commits behind one lock of the server's. Lost words do no harm.
 */
export class Announcements {
  readonly #session: Session
  readonly #options: SessionOptions
  /** Made by the first listener; postgres.js listens again by itself after a loss. */
  #listening: postgres.Sql | undefined
  readonly #heads = new Map<number, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(session: Session, options: SessionOptions) {
    this.#session = session
    this.#options = options
  }

  announce(ws: number, seq: number): void {
    this.#heads.set(ws, seq)
    this.#timer ??= setTimeout(() => this.#send(), coalesceMs).unref()
  }

  async listen(listener: (ws: number) => void): Promise<void> {
    this.#listening ??= openClient(this.#options, () => {})
    await this.#listening.listen(channel, (payload) => {
      const [schema, ws] = JSON.parse(payload) as [string, number, number]
      if (schema === this.#options.schema) listener(ws)
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#listening?.end({ timeout: 0 })
  }

  #send(): void {
    this.#timer = undefined
    this.#session.renew()
    for (const [ws, seq] of this.#heads) {
      const payload = JSON.stringify([this.#options.schema, ws, seq])
      const values = [channel, payload]
      this.#session
        .send((client) => client.unsafe("select pg_notify($1, $2)", values, { prepare: true }))
        .catch(() => {})
    }
    this.#heads.clear()
  }
}
