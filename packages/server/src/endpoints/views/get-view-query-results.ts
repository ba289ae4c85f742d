import { invalidStartCursor } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { findPage, listPagesByPks, type PageRow, type Snapshot, type ViewQueryRow } from "@inkling/store"
import { findVisibleView } from "../../access/find-visible-view.ts"
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
  const size = pageSizeOf(call.query)
  const seen = await seenRows(tx, call, query.page_pks.slice(await startOf(tx, call, query)), size + 1)
  const next = seen[size]
  const list = presentList(
    "page",
    seen.slice(0, size).map(({ id }) => ({ object: "page", id })),
    next?.id ?? null,
  )
  return query.is_cut && next === undefined ? { ...list, request_status: incompleteStatus } : list
})

/** The first rows that are still there for the caller, at most `limit`. */
async function seenRows(tx: Snapshot, call: Call, pks: readonly number[], limit: number): Promise<PageRow[]> {
  const seen: PageRow[] = []
  for (let at = 0; at < pks.length && seen.length < limit; at += chunkSize) {
    const chunk = pks.slice(at, at + chunkSize)
    const byPk = new Map((await listPagesByPks(tx, chunk)).map((row) => [row.pk, row]))
    for (const pk of chunk) {
      const row = byPk.get(pk)
      if (row && call.principal.acls.has(row.acl)) seen.push(row)
    }
  }
  return seen.slice(0, limit)
}

/** Rows read at a time: the largest page, and the row behind it. */
const chunkSize = 101

/** @throws invalidStartCursor for what is no row of the query */
async function startOf(tx: Snapshot, call: Call, query: ViewQueryRow): Promise<number> {
  const cursor = uuidCursor(call.query, parseUuid)
  if (cursor === undefined) return 0
  const page = await findPage(tx, cursor)
  const at = page ? query.page_pks.indexOf(page.pk) : -1
  if (at < 0) throw invalidStartCursor(cursor)
  return at
}
