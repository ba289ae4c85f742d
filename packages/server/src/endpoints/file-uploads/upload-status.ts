import type { FileUploadRow } from "@inkling/store"

/** The status as of now: an upload expires by itself, before any sweep says so. */
export function statusOf(upload: FileUploadRow, now: number): FileUploadRow["status"] {
  const canExpire = upload.status === "pending" || upload.status === "uploaded"
  return canExpire && upload.expires_at !== null && upload.expires_at <= now ? "expired" : upload.status
}
