import { type Cover, type Icon, keyBetween, parseCover, parseIcon, parseRichText } from "@inkling/engine"
import {
  type DatabaseRow,
  type DataSourceRow,
  findDatabase,
  findDataSource,
  insertDataSources,
  insertProperties,
  insertViews,
  listDataSources,
  listViewsOfDatabase,
} from "@inkling/store"
import { logSchemaChange } from "../../tree/log-schema-change.ts"
import { creditDatabase } from "./credit-database.ts"
import { idTaken, missingParent } from "./find-parent.ts"
import { type Importing, type ImportStatus, readContent, stampOf, type WireObject } from "./importing.ts"
import { readSchema } from "./read-schema.ts"

/**
 * A data source with its columns, last in its database, with a table that shows it. What its columns refer to need not
 * be there yet: formulas, rollups and relations work once it is.
 * @throws validationError · conflictError
 */
export async function importDataSource(importing: Importing, wire: WireObject): Promise<ImportStatus> {
  const { tx } = importing
  const { database_id } = wire["parent"] as Record<string, unknown>
  const database = await findDatabase(tx, String(database_id))
  if (!database) throw missingParent("database", database_id)
  const there = await findDataSource(tx, wire.id)
  if (there && there.database_pk !== database.pk) throw idTaken(wire.id, "a data source of another database")
  if (there) return "there"
  const content = readContent(importing, (context) => ({
    title: parseRichText(wire["title"], context),
    description: parseRichText(wire["description"], context),
    icon: (wire["icon"] && parseIcon(wire["icon"] as never, context)) as Icon | null,
    cover: (wire["cover"] && parseCover(wire["cover"] as never, context)) as Cover | null,
  }))
  const siblings = await listDataSources(tx, database.pk)
  const stamp = stampOf(wire)
  const row: DataSourceRow = {
    ws: tx.ws,
    pk: tx.allocatePks(1),
    id: wire.id,
    database_pk: database.pk,
    position: Math.max(-1, ...siblings.map(({ position }) => position)) + 1,
    ...content,
    schema_epoch: 0,
    is_trashed: false,
    ...stamp,
  }
  const properties = readSchema(tx.ws, row.pk, wire["properties"] as never, (count) => tx.allocatePks(count))
  await insertDataSources(tx, [row])
  tx.log({
    kind: "data_source.created",
    object_type: "data_source",
    object_id: row.id,
    object_pk: row.pk,
    data_source_pk: row.pk,
    details: null,
  })
  await insertProperties(tx, properties)
  await logSchemaChange(
    tx,
    row.pk,
    properties.map(({ id, name }) => ({ id, name, action: "created" as const })),
    true,
  )
  await addTable(importing, database, row)
  if (siblings.length === 0) await creditDatabase(tx, database.id, stamp)
  return "created"
}

/** The view that a data source is never without; others come over the API. */
async function addTable({ tx, ids }: Importing, database: DatabaseRow, source: DataSourceRow): Promise<void> {
  const tabs = (await listViewsOfDatabase(tx, database.pk)).filter((view) => view.dashboard_id === null)
  const { created_at, created_by } = source
  await insertViews(tx, [
    {
      ws: tx.ws,
      id: ids.uuid("view"),
      database_pk: database.pk,
      data_source_pk: source.pk,
      dashboard_id: null,
      order_key: keyBetween(tabs.at(-1)?.order_key ?? null, null),
      name: "Default view",
      type: "table",
      filter: null,
      sorts: null,
      quick_filters: null,
      configuration: null,
      created_at,
      created_by,
      edited_at: created_at,
      edited_by: created_by,
    },
  ])
}
