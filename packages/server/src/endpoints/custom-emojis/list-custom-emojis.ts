import { invalidStartCursor } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { listCustomEmojis as listRows } from "@inkling/store"
import { readEndpoint } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"

/**
 * The workspace's custom emojis, oldest first; a cursor is the id of the next one. That reading content must be allowed,
 * and the order, are inferred. Source: developers.notion.com/reference/list-custom-emojis
 */
export const listCustomEmojis = readEndpoint("listCustomEmojis", "read_content", async (call, tx) => {
  const { name, start_cursor: cursor } = call.query as { name?: string; start_cursor?: string | null }
  const from = cursor == null ? undefined : parseUuid(cursor)
  if (cursor != null && from === undefined) throw invalidStartCursor(cursor)
  const size = pageSizeOf(call.query)
  const rows = await listRows(tx, {
    ...(name !== undefined && { name }),
    ...(from !== undefined && { from }),
    limit: size + 1,
  })
  const next = rows[size]?.id ?? null
  return {
    object: "list",
    type: "custom_emoji",
    results: rows.slice(0, size).map(({ id, name, url }) => ({ id, name, url })),
    has_more: next !== null,
    next_cursor: next,
  }
})
