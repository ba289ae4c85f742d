import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { FileUploadRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by file_upload_id_key. */
export const findFileUpload: (tx: Snapshot, id: string) => Promise<FileUploadRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("file_upload").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

export interface FileUploadListOptions {
  createdBy: string
  status: FileUploadRow["status"] | undefined
  now: number
  /** Last upload of the page before. */
  after?: { createdAt: number; pk: number }
  limit: number
}

/** One integration's uploads, newest first. Served by file_upload_owner. */
export function listFileUploads(tx: Snapshot, options: FileUploadListOptions): Promise<FileUploadRow[]> {
  const { createdBy, status, now, after, limit } = options
  let query = tx.db
    .selectFrom("file_upload")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("created_by", "=", createdBy)
    .orderBy("created_at", "desc")
    .orderBy("pk", "desc")
    .limit(limit)
  if (after)
    query = query.where((eb) => eb(eb.refTuple("created_at", "pk"), "<", eb.tuple(after.createdAt, after.pk)))
  if (status === "expired")
    query = query.where((eb) =>
      eb.or([
        eb("status", "=", "expired"),
        eb.and([eb("status", "in", ["pending", "uploaded"]), eb("expires_at", "<=", now)]),
      ]),
    )
  else if (status !== undefined)
    query = query
      .where("status", "=", status)
      .where((eb) =>
        eb.or([eb("status", "=", "failed"), eb("expires_at", "is", null), eb("expires_at", ">", now)]),
      )
  return query.execute()
}

export function insertFileUpload(tx: WriteTx, upload: FileUploadRow): Promise<void> {
  return insertRows(tx, "file_upload", [upload])
}

export async function updateFileUpload(
  tx: WriteTx,
  pk: number,
  patch: Partial<Omit<FileUploadRow, "ws" | "pk" | "id" | "created_at" | "created_by">>,
): Promise<void> {
  await tx.db.updateTable("file_upload").set(patch).where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}

/** Uploads whose hour is over and which do not say so yet, at most `limit`. Served by file_upload_expiry. */
export function listOverdueUploads(tx: Snapshot, now: number, limit: number): Promise<FileUploadRow[]> {
  return tx.db
    .selectFrom("file_upload")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("expires_at", "<=", now)
    .where("status", "in", ["pending", "uploaded"])
    .orderBy("expires_at")
    .limit(limit)
    .execute()
}
