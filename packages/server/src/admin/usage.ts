import { listIntegrations, listPersons, listUsage } from "@inkling/store"
import { momentOf } from "../requests/request-filter.ts"
import { hourMs, type Usage } from "../usage/usage.ts"
import type { AdminDeps } from "./admin.ts"

export interface UsageAdminDeps extends AdminDeps {
  /** What this process has counted and not written yet; absent where nothing is served. */
  usage?: Usage
}

/** What one caller asked for within an hour. */
export interface ShownUsage {
  /** ISO 8601: when the hour began. */
  hour: string
  caller: { type: "integration" | "person"; id: string; name: string }
  requests: number
  /** Answered with 4xx or 5xx, those below among them. */
  errors: number
  rate_limited: number
}

/**
 * Hours from `since` on, of the last day unless given; oldest first. Other processes' last minute may be missing.
 * @throws validationError for a moment that is none
 */
export async function listUsageOf(
  { store, clock, usage }: UsageAdminDeps,
  ws: number,
  since?: string,
): Promise<ShownUsage[]> {
  const from = since === undefined ? clock.now() - 24 * hourMs : momentOf(since)
  await usage?.flush()
  return store.read(ws, async (tx) => {
    const rows = await listUsage(tx, Math.floor(from / hourMs) * hourMs)
    const integrations = new Map((await listIntegrations(tx)).map((one) => [one.id, one.name]))
    const persons = new Map((await listPersons(tx)).map((one) => [one.id, one.name]))
    return rows.map((row) => ({
      hour: new Date(row.hour).toISOString(),
      caller: {
        type: persons.has(row.caller_id) ? "person" : "integration",
        id: row.caller_id,
        name: integrations.get(row.caller_id) ?? persons.get(row.caller_id) ?? "",
      },
      requests: row.request_count,
      errors: row.error_count,
      rate_limited: row.limited_count,
    }))
  })
}
