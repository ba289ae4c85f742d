import { multipleDataSources, noAccessibleDataSource } from "@inkling/contract"
import type { DataSourceRow } from "@inkling/store"

/**
 * The source that a database stands for where only a database can be named, trashed ones aside.
 * @throws multipleDataSources · noAccessibleDataSource
 */
export function onlyDataSource(sources: readonly DataSourceRow[], databaseId: string): DataSourceRow {
  const [only, ...more] = sources.filter((source) => !source.is_trashed)
  if (!only) throw noAccessibleDataSource(databaseId)
  if (more.length > 0)
    throw multipleDataSources(
      databaseId,
      [only, ...more].map(({ id }) => id),
    )
  return only
}
