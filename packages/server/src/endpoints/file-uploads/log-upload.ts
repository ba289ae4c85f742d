import type { FileUploadRow, WriteTx } from "@inkling/store"

/** Notes what happened to an upload. */
export function logUpload(
  tx: WriteTx,
  kind: "file_upload.created" | "file_upload.completed" | "file_upload.upload_failed",
  upload: Pick<FileUploadRow, "id" | "pk">,
  details: object | null = null,
): void {
  tx.log({
    kind,
    object_type: "file_upload",
    object_id: upload.id,
    object_pk: upload.pk,
    data_source_pk: null,
    details,
  })
}
