import { validationError } from "@inkling/contract"
import { insertViewQueries, listPagesByPks, pruneViewQueries, type ViewQueryRow } from "@inkling/store"
import { findVisibleView } from "../../access/find-visible-view.ts"
import { readRows } from "../../load/page-to-show.ts"
import { queryView } from "../../load/query-view.ts"
import { readEndpoint, ThenKeep } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"
import { incompleteStatus } from "./incomplete-status.ts"

/** How long a query's results are kept. Source: developers.notion.com/reference/create-view-query */
export const viewQueryMs = 15 * 60 * 1000

/**
 * Runs a view's filter and sorts once, keeps what they find, and answers its first page; the caller alone may page
 * through the rest. Source: developers.notion.com/reference/create-view-query
 */
export const createViewQuery = readEndpoint("createViewQuery", "read_content", async (call, tx) => {
  const { principal, services } = call
  const { view, dataSource } = await findVisibleView(tx, principal, call.path["view_id"] as string)
  if (!dataSource) throw validationError("Dashboard views cannot be queried. Query their widgets instead.") // inferred
  const { pages, isCut } = await queryView(tx, call, view, dataSource)
  const size = pageSizeOf(call.body)
  const shown = await readRows(tx, pages.slice(0, size))
  const [next] = await listPagesByPks(
    tx,
    pages.slice(size, size + 1).map(({ pk }) => pk),
  )
  const row: ViewQueryRow = {
    ws: tx.ws,
    id: services.ids.uuid("other"),
    view_id: view.id,
    principal: principal.integration.id,
    expires_at: call.now() + viewQueryMs,
    page_pks: pages.map(({ pk }) => pk),
    is_cut: isCut,
  }
  return new ThenKeep(async (writing) => {
    await pruneViewQueries(writing, writing.now)
    await insertViewQueries(writing, [row])
    return {
      object: "view_query",
      id: row.id,
      view_id: view.id,
      expires_at: new Date(row.expires_at).toISOString(),
      total_count: row.page_pks.length,
      results: shown.map(({ id }) => ({ object: "page", id })),
      next_cursor: next?.id ?? null,
      has_more: next !== undefined,
      ...(isCut && next === undefined && { request_status: incompleteStatus }),
    }
  })
})
