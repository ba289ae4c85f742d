import { validationError } from "@inkling/contract"
import {
  type FileUploadRow,
  type PartTotals,
  replaceFilePart,
  sumFileParts,
  updateFileUpload,
  type WriteTx,
} from "@inkling/store"
import type { ReceivedFile } from "../../files/blob-place.ts"
import { isSameType, knownContentType } from "../../files/file-types.ts"
import { type FormFile, parseUploadForm } from "../../http/parse-upload-form.ts"
import type { Wire } from "../../present/context.ts"
import { type FreeCall, freeEndpoint } from "../endpoint.ts"
import { findOwnUpload } from "./find-own-upload.ts"
import { logUpload } from "./log-upload.ts"
import { presentUpload } from "./present-upload.ts"
import { requireFiles } from "./require-files.ts"
import {
  type FileLook,
  fileLook,
  fileTooLarge,
  maxPartBytes,
  minPartBytes,
  requirePending,
} from "./upload-rules.ts"

/**
 * Takes the bytes of an upload, or of one of its parts, in any order; a part sent again replaces the former (inferred).
 * They are durable before the answer. Source: developers.notion.com/reference/send-a-file-upload; sentences inferred
 */
export const sendFileUpload = freeEndpoint("sendFileUpload", "insert_content", async (call) => {
  const files = requireFiles(call)
  const id = call.path["file_upload_id"] as string
  const upload = await call.read(async (tx, principal) => {
    const found = await findOwnUpload(tx, principal, id)
    if (found.mode === "external_url")
      throw validationError("A file upload with mode `external_url` takes no bytes.")
    requirePending(found, call.now())
    return found
  })
  const limit = Math.min(maxPartBytes, call.services.config.maxUploadBytes)
  const { taken, fields } = await parseUploadForm(call.contentType, call.stream, async (file) => ({
    look: lookOf(upload, file),
    received: await files.receive(file.stream, { maxBytes: limit, tooLarge: () => fileTooLarge(limit) }),
  }))
  const { look, received } = taken
  try {
    const partNumber = partNumberOf(upload, fields.get("part_number"))
    requirePartSize(upload, partNumber, received)
    return await files.keep(upload.ws, upload.created_by, received, async (tx, blobPk) => {
      const fresh = await call.refresh(tx)
      // Another send may have come first.
      const current = await findOwnUpload(tx, fresh, id)
      requirePending(current, call.now())
      await replaceFilePart(tx, {
        ws: tx.ws,
        upload_pk: current.pk,
        part_number: partNumber,
        blob_pk: blobPk,
        size_bytes: received.sizeBytes,
      })
      return finish(tx, call, current, look)
    })
  } finally {
    await files.discard(received)
  }
})

async function finish(tx: WriteTx, call: FreeCall, upload: FileUploadRow, look: FileLook): Promise<Wire> {
  const { sizeBytes }: PartTotals = await sumFileParts(tx, upload.pk)
  const isWhole = upload.mode === "single_part"
  const limit = call.services.config.maxUploadBytes
  if (sizeBytes > limit) throw fileTooLarge(limit)
  const patch = {
    ...(isWhole && { status: "uploaded" as const, ...look }),
    content_length: sizeBytes,
    edited_at: tx.now,
  }
  await updateFileUpload(tx, upload.pk, patch)
  if (isWhole) logUpload(tx, "file_upload.completed", upload)
  return presentUpload(tx, call, { ...upload, ...patch })
}

/** The name and type the upload will have; a form's part that says only "bytes" says nothing. */
function lookOf(upload: FileUploadRow, { filename, contentType }: FormFile): FileLook {
  const isSaid = contentType !== "" && !contentType.startsWith("application/octet-stream")
  const sent = isSaid ? contentType : null
  if (upload.content_type === null) return fileLook(upload.filename ?? filename ?? null, sent)
  const known = sent === null ? upload.content_type : knownContentType(sent)
  // Parts of a larger file are nothing in themselves: only a whole file's type is looked at.
  if (upload.mode === "single_part" && (known === undefined || !isSameType(known, upload.content_type)))
    throw validationError(
      `The content type of the sent file, \`${sent}\`, does not match the file upload's, \`${upload.content_type}\`.`,
    )
  return fileLook(upload.filename ?? filename ?? null, upload.content_type)
}

function partNumberOf(upload: FileUploadRow, given: string | undefined): number {
  if (upload.mode === "single_part") {
    if (given !== undefined)
      throw validationError("`part_number` is for file uploads with mode `multi_part` only.")
    return 1
  }
  const number = given !== undefined && /^\d{1,5}$/.test(given) ? Number(given) : 0
  const total = upload.part_count ?? 0
  if (number < 1 || number > total)
    throw validationError(
      `body failed validation: body.part_number should be a number from 1 to ${total}, instead was \`${given === undefined ? "undefined" : JSON.stringify(given.slice(0, 55))}\`.`,
    )
  return number
}

function requirePartSize(upload: FileUploadRow, partNumber: number, { sizeBytes }: ReceivedFile): void {
  if (upload.mode !== "multi_part" || partNumber === upload.part_count || sizeBytes >= minPartBytes) return
  throw validationError(
    `Part ${partNumber} has ${sizeBytes} bytes; every part but the last must have between 5 and 20 MiB.`,
  )
}
