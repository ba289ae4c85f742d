import { parseUuid } from "@inkling/engine"
import type { CommentAttachment, WriteTx } from "@inkling/store"
import { contentTypeOf } from "../../files/file-types.ts"
import { attachUploads } from "../../load/content-context.ts"
import type { Call } from "../endpoint.ts"

/**
 * What the uploads named in `attachments` are to a comment, in the order given.
 * @throws objectNotFound · validationError for an upload that is not there or not finished
 */
export async function attachToComment(tx: WriteTx, call: Call): Promise<CommentAttachment[]> {
  const given = (call.body["attachments"] ?? []) as readonly { file_upload_id: string }[]
  const ids = given.map(({ file_upload_id: id }) => parseUuid(id) ?? id)
  const uploads = await attachUploads(tx, call, new Set(ids))
  return ids.flatMap((id) => {
    const upload = uploads.get(id)
    return upload ? [{ category: categoryOf(upload.hosted.name), key: upload.hosted.key }] : []
  })
}

/** By the type that the name stands for; what is none of the four is productivity (inferred). */
function categoryOf(name: string): CommentAttachment["category"] {
  const type = contentTypeOf(name) ?? ""
  if (type === "application/pdf") return "pdf"
  if (type === "application/mp4" || type.startsWith("video/")) return "video"
  if (type.startsWith("image/")) return "image"
  return type.startsWith("audio/") ? "audio" : "productivity"
}
