import type { CustomEmoji } from "@inkling/engine"
import { listCustomEmojis, type Snapshot } from "@inkling/store"

/** Emojis that texts can name; what a workspace has beyond that can be used by id. */
const maxNamed = 1_000

/** The workspace's custom emojis that `:name:` can stand for in markdown, by name. */
export async function workspaceEmojis(tx: Snapshot): Promise<Map<string, CustomEmoji>> {
  const rows = await listCustomEmojis(tx, { limit: maxNamed })
  const named = rows.filter(({ name }) => /^[\w-]+$/.test(name))
  return new Map(named.map(({ id, name, url }) => [name, { id, name, url }]))
}
