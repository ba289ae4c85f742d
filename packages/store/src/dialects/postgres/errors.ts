import type { DatabaseFailure } from "../backend.ts"
import { ConnectionLost } from "../connection.ts"

const contention = new Set(["40001", "40P01"])

/** Lock and statement timeouts, shutdown and start-up, too many clients, out of memory. */
const unavailable = new Set(["55P03", "57014", "57P01", "57P02", "57P03", "53200", "53300"])

/** Raised by postgres.js and by sockets. */
const connectionCodes =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)/

/** What kind of failure an error of PostgreSQL's or its connection is; undefined for others and for our own bugs. */
export function postgresFailure(error: unknown): DatabaseFailure | undefined {
  if (error instanceof ConnectionLost) return "unavailable"
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== "string") return undefined
  if (code === "23505") return "duplicate"
  if (code === "53100") return "full"
  if (contention.has(code)) return "contention"
  if (unavailable.has(code) || code.startsWith("08") || connectionCodes.test(code)) return "unavailable"
  return undefined
}
