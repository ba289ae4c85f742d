import { ApiError, conflict, diskFull, serviceUnavailable } from "@inkling/contract"
import type { Backend } from "../dialects/backend.ts"

/** What callers get for a failure of the database; other errors pass as they are. The raw error is the `cause`. */
export function translateError(backend: Pick<Backend, "failureOf">, error: unknown): unknown {
  if (error instanceof ApiError) return error
  switch (backend.failureOf(error)) {
    case "duplicate":
    case "contention":
      return conflict(error)
    case "unavailable":
      return serviceUnavailable(error)
    case "full":
      return diskFull(error)
    default:
      return error
  }
}
