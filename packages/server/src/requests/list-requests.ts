import { validationError } from "@inkling/contract"
import type { Snapshot } from "@inkling/store"
import type { LoggedRequest } from "./logged-request.ts"
import { fits, type RequestFilter } from "./request-filter.ts"
import type { RequestLog } from "./request-log.ts"
import { type ShownRequest, showRequest } from "./shown-request.ts"

/** Requests of a page of the list. */
const usualLimit = 50
const maxLimit = 100

export interface RequestPage {
  /** Newest first. */
  results: ShownRequest[]
  /** Null on the last page. */
  next_cursor: string | null
}

/**
 * A page of the requests that fit. What comes in while someone pages is not on later pages; what was dropped meanwhile
 * ends the list. @throws validationError for a cursor that is none
 */
export async function listRequests(
  tx: Snapshot,
  log: RequestLog,
  filter: RequestFilter,
  { cursor, limit = usualLimit }: { cursor?: string; limit?: number } = {},
): Promise<RequestPage> {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
    throw validationError(`The cursor "${cursor}" is none that this list gave.`)
  const before = cursor === undefined ? Number.POSITIVE_INFINITY : Number(cursor)
  const wanted = Math.min(maxLimit, Math.max(1, Math.floor(limit) || usualLimit))
  const found: LoggedRequest[] = []
  let isMore = false
  for (const entry of log.newestFirst()) {
    if (entry.no >= before || !fits(entry, filter)) continue
    isMore = found.length === wanted
    if (isMore) break
    found.push(entry)
  }
  const results: ShownRequest[] = []
  for (const entry of found) results.push(await showRequest(tx, entry))
  return { results, next_cursor: isMore ? String(found.at(-1)?.no) : null }
}
