import { validationError } from "@inkling/contract"
import {
  type ContentContext,
  collectEmojiIds,
  collectUploadIds,
  type HostedFile,
  newContentContext,
} from "@inkling/engine"
import { listCustomEmojisByIds, updateFileUpload, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { findOwnUpload } from "../endpoints/file-uploads/find-own-upload.ts"
import { statusOf } from "../endpoints/file-uploads/upload-status.ts"

/**
 * What the parsers of one write share. Uploads that the body names are looked up and stay for good from here on. Our
 * own signed links, sent back, still name their files.
 * @throws objectNotFound · validationError for an upload that is not there or not finished
 */
export async function contentContext(tx: WriteTx, call: Call): Promise<ContentContext> {
  const uploads = await attachUploads(tx, call, collectUploadIds(call.body))
  const emojis = await listCustomEmojisByIds(tx, [...collectEmojiIds(call.body)])
  return {
    ...newContentContext(uploads, (url) => hostedFile(call, url)),
    emojis: new Map(emojis.map(({ id, name, url }) => [id, { id, name, url }])),
  }
}

/** The files behind uploads of the caller's, by id; they expire no more. Sentence inferred. */
export async function attachUploads(
  tx: WriteTx,
  call: Call,
  ids: Iterable<string>,
): Promise<Map<string, HostedFile>> {
  const found = new Map<string, HostedFile>()
  for (const id of ids) {
    const upload = await findOwnUpload(tx, call.principal, id)
    const status = statusOf(upload, call.now())
    if (status !== "uploaded")
      throw validationError(
        `File upload ${id} must have a status of \`uploaded\` to be attached, but it is \`${status}\`.`,
      )
    if (upload.expires_at !== null) await updateFileUpload(tx, upload.pk, { expires_at: null })
    const name = upload.filename ?? "file"
    found.set(id, { type: "hosted", hosted: { key: `${upload.id}/${name}`, name } })
  }
  return found
}

/** The file that one of our own signed links names. */
export function hostedFile(call: Call, url: string): HostedFile | undefined {
  const link = call.services.links.read(url)
  if (!link || link.ws !== call.principal.ws) return undefined
  return { type: "hosted", hosted: { key: link.key, name: link.key.split("/").at(-1) ?? link.key } }
}
