import { linkedDatabaseNotSupported } from "@inkling/contract"
import { type DatabaseRow, listDataSources, listViewsOfDatabase, type Snapshot } from "@inkling/store"

/**
 * A database that only shows what others hold is no database to its readers.
 * @throws linkedDatabaseNotSupported. Source: reported; that newer versions answer the same is inferred
 */
export async function requireOwnData(tx: Snapshot, database: DatabaseRow): Promise<void> {
  if ((await listDataSources(tx, database.pk)).length > 0) return
  const views = await listViewsOfDatabase(tx, database.pk)
  if (views.some((view) => view.data_source_pk !== null)) throw linkedDatabaseNotSupported()
}
