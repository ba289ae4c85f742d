import { type Property, toWireTime } from "@inkling/engine"
import type { DatabaseRow, DataSourceRow } from "@inkling/store"
import type { PresentContext, Wire } from "./context.ts"
import { presentFileRef } from "./present-file.ts"
import { presentIcon } from "./present-icon.ts"
import { presentPropertySchemas } from "./present-property-schema.ts"
import { presentRichText } from "./present-rich-text.ts"
import { presentPartialUser } from "./present-user.ts"

/** A data source and what its answer needs that is not in its row. */
export interface DataSourceParts {
  dataSource: DataSourceRow
  database: DatabaseRow
  /** The database's own parent. */
  databaseParent: Wire
  /** True when it, its database or something above is in trash. */
  inTrash: boolean
  properties: readonly Property[]
}

/** A data source in recorded key order; its link is the database's. Source: reference databases-and-data-sources §1.2 */
export function presentDataSource(
  { dataSource, database, databaseParent, inTrash, properties }: DataSourceParts,
  context: PresentContext,
): Wire {
  return {
    object: "data_source",
    id: dataSource.id,
    cover: dataSource.cover && presentFileRef(dataSource.cover, context),
    icon: dataSource.icon && presentIcon(dataSource.icon, context),
    created_time: toWireTime(dataSource.created_at),
    created_by: presentPartialUser(dataSource.created_by),
    last_edited_by: presentPartialUser(dataSource.edited_by),
    last_edited_time: toWireTime(dataSource.edited_at),
    title: presentRichText(dataSource.title, context),
    description: presentRichText(dataSource.description, context),
    is_inline: database.is_inline,
    properties: presentPropertySchemas(properties, dataSource.id, context),
    parent: { type: "database_id", database_id: database.id },
    database_parent: databaseParent,
    url: context.pageUrl(database.id),
    public_url: null,
    in_trash: inTrash,
  }
}

/** What a caller without the right to read sees: the schema, so that it can write. Source: reference overview §2.2 */
export function partialDataSource({ object, id, properties }: Wire): Wire {
  return { object, id, properties }
}
