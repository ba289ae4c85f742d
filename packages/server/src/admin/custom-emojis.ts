import { validationError } from "@inkling/contract"
import { isWebUrl } from "@inkling/engine"
import { type CustomEmojiRow, insertCustomEmojis, listCustomEmojis } from "@inkling/store"
import type { AdminDeps } from "./admin.ts"

export interface NewCustomEmoji {
  /** Without colons. */
  name: string
  /** Where its picture is. */
  url: string
}

/** @throws validationError when the name is empty or taken, or the link is none */
export async function createCustomEmoji(
  { store, ids }: AdminDeps,
  ws: number,
  { name, url }: NewCustomEmoji,
): Promise<CustomEmojiRow> {
  if (name.trim() === "") throw validationError("A custom emoji needs a name.")
  if (!isWebUrl(url)) throw validationError("A custom emoji needs the URL of its picture.")
  return store.write(ws, { actor: null }, async (tx) => {
    if ((await listCustomEmojis(tx)).some((other) => other.name === name))
      throw validationError(`There is already a custom emoji named "${name}".`)
    const row: CustomEmojiRow = { ws, id: ids.uuid("other"), name, url, created_at: tx.now }
    await insertCustomEmojis(tx, [row])
    tx.log({
      kind: "custom_emoji.created",
      object_type: "custom_emoji",
      object_id: row.id,
      object_pk: null,
      data_source_pk: null,
      details: null,
    })
    return row
  })
}
