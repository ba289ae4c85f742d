import { type ApiVersion, isBefore } from "@inkling/contract"
import type { Wire } from "../present/context.ts"
import { downgradePropertySchemas } from "./property-schema-response.ts"
import { withArchived } from "./with-archived.ts"

/** A container as 2025-09-03 shows it, or a partial database of any version. */
export function downgradeDatabase(_version: ApiVersion, database: Wire): Wire {
  return withArchived(database)
}

/**
 * A data source as `version` shows it; before 2025-09-03 it is the database itself: the same object under the
 * database's id and parent. Source: reference databases-and-data-sources §1.3.
 */
export function downgradeDataSource(version: ApiVersion, dataSource: Wire): Wire {
  if (!isBefore(version, "2025-09-03") || !("parent" in dataSource)) return withArchived(dataSource)
  const { database_parent: parent, url, public_url, in_trash, ...rest } = dataSource
  const { database_id: id } = dataSource["parent"] as { database_id: string }
  const properties = dataSource["properties"] as Record<string, Wire>
  return withArchived({
    ...rest,
    object: "database",
    id,
    properties: downgradePropertySchemas(version, properties),
    parent,
    url,
    public_url,
    in_trash,
  })
}
