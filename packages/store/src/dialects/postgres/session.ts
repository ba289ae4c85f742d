import postgres from "postgres"

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

/**
 * A client that holds one session, reconnecting for the next statement after a loss. `onLost` runs in the same tick
 * in which the session's statements fail, before anything could be sent on a new one.
 */
export function openSession(options: SessionOptions, onLost: () => void): postgres.Sql {
  return postgres(options.url, {
    max: 1,
    // A session that ended by age could end in the middle of a transaction.
    max_lifetime: 0,
    idle_timeout: 0,
    connect_timeout: connectTimeoutSeconds,
    backoff: () => 0,
    fetch_types: false,
    onnotice: () => {},
    onclose: onLost,
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
