import { invalidStartCursor } from "@inkling/contract"
import { listComments as listRows } from "@inkling/store"
import { loadWireComments } from "../../load/load-comments.ts"
import { presentList } from "../../present/present-list.ts"
import { readEndpoint } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"
import { decodeSeek, encodeSeek } from "../seek-cursor.ts"
import { placeOf } from "./comment-place.ts"

/**
 * Unresolved comments on one page or block, oldest first; a page's list leaves out those on its blocks.
 * Source: developers.notion.com/reference/list-comments
 */
export const listComments = readEndpoint("listComments", "read_comments", async (call, tx) => {
  const place = await placeOf(tx, call.principal, call.query["block_id"] as string)
  const size = pageSizeOf(call.query)
  const cursor = call.query["start_cursor"] as string | null | undefined
  const after = cursor == null ? undefined : decodeSeek(cursor)
  if (cursor != null && !after) throw invalidStartCursor(cursor)
  const rows = await listRows(tx, {
    pagePk: place.page.pk,
    blockPk: place.blockPk,
    ...(after && { after: { createdAt: after.at, pk: after.pk } }),
    limit: size + 1,
  })
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next = rows.length > size && last ? encodeSeek({ at: last.created_at, pk: last.pk }) : null
  return presentList("comment", await loadWireComments(tx, call, place, shown), next)
})
