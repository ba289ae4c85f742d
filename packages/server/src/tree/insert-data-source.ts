import { type Cover, type Icon, planNewSchema, type RichText, type SchemaRequest } from "@inkling/engine"
import {
  type DatabaseRow,
  type DataSourceRow,
  insertDataSources,
  listDataSources,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { loadSchemaContext } from "../load/schema-context.ts"
import { insertTab } from "./insert-view.ts"
import { writeSchemaPlan } from "./write-schema.ts"

/** What a data source is made with. */
export interface NewDataSource {
  title: RichText
  description: RichText
  icon: Icon | null
  cover: Cover | null
  schema: SchemaRequest | undefined
}

/** Makes a data source, last in its database, with a table that shows it. Source: Notion's guide to views */
export async function insertDataSource(
  tx: WriteTx,
  call: Call,
  database: DatabaseRow,
  { schema, ...made }: NewDataSource,
): Promise<DataSourceRow> {
  const actor = call.principal.integration.bot_id
  const id = call.services.ids.uuid("data_source")
  const { request, context } = await loadSchemaContext(tx, call, { id, title: made.title }, [], schema ?? {})
  const plan = planNewSchema(schema === undefined ? undefined : request, context)
  const pk = tx.allocatePks(1)
  const siblings = await listDataSources(tx, database.pk)
  const row: DataSourceRow = {
    ws: tx.ws,
    pk,
    id,
    database_pk: database.pk,
    position: Math.max(-1, ...siblings.map(({ position }) => position)) + 1,
    ...made,
    schema_epoch: 0,
    is_trashed: false,
    created_at: tx.now,
    created_by: actor,
    edited_at: tx.now,
    edited_by: actor,
  }
  await insertDataSources(tx, [row])
  tx.log({
    kind: "data_source.created",
    object_type: "data_source",
    object_id: id,
    object_pk: pk,
    data_source_pk: pk,
    details: null,
  })
  await writeSchemaPlan(tx, call, plan, true)
  await insertTab(tx, call, database, {
    dataSource: row,
    name: "Default view",
    type: "table",
    looks: {},
  })
  return row
}
