import type { Property } from "@inkling/engine"
import { type DataSourceRow, findDatabaseByPk, findDataSource, type Snapshot } from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { hiddenColumns } from "../present/hidden-columns.ts"

/**
 * A data source's columns as far as the caller may know of them, the same in schemas, rows, filters and writes: a
 * relation that somebody makes from a place the caller does not see must not show on its own rows.
 */
export async function visibleColumns(
  tx: Snapshot,
  principal: Principal,
  dataSource: DataSourceRow,
  all: readonly Property[],
): Promise<readonly Property[]> {
  const targets = new Set<string>()
  for (const property of all) if (property.type === "relation") targets.add(property.config.data_source_id)
  if (targets.size === 0) return all
  const seen = new Set<string>()
  for (const id of targets) {
    const target = await findDataSource(tx, id)
    const database = target && (await findDatabaseByPk(tx, target.database_pk))
    if (database && principal.acls.has(database.acl)) seen.add(id)
  }
  const hidden = hiddenColumns(all, dataSource.id, (id) => seen.has(id))
  return hidden.size === 0 ? all : all.filter(({ id }) => !hidden.has(id))
}
