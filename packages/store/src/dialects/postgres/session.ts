import postgres from "postgres"
import { ConnectionLost } from "../connection.ts"

export interface SessionOptions {
  url: string
  schema: string
  /** Set for sessions whose server would otherwise acknowledge commits before they are on disk. */
  forceSync?: boolean
}

/** Longest a statement may run, and wait for a lock, in the server. */
const statementTimeoutMs = 30_000
const lockTimeoutMs = 10_000

const connectTimeoutSeconds = 5
const closeTimeoutSeconds = 5

/**
 * One session with the server, opened when first used. A loss is final: postgres.js would reconnect by itself, in the
 * middle of a transaction too, and a statement sent between a socket's error and its end would never be answered.
 * Here a loss fails all that is under way, and whoever goes on calls `renew`.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #pending = new Set<(error: unknown) => void>()
  #client: postgres.Sql
  #isLost = false

  constructor(options: SessionOptions) {
    this.#options = options
    this.#client = this.#open()
  }

  get isLost(): boolean {
    return this.#isLost
  }

  /** A new session in place of a lost one. */
  renew(): void {
    if (!this.#isLost) return
    this.#isLost = false
    this.#client = this.#open()
  }

  /** Sends what `query` asks of the client. @throws ConnectionLost */
  send<T>(query: (client: postgres.Sql) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#isLost) throw new ConnectionLost()
      this.#pending.add(reject)
      const client = this.#client
      query(client).then(
        (result) => {
          this.#pending.delete(reject)
          resolve(result)
        },
        (error) => {
          this.#pending.delete(reject)
          reject(error)
          if (!(error instanceof postgres.PostgresError)) this.#lose(client)
        },
      )
    })
  }

  async close(): Promise<void> {
    await this.#client.end({ timeout: this.#isLost ? 0 : closeTimeoutSeconds })
  }

  #open(): postgres.Sql {
    const client: postgres.Sql = openClient(this.#options, () => this.#lose(client))
    return client
  }

  #lose(client: postgres.Sql): void {
    if (client !== this.#client || this.#isLost) return
    this.#isLost = true
    for (const reject of this.#pending) reject(new ConnectionLost())
    this.#pending.clear()
    client.end({ timeout: 0 }).catch(() => {})
  }
}

/** A client of postgres.js with one connection. */
export function openClient(options: SessionOptions, onClose: () => void): postgres.Sql {
  return postgres(options.url, {
    max: 1,
    // A session that ended by age could end in the middle of a transaction.
    max_lifetime: 0,
    idle_timeout: 0,
    connect_timeout: connectTimeoutSeconds,
    backoff: () => 0,
    fetch_types: false,
    onnotice: () => {},
    onclose: onClose,
    types: {
      bigint: { to: 20, from: [20], parse: Number, serialize: String },
      // JSON arrives here as text already; see values.ts.
      json: { to: 3802, from: [114, 3802], parse: JSON.parse, serialize: String },
    },
    connection: {
      application_name: "inkling",
      search_path: quoted(options.schema),
      statement_timeout: statementTimeoutMs,
      lock_timeout: lockTimeoutMs,
      idle_in_transaction_session_timeout: statementTimeoutMs,
      ...(options.forceSync && { synchronous_commit: "on" }),
    } as Record<string, string | number>,
  })
}

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
