import { invalidStartCursor } from "@inkling/contract"
import { countFileParts, type FileUploadRow, listFileUploads as listRows } from "@inkling/store"
import { presentFileUpload } from "../../present/present-file-upload.ts"
import { presentList } from "../../present/present-list.ts"
import { readEndpoint } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"
import { decodeSeek, encodeSeek } from "../seek-cursor.ts"

/** The caller's uploads, newest first. Source: developers.notion.com/reference/list-file-uploads */
export const listFileUploads = readEndpoint("listFileUploads", undefined, async (call, tx) => {
  const size = pageSizeOf(call.query)
  const cursor = call.query["start_cursor"] as string | null | undefined
  const after = cursor == null ? undefined : decodeSeek(cursor)
  if (cursor != null && !after) throw invalidStartCursor(cursor)
  const now = call.now()
  const rows = await listRows(tx, {
    createdBy: call.principal.integration.bot_id,
    status: call.query["status"] as FileUploadRow["status"] | undefined,
    now,
    ...(after && { after: { createdAt: after.at, pk: after.pk } }),
    limit: size + 1,
  })
  const shown = rows.slice(0, size)
  const sent = await countFileParts(
    tx,
    shown.map((upload) => upload.pk),
  )
  const results = shown.map((upload) =>
    presentFileUpload(upload, { sentCount: sent.get(upload.pk) ?? 0, base: call.base, now }),
  )
  const last = shown.at(-1)
  const next = rows.length > size && last ? encodeSeek({ at: last.created_at, pk: last.pk }) : null
  return presentList("file_upload", results, next)
})
