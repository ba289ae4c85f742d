import { validationError } from "@inkling/contract"
import {
  type CustomEmojiRow,
  insertCustomEmoji,
  listCustomEmojis,
  removeCustomEmoji,
  type WriteTx,
} from "@inkling/store"
import type { AdminDeps } from "./admin.ts"

export interface NewCustomEmoji {
  /** Without colons. */
  name: string
  /** Of its picture. */
  url: string
}

/**
 * Adds an emoji to a workspace; Notion's API can only list them.
 * @throws validationError for a name that is taken or is none, or a URL that is none
 */
export async function createCustomEmoji(
  { store, ids }: AdminDeps,
  ws: number,
  { name, url }: NewCustomEmoji,
): Promise<CustomEmojiRow> {
  if (!/^[\w-]{1,100}$/.test(name))
    throw validationError(`A custom emoji's name has letters, digits, - and _ only, not "${name}".`)
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw validationError(`A custom emoji needs the web address of its picture, not "${url}".`)
  return store.write(ws, { actor: null }, async (tx) => {
    if ((await listCustomEmojis(tx, { name, limit: 1 })).length > 0)
      throw validationError(`There is a custom emoji "${name}" already.`)
    const row = { ws, id: ids.uuid("other"), name, url, created_at: tx.now }
    await insertCustomEmoji(tx, row)
    logChange(tx, "custom_emoji.created", row.id)
    return row
  })
}

/** Takes it from the list; what uses it keeps it. @throws validationError when there is none of the name */
export async function deleteCustomEmoji({ store }: AdminDeps, ws: number, name: string): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const [row] = await listCustomEmojis(tx, { name, limit: 1 })
    if (!row) throw validationError(`There is no custom emoji "${name}".`)
    await removeCustomEmoji(tx, name)
    logChange(tx, "custom_emoji.deleted", row.id)
  })
}

function logChange(tx: WriteTx, kind: string, id: string): void {
  tx.log({
    kind,
    object_type: "custom_emoji",
    object_id: id,
    object_pk: null,
    data_source_pk: null,
    details: null,
  })
}
