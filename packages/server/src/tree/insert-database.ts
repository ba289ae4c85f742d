import type { Cover, Icon, RichText, SchemaRequest } from "@inkling/engine"
import { type DatabaseRow, insertDatabases, type WriteTx } from "@inkling/store"
import { requireBlockRoom } from "../access/require-block-room.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { insertDataSource } from "./insert-data-source.ts"
import { listInParent } from "./list-in-parent.ts"
import type { Position } from "./place-keys.ts"
import { touchPage } from "./touch-page.ts"

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

/** Makes a database under a page, listed there as a child_database block, and its one data source. */
export async function insertDatabase(tx: WriteTx, call: Call, made: NewDatabase): Promise<DatabaseRow> {
  const { title, description, icon, cover, isOneObject } = made
  const row = await insertContainer(tx, call, made)
  const looks = isOneObject ? { icon, cover } : { icon: null, cover: null }
  await insertDataSource(tx, call, row, { title, description, ...looks, schema: made.schema })
  return row
}

/** Makes a database without data sources of its own, for views of others'; inline, as the app makes it (inferred). */
export function insertLinkedDatabase(
  tx: WriteTx,
  call: Call,
  parent: NewDatabase["parent"],
  position: Position | undefined,
): Promise<DatabaseRow> {
  const looks = { title: [], description: [], icon: null, cover: null }
  return insertContainer(tx, call, { parent, ...looks, isInline: true }, position)
}

async function insertContainer(
  tx: WriteTx,
  call: Call,
  { parent, isInline, title, description, icon, cover }: Omit<NewDatabase, "isOneObject" | "schema">,
  position?: Position,
): Promise<DatabaseRow> {
  await requireBlockRoom(tx, call)
  const actor = call.principal.integration.bot_id
  const pk = tx.allocatePks(1)
  const id = call.services.ids.uuid("database")
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
    is_inline: isInline,
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
  await listInParent(
    tx,
    { pk, id, type: "child_database" },
    { pk: parent.pk, pagePk: parent.pk },
    actor,
    position,
  )
  await touchPage(tx, parent.pk, actor, [{ id, type: "database" }])
  return row
}
