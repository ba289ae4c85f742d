import { requestId } from "../ids/request-id.ts"
import type { ContentContext } from "./content-context.ts"
import type { FileRef } from "./file-ref.ts"
import { storableText } from "./storable-text.ts"

/** A file as requests write it: one of the three. */
export interface FileRequest {
  external?: { url: string }
  file_upload?: { id: string }
  /** One of our signed links, sent back as it was read. */
  file?: { url: string }
}

/**
 * Where the bytes are; undefined for a `file` link that is not one of ours, and for an upload that the caller did not
 * look up beforehand. External URLs are kept as given (recorded).
 */
export function parseFileRef(request: FileRequest, context: ContentContext): FileRef | undefined {
  if (request.external) return { type: "external", external: { url: storableText(request.external.url) } }
  if (request.file_upload) return context.uploads.get(requestId(request.file_upload.id))
  return request.file && context.hostedFile(request.file.url)
}
