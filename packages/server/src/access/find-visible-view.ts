import { objectNotFound } from "@inkling/contract"
import {
  type DatabaseRow,
  type DataSourceRow,
  findDatabaseByPk,
  findDataSourceByPk,
  findView,
  type Snapshot,
  type ViewRow,
} from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { notFoundBot } from "./not-found-bot.ts"

export interface VisibleView {
  view: ViewRow
  database: DatabaseRow
  /** Undefined for a dashboard. */
  dataSource: DataSourceRow | undefined
}

/** @throws objectNotFound */
export async function findVisibleView(tx: Snapshot, principal: Principal, id: string): Promise<VisibleView> {
  const view = await findView(tx, id)
  const found = view && (await seenView(tx, principal, view))
  if (!found) throw objectNotFound("view", id, notFoundBot(principal))
  return found
}

/**
 * A view as far as the caller sees it: with its database, and with the data source that it shows, wherever that is.
 * While its data source is in trash there is no view of it (inferred: the app shows none).
 */
export async function seenView(
  tx: Snapshot,
  { acls }: Principal,
  view: ViewRow,
): Promise<VisibleView | undefined> {
  const database = await findDatabaseByPk(tx, view.database_pk)
  if (!database || !acls.has(database.acl)) return undefined
  if (view.data_source_pk === null) return { view, database, dataSource: undefined }
  const dataSource = await findDataSourceByPk(tx, view.data_source_pk)
  if (!dataSource || dataSource.is_trashed) return undefined
  const home =
    dataSource.database_pk === database.pk ? database : await findDatabaseByPk(tx, dataSource.database_pk)
  return home && acls.has(home.acl) ? { view, database, dataSource } : undefined
}
