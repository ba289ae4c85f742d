import { type DatabaseRow, type DataSourceRow, listDataSources, type Snapshot } from "@inkling/store"
import { findVisibleDatabase } from "../../access/find-visible.ts"
import { requireOwnData } from "../../access/require-own-data.ts"
import { onlyDataSource } from "../../load/only-data-source.ts"
import type { Call } from "../endpoint.ts"

/**
 * The database that a version before data sources means, with its one data source: together they are that version's
 * database object. @throws objectNotFound · linkedDatabaseNotSupported · multipleDataSources · noAccessibleDataSource
 */
export async function findLegacyDatabase(
  tx: Snapshot,
  call: Call,
): Promise<{ database: DatabaseRow; dataSource: DataSourceRow }> {
  const database = await findVisibleDatabase(tx, call.principal, call.path["database_id"] as string)
  await requireOwnData(tx, database)
  return { database, dataSource: onlyDataSource(await listDataSources(tx, database.pk), database.id) }
}
