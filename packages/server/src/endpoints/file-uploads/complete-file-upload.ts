import { validationError } from "@inkling/contract"
import { sumFileParts, updateFileUpload } from "@inkling/store"
import { writeEndpoint } from "../endpoint.ts"
import { findOwnUpload } from "./find-own-upload.ts"
import { logUpload } from "./log-upload.ts"
import { presentUpload } from "./present-upload.ts"
import { fileTooLarge, requirePending } from "./upload-rules.ts"

/**
 * Ends a multi_part upload once all parts are there. Nothing is copied: the parts, in order, are the file.
 * Source: developers.notion.com/reference/complete-a-file-upload; sentences inferred
 */
export const completeFileUpload = writeEndpoint("completeFileUpload", "insert_content", async (call, tx) => {
  const upload = await findOwnUpload(tx, call.principal, call.path["file_upload_id"] as string)
  if (upload.mode !== "multi_part")
    throw validationError(
      `Only a file upload with mode \`multi_part\` is completed; this one is \`${upload.mode}\`.`,
    )
  requirePending(upload, call.now())
  const { count, sizeBytes } = await sumFileParts(tx, upload.pk)
  if (count !== upload.part_count)
    throw validationError(
      `File upload ${upload.id} has ${count} of its ${upload.part_count} parts. Send the others before completing it.`,
    )
  const limit = call.services.config.maxUploadBytes
  if (sizeBytes > limit) throw fileTooLarge(limit)
  const patch = { status: "uploaded", content_length: sizeBytes, edited_at: tx.now } as const
  await updateFileUpload(tx, upload.pk, patch)
  logUpload(tx, "file_upload.completed", upload)
  return presentUpload(tx, call, { ...upload, ...patch })
})
