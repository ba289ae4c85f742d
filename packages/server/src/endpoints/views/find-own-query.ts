import { objectNotFound } from "@inkling/contract"
import { findViewQuery, type Snapshot, type ViewQueryRow } from "@inkling/store"
import { notFoundBot } from "../../access/not-found-bot.ts"
import type { Call } from "../endpoint.ts"

/** The query of the path, if the caller made it for this view and it has not expired. @throws objectNotFound */
export async function findOwnQuery(tx: Snapshot, call: Call): Promise<ViewQueryRow> {
  const { path, principal } = call
  const id = path["query_id"] as string
  const query = await findViewQuery(tx, id)
  const isOwn = query?.view_id === path["view_id"] && query?.principal === principal.integration.id
  if (query && isOwn && call.now() < query.expires_at) return query
  throw objectNotFound("view_query", id, notFoundBot(principal))
}
