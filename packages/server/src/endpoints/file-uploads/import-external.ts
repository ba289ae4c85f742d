import { ApiError } from "@inkling/contract"
import { type FileUploadRow, findFileUpload, replaceFilePart, updateFileUpload } from "@inkling/store"
import { fetchExternal } from "../../files/fetch-external.ts"
import type { Files } from "../../files/files.ts"
import type { Services } from "../../services.ts"
import { logUpload } from "./log-upload.ts"
import { fileTooLarge } from "./upload-rules.ts"
import { statusOf } from "./upload-status.ts"

/**
 * Fetches an external file and notes what it came to. It never rejects; one cut short by a stop of the server stays
 * pending, and expires.
 */
export async function importExternal(services: Services, files: Files, upload: FileUploadRow): Promise<void> {
  const { config, egress, store, log, clock } = services
  const { ws, created_by: actor } = upload
  try {
    const source = await fetchExternal("GET", upload.external_url ?? "", egress)
    const maxBytes = config.maxUploadBytes
    const received = await files.receive(source, { maxBytes, tooLarge: () => fileTooLarge(maxBytes) })
    await files.keep(ws, actor, received, async (tx, blobPk) => {
      const current = await findFileUpload(tx, upload.id)
      if (!current || statusOf(current, clock.now()) !== "pending") return
      const size = received.sizeBytes
      await replaceFilePart(tx, {
        ws,
        upload_pk: upload.pk,
        part_number: 1,
        blob_pk: blobPk,
        size_bytes: size,
      })
      const result = { type: "success", success: {}, imported_time: importedTime(tx.now) }
      await updateFileUpload(tx, upload.pk, {
        status: "uploaded",
        content_length: size,
        edited_at: tx.now,
        import_result: result,
      })
      logUpload(tx, "file_upload.completed", upload)
    })
  } catch (thrown) {
    await store
      .write(ws, { actor }, async (tx) => {
        const current = await findFileUpload(tx, upload.id)
        if (!current || statusOf(current, clock.now()) !== "pending") return
        const result = { type: "error", error: importError(thrown), imported_time: importedTime(tx.now) }
        await updateFileUpload(tx, upload.pk, { status: "failed", edited_at: tx.now, import_result: result })
        logUpload(tx, "file_upload.upload_failed", upload, { file_import_result: result })
      })
      .catch((err) => log.error({ err, thrown }, "a failed import could not be noted"))
  }
}

/** Sample code from the documentation; the other codes are inferred. */
function importError(thrown: unknown): object {
  const isOurs = thrown instanceof ApiError && thrown.status < 500
  return {
    type: isOurs ? "validation_error" : "download_error",
    code: isOurs ? "file_upload_invalid_size" : "file_upload_download_failed",
    message: isOurs ? thrown.message : "The file could not be downloaded from its external URL.",
    parameter: null,
    status_code: null,
  }
}

/** Seconds, with an offset, unlike other times (recorded). */
function importedTime(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace("Z", "+00:00")
}
