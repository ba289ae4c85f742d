import { toWireTime } from "@inkling/engine"
import type { FileUploadRow } from "@inkling/store"
import { statusOf } from "../endpoints/file-uploads/upload-status.ts"
import type { Wire } from "./context.ts"

/** An upload in recorded key order; `sentCount` is how many of its parts have come. Source: recorded in June 2025. */
export function presentFileUpload(
  upload: FileUploadRow,
  { sentCount, base, now }: { sentCount: number; base: string; now: number },
): Wire {
  const status = statusOf(upload, now)
  const link = `${base}/v1/file_uploads/${upload.id}`
  const isMultiPart = upload.mode === "multi_part"
  return {
    object: "file_upload",
    id: upload.id,
    created_time: toWireTime(upload.created_at),
    created_by: { id: upload.created_by, type: "bot" },
    last_edited_time: toWireTime(upload.edited_at),
    expiry_time: upload.expires_at === null ? null : toWireTime(upload.expires_at),
    ...(status === "pending" && { upload_url: `${link}/send` }),
    // Recorded from the first part on.
    ...(status === "pending" && isMultiPart && sentCount > 0 && { complete_url: `${link}/complete` }),
    in_trash: false,
    status,
    filename: upload.filename,
    content_type: upload.content_type,
    content_length: upload.content_length,
    ...(isMultiPart && { number_of_parts: { total: upload.part_count, sent: sentCount } }),
    ...(upload.import_result !== null && { file_import_result: upload.import_result }),
  }
}
