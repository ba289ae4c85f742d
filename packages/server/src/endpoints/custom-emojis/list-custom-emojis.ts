import { listCustomEmojis as listRows } from "@inkling/store"
import { readEndpoint } from "../endpoint.ts"
import { pageOf } from "../page-of.ts"

/** The workspace's own emojis, oldest first; `name` finds one. Source: developers.notion.com/reference/list-custom-emojis */
export const listCustomEmojis = readEndpoint("listCustomEmojis", "read_content", async (call, tx) => {
  const { name } = call.query
  const all = await listRows(tx)
  const { items, next } = pageOf(
    name === undefined ? all : all.filter((emoji) => emoji.name === name),
    call.query,
  )
  return {
    object: "list",
    type: "custom_emoji",
    results: items.map(({ id, name: own, url }) => ({ id, name: own, url })),
    has_more: next !== null,
    next_cursor: next,
  }
})
