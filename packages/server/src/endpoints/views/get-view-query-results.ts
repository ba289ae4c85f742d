import { invalidStartCursor } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { findPage, listPagesByPks, type Snapshot, type ViewQueryRow } from "@inkling/store"
import { findVisibleView } from "../../access/find-visible-view.ts"
import { readRows } from "../../load/page-to-show.ts"
import { presentList } from "../../present/present-list.ts"
import { type Call, readEndpoint } from "../endpoint.ts"
import { pageSizeOf, uuidCursor } from "../page-size.ts"
import { findOwnQuery } from "./find-own-query.ts"
import { incompleteStatus } from "./incomplete-status.ts"

/**
 * A page of what a view's query found, as it was then; rows that the caller may no longer see are left out. A cursor
 * is the id of the page's first row. Source: developers.notion.com/reference/get-view-query-results
 */
export const getViewQueryResults = readEndpoint("getViewQueryResults", "read_content", async (call, tx) => {
  await findVisibleView(tx, call.principal, call.path["view_id"] as string)
  const query = await findOwnQuery(tx, call)
  const start = await startOf(tx, call, query)
  const end = start + pageSizeOf(call.query)
  const rows = await readRows(
    tx,
    query.page_pks.slice(start, end).map((pk) => ({ pk })),
  )
  const seen = rows.filter(({ acl }) => call.principal.acls.has(acl))
  const [next] = await listPagesByPks(tx, query.page_pks.slice(end, end + 1))
  const list = presentList(
    "page",
    seen.map(({ id }) => ({ object: "page", id })),
    next?.id ?? null,
  )
  return query.is_cut && next === undefined ? { ...list, request_status: incompleteStatus } : list
})

/** @throws invalidStartCursor for what is no row of the query */
async function startOf(tx: Snapshot, call: Call, query: ViewQueryRow): Promise<number> {
  const cursor = uuidCursor(call.query, parseUuid)
  if (cursor === undefined) return 0
  const page = await findPage(tx, cursor)
  const at = page ? query.page_pks.indexOf(page.pk) : -1
  if (at < 0) throw invalidStartCursor(cursor)
  return at
}
