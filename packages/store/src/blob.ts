import { insertRows } from "./insert-rows.ts"
import type { BlobRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** A blob with these bytes that is complete. Served by blob_hash. */
export function findStoredBlob(tx: Snapshot, hash: string): Promise<BlobRow | undefined> {
  return tx.db
    .selectFrom("blob")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("hash", "=", hash)
    .where("state", "=", "stored")
    .orderBy("pk")
    .limit(1)
    .executeTakeFirst()
}

export function insertBlob(tx: WriteTx, blob: BlobRow): Promise<void> {
  return insertRows(tx, "blob", [blob])
}

/** Undefined when the sweep took the blob first. Served by the primary key. */
export function findBlob(tx: Snapshot, pk: number): Promise<BlobRow | undefined> {
  return tx.db.selectFrom("blob").selectAll().where("ws", "=", tx.ws).where("pk", "=", pk).executeTakeFirst()
}

export async function updateBlobState(
  tx: WriteTx,
  pks: readonly number[],
  state: BlobRow["state"],
): Promise<void> {
  await tx.db.updateTable("blob").set({ state }).where("ws", "=", tx.ws).where("pk", "in", pks).execute()
}

/** Blobs no part refers to: doomed ones, and others made before a moment; at most `limit`. */
export function listLooseBlobs(tx: Snapshot, madeBefore: number, limit: number): Promise<BlobRow[]> {
  return tx.db
    .selectFrom("blob")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where((eb) => eb.or([eb("state", "=", "doomed"), eb("created_at", "<", madeBefore)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("file_part")
            .select("file_part.blob_pk")
            .where("file_part.ws", "=", tx.ws)
            .whereRef("file_part.blob_pk", "=", "blob.pk"),
        ),
      ),
    )
    .orderBy("pk")
    .limit(limit)
    .execute()
}

export async function removeBlobs(tx: WriteTx, pks: readonly number[]): Promise<void> {
  await tx.db.deleteFrom("blob").where("ws", "=", tx.ws).where("pk", "in", pks).execute()
}
