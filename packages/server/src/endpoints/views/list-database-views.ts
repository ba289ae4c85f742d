import { validationError } from "@inkling/contract"
import { requestId } from "@inkling/engine"
import { listViewsOfDatabase, listViewsOfDataSource, type Snapshot, type ViewRow } from "@inkling/store"
import { findVisibleDatabase, findVisibleDataSource } from "../../access/find-visible.ts"
import { seenView } from "../../access/find-visible-view.ts"
import { presentList } from "../../present/present-list.ts"
import { type Call, readEndpoint } from "../endpoint.ts"
import { pageOf } from "../page-of.ts"

/**
 * The tabs of a database in their order, or all views over a data source, linked ones and widgets too, oldest first;
 * with both, the tabs over that data source (inferred). Source: developers.notion.com/reference/list-views
 */
export const listDatabaseViews = readEndpoint("listDatabaseViews", "read_content", async (call, tx) => {
  const seen: ViewRow[] = []
  for (const view of await listAsked(tx, call)) if (await seenView(tx, call.principal, view)) seen.push(view)
  const { items, next } = pageOf(seen, call.query)
  return presentList(
    "view",
    items.map(({ id }) => ({ object: "view", id })),
    next,
  )
})

async function listAsked(tx: Snapshot, { query, principal }: Call): Promise<ViewRow[]> {
  const databaseId = query["database_id"] as string | undefined
  const sourceId = query["data_source_id"] as string | undefined
  const source =
    sourceId === undefined ? undefined : await findVisibleDataSource(tx, principal, requestId(sourceId))
  if (databaseId !== undefined) {
    const database = await findVisibleDatabase(tx, principal, requestId(databaseId))
    const views = await listViewsOfDatabase(tx, database.pk)
    return views.filter(
      (view) => view.dashboard_id === null && (!source || view.data_source_pk === source.dataSource.pk),
    )
  }
  if (source) return listViewsOfDataSource(tx, source.dataSource.pk)
  throw validationError("At least one of database_id or data_source_id must be provided.") // sentence inferred
}
