import { insertRows } from "./insert-rows.ts"
import type { BlobRow, FilePartRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** An upload's parts in order, with the hashes of their bytes. Served by the primary key. */
export function listFileParts(
  tx: Snapshot,
  uploadPk: number,
): Promise<(FilePartRow & Pick<BlobRow, "hash">)[]> {
  return tx.db
    .selectFrom("file_part")
    .innerJoin("blob", (join) =>
      join.onRef("blob.ws", "=", "file_part.ws").onRef("blob.pk", "=", "file_part.blob_pk"),
    )
    .selectAll("file_part")
    .select("blob.hash")
    .where("file_part.ws", "=", tx.ws)
    .where("upload_pk", "=", uploadPk)
    .orderBy("part_number")
    .execute()
}

/** Writes a part in place of the one with its number, if there is one. */
export async function replaceFilePart(tx: WriteTx, part: FilePartRow): Promise<void> {
  await tx.db
    .deleteFrom("file_part")
    .where("ws", "=", tx.ws)
    .where("upload_pk", "=", part.upload_pk)
    .where("part_number", "=", part.part_number)
    .execute()
  await insertRows(tx, "file_part", [part])
}

export interface PartTotals {
  count: number
  sizeBytes: number
}

/** How many parts have come, and their bytes. Served by the primary key. */
export async function sumFileParts(tx: Snapshot, uploadPk: number): Promise<PartTotals> {
  const sums = await tx.db
    .selectFrom("file_part")
    .select((eb) => [eb.fn.countAll().as("count"), eb.fn.sum("size_bytes").as("size")])
    .where("ws", "=", tx.ws)
    .where("upload_pk", "=", uploadPk)
    .executeTakeFirst()
  return { count: Number(sums?.count ?? 0), sizeBytes: Number(sums?.size ?? 0) }
}

/** Part counts of many uploads at once, by pk; none for those without a part. */
export async function countFileParts(
  tx: Snapshot,
  uploadPks: readonly number[],
): Promise<Map<number, number>> {
  if (uploadPks.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom("file_part")
    .select((eb) => ["upload_pk", eb.fn.countAll().as("count")])
    .where("ws", "=", tx.ws)
    .where("upload_pk", "in", uploadPks)
    .groupBy("upload_pk")
    .execute()
  return new Map(rows.map((row) => [row.upload_pk, Number(row.count)]))
}

export async function removeFileParts(tx: WriteTx, uploadPk: number): Promise<void> {
  await tx.db.deleteFrom("file_part").where("ws", "=", tx.ws).where("upload_pk", "=", uploadPk).execute()
}
