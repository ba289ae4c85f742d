import { validationError } from "@inkling/contract"
import { throwProblems } from "@inkling/engine"
import {
  type DatabasePatch,
  type DatabaseRow,
  type DataSourcePatch,
  listDataSources,
  updateDatabase as updateRow,
  updateDataSource as updateSourceRow,
  type WriteTx,
} from "@inkling/store"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { moveDatabase } from "../../tree/move-database.ts"
import { type Looks, parseLooks } from "../../tree/parse-looks.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { setDatabaseTrashed } from "../../tree/trash-database.ts"
import type { Call } from "../endpoint.ts"

/**
 * Does to a database what an update asks, `properties` aside. What is in trash is edited only by the call that restores
 * it. The edited time stays, as recorded.
 * @param isOneObject before data sources, icon and cover of a database are its data source's too
 */
export async function changeDatabase(
  tx: WriteTx,
  call: Call,
  before: DatabaseRow,
  isOneObject: boolean,
): Promise<DatabaseRow> {
  const { body, principal, services } = call
  const actor = principal.integration.bot_id
  const { in_trash: trash, ...edits } = body
  let database = trash === false ? await setDatabaseTrashed(tx, before, false, actor) : before
  if (Object.keys(edits).length > 0 || trash === undefined) await requireEditable(tx, services, database)
  const parent = body["parent"] as { page_id?: string } | undefined
  if (parent) database = await moveDatabase(tx, call, database, parent)
  database = await changeLooks(tx, call, database, isOneObject)
  return trash === true ? setDatabaseTrashed(tx, database, true, actor) : database
}

async function changeLooks(
  tx: WriteTx,
  call: Call,
  database: DatabaseRow,
  isOneObject: boolean,
): Promise<DatabaseRow> {
  const { body, principal } = call
  const context = await contentContext(tx, call)
  const looks = parseLooks(body, context)
  throwProblems(context)
  await requireReferences(tx, principal, context.references)
  const patch: DatabasePatch = given({
    ...looks,
    is_inline: body["is_inline"] as boolean | undefined,
    is_locked: body["is_locked"] as boolean | undefined,
  })
  if (Object.keys(patch).length === 0) return database
  // Source: Notion's upgrade guide; the sentence is inferred.
  if (patch.cover && (patch.is_inline ?? database.is_inline))
    throw validationError("Cover is not supported for inline databases.")
  await updateRow(tx, database.pk, patch)
  await changeOnlySource(tx, call, database, looks, isOneObject)
  tx.log({
    kind: "database.updated",
    object_type: "database",
    object_id: database.id,
    object_pk: database.pk,
    data_source_pk: null,
    details: { changed: Object.keys(patch) },
  })
  return { ...database, ...patch }
}

/**
 * The one data source of a database takes its title and description. Source: recorded data sources show the
 * description that was given to their database; the title is inferred from that.
 */
async function changeOnlySource(
  tx: WriteTx,
  call: Call,
  database: DatabaseRow,
  { title, description, icon, cover }: Looks,
  isOneObject: boolean,
): Promise<void> {
  const sources = (await listDataSources(tx, database.pk)).filter((source) => !source.is_trashed)
  const [only] = sources
  if (!only || sources.length > 1) return
  const patch: DataSourcePatch = given({ title, description, ...(isOneObject && { icon, cover }) })
  if (Object.keys(patch).length === 0) return
  const edited = { edited_at: tx.now, edited_by: call.principal.integration.bot_id }
  await updateSourceRow(tx, only.pk, { ...patch, ...edited })
  tx.log({
    kind: "data_source.updated",
    object_type: "data_source",
    object_id: only.id,
    object_pk: only.pk,
    data_source_pk: only.pk,
    details: { changed: Object.keys(patch) },
  })
}

/** Without the keys that are undefined. */
function given<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never
}
