import { validationError } from "@inkling/contract"
import type { FileUploadRow } from "@inkling/store"
import { contentTypeOf, endingOfType, knownContentType } from "../../files/file-types.ts"
import { statusOf } from "./upload-status.ts"

const mebibyte = 1_048_576

/** Bytes one send may carry. Source: developers.notion.com/docs/sending-larger-files */
export const maxPartBytes = 20 * mebibyte

/** Bytes every part but the last must have. Source: as above */
export const minPartBytes = 5 * mebibyte

/** Bytes of a file name, ending included. Source: developers.notion.com/docs/working-with-files-and-media */
const maxFilenameBytes = 900

/** Milliseconds from creation until an upload that is attached nowhere expires. Source: recorded */
export const uploadLifeMs = 3_600_000

/** Sentence recorded for imports. */
export const fileTooLarge = (limitBytes: number) =>
  validationError(
    `The file size is not within the allowed limit of ${sizeText(limitBytes)}. Please try again with a new file upload.`,
  )

/** @throws validationError unless bytes may still be sent; sentence inferred */
export function requirePending(upload: FileUploadRow, now: number): void {
  const status = statusOf(upload, now)
  if (status !== "pending")
    throw validationError(
      `File upload ${upload.id} must have a status of \`pending\` to be sent or completed, but it is \`${status}\`.`,
    )
}

/** What a file is called and what it is. */
export interface FileLook {
  filename: string | null
  content_type: string | null
}

/**
 * A name and type that fit together: the name gets its type's ending if it has none that may be uploaded, and a type
 * is taken from the name.
 * @throws validationError · the sentence on endings is recorded, the others are inferred
 */
export function fileLook(filename: string | null, contentType: string | null): FileLook {
  if (filename !== null && Buffer.byteLength(filename) > maxFilenameBytes)
    throw validationError(`Provided \`filename\` is longer than ${maxFilenameBytes} bytes.`)
  // A name is only ever shown; what would make it a path or a header line is not part of one.
  const name = filename === null ? null : filename.replace(/[/\\]|\p{Cc}/gu, "_")
  const known = contentType === null ? undefined : knownContentType(contentType)
  if (contentType !== null && known === undefined)
    throw validationError("Provided `content_type` is not supported for the File Upload API.")
  if (name === null) return { filename: null, content_type: known ?? null }
  const own = contentTypeOf(name)
  if (own === undefined && known === undefined)
    throw validationError(
      "Provided `filename` has an extension that is not supported for the File Upload API.",
    )
  return {
    filename: own === undefined && known !== undefined ? `${name}.${endingOfType(known)}` : name,
    content_type: known ?? own ?? null,
  }
}

function sizeText(bytes: number): string {
  if (bytes % (1024 * mebibyte) === 0) return `${bytes / (1024 * mebibyte)} GiB`
  return bytes % mebibyte === 0 ? `${bytes / mebibyte} MiB` : `${bytes} bytes`
}
