import { workspacePageNotRestorable, workspacePageNotTrashable } from "@inkling/contract"
import { type DatabaseRow, setBlockTrashed, updateDatabase, type WriteTx } from "@inkling/store"

/**
 * Moves a database to trash or back. Its data sources and their rows are not marked: they are in trash because it is.
 * @throws workspacePageNotTrashable · workspacePageNotRestorable for a database at the top of the workspace
 */
export async function setDatabaseTrashed(
  tx: WriteTx,
  database: DatabaseRow,
  isTrashed: boolean,
  actor: string,
): Promise<DatabaseRow> {
  if (database.is_trashed === isTrashed) return database
  if (database.parent_type === "workspace")
    throw isTrashed ? workspacePageNotTrashable() : workspacePageNotRestorable()
  tx.log({
    kind: isTrashed ? "database.deleted" : "database.undeleted",
    object_type: "database",
    object_id: database.id,
    object_pk: database.pk,
    data_source_pk: null,
    details: null,
    touchesTree: true,
  })
  const patch = { is_trashed: isTrashed, edited_at: tx.now, edited_by: actor }
  await updateDatabase(tx, database.pk, patch)
  await setBlockTrashed(tx, database.pk, isTrashed)
  return { ...database, ...patch }
}
