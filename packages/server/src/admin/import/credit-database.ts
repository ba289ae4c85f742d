import { toWireTime } from "@inkling/engine"
import { type DatabaseRow, findDatabase, updateDatabase, type WriteTx } from "@inkling/store"

type Stamp = Pick<DatabaseRow, "created_by" | "edited_at" | "edited_by">

/** Says who made a database that came without, and who edited it last, unless it was edited since. */
export async function creditDatabase(tx: WriteTx, id: string, stamp: Stamp): Promise<void> {
  const database = await findDatabase(tx, id)
  if (!database) return
  const isEdited = toWireTime(database.edited_at) !== toWireTime(stamp.edited_at)
  const credited = { created_by: stamp.created_by, ...(!isEdited && { edited_by: stamp.edited_by }) }
  if (database.created_by === credited.created_by && (isEdited || database.edited_by === stamp.edited_by))
    return
  await updateDatabase(tx, database.pk, credited)
}
