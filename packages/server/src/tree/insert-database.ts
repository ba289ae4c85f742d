import type { ContentContext, Cover, Icon, RichText, SchemaRequest } from "@inkling/engine"
import { parseCover, parseIcon, parseRichText, planNewSchema } from "@inkling/engine"
import {
  type DatabaseRow,
  type DataSourceRow,
  insertDatabases,
  insertDataSources,
  listDataSources,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { loadSchemaContext } from "../load/schema-context.ts"
import { listInParent } from "./list-in-parent.ts"
import { touchPage } from "./touch-page.ts"
import { writeSchemaPlan } from "./write-schema.ts"

/** What a database and its first data source are made with. */
export interface NewDatabase {
  parent: { pk: number; acl: number }
  title: RichText
  description: RichText
  isInline: boolean
  icon: Icon | null
  cover: Cover | null
  /** Whether the data source gets icon and cover as well: it did before the two were apart. */
  isOneObject: boolean
  schema: SchemaRequest | undefined
}

/** Reads what creating and updating databases have in common. */
export function parseLooks(body: Readonly<Record<string, unknown>>, context: ContentContext) {
  const text = (key: "title" | "description") =>
    body[key] === undefined ? undefined : parseRichText(body[key], context, `body.${key}`)
  return {
    title: text("title"),
    description: text("description"),
    icon: "icon" in body ? parseIcon(body["icon"] as never, context) : undefined,
    cover: "cover" in body ? parseCover(body["cover"] as never, context) : undefined,
  }
}

/** Makes a database under a page, listed there as a child_database block, and its one data source. */
export async function insertDatabase(tx: WriteTx, call: Call, made: NewDatabase): Promise<DatabaseRow> {
  const actor = call.principal.integration.bot_id
  const pk = tx.allocatePks(1)
  const id = call.services.ids.uuid("database")
  const { parent, title, description, icon, cover, isOneObject } = made
  const row: DatabaseRow = {
    ws: tx.ws,
    pk,
    id,
    parent_type: "page",
    parent_pk: parent.pk,
    acl: parent.acl,
    title,
    description,
    icon,
    cover,
    is_inline: made.isInline,
    is_locked: false,
    is_trashed: false,
    created_at: tx.now,
    created_by: actor,
    edited_at: tx.now,
    edited_by: actor,
  }
  await insertDatabases(tx, [row])
  tx.log({
    kind: "database.created",
    object_type: "database",
    object_id: id,
    object_pk: pk,
    data_source_pk: null,
    details: null,
  })
  await listInParent(tx, { pk, id, type: "child_database" }, { pk: parent.pk, pagePk: parent.pk }, actor)
  await touchPage(tx, parent.pk, actor)
  const looks = isOneObject ? { icon, cover } : { icon: null, cover: null }
  await insertDataSource(tx, call, row, { title, description, ...looks, schema: made.schema })
  return row
}

/** What a data source is made with. */
export interface NewDataSource {
  title: RichText
  description: RichText
  icon: Icon | null
  cover: Cover | null
  schema: SchemaRequest | undefined
}

/** Makes a data source, last in its database. */
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
  return row
}
