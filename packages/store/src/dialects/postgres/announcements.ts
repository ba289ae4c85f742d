import type postgres from "postgres"

const channel = "inkling_head"

/** Commits within this time are told of together. */
const coalesceMs = 5

/**
 * Tells the processes on one schema of each other's commits through NOTIFY, sent after the commit: within it, it would
 * queue commits behind one lock of the server's. Lost words do no harm.
 */
export class Announcements {
  readonly #session: postgres.Sql
  readonly #schema: string
  readonly #heads = new Map<number, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(session: postgres.Sql, schema: string) {
    this.#session = session
    this.#schema = schema
  }

  announce(ws: number, seq: number): void {
    this.#heads.set(ws, seq)
    this.#timer ??= setTimeout(() => this.#send(), coalesceMs).unref()
  }

  async listen(listener: (ws: number) => void): Promise<void> {
    await this.#session.listen(channel, (payload) => {
      const [schema, ws] = JSON.parse(payload) as [string, number, number]
      if (schema === this.#schema) listener(ws)
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #send(): void {
    this.#timer = undefined
    for (const [ws, seq] of this.#heads) {
      const payload = JSON.stringify([this.#schema, ws, seq])
      this.#session.unsafe("select pg_notify($1, $2)", [channel, payload], { prepare: true }).catch(() => {})
    }
    this.#heads.clear()
  }
}
