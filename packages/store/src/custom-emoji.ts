import { insertRows } from "./insert-rows.ts"
import type { CustomEmojiRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

export interface CustomEmojiListOptions {
  /** Only the one of this very name. */
  name?: string
  /** Id of the first one wanted. */
  from?: string
  limit: number
}

/** A workspace's custom emojis in the order of their ids, which is that of their making. Served by the primary key. */
export function listCustomEmojis(
  tx: Snapshot,
  { name, from, limit }: CustomEmojiListOptions,
): Promise<CustomEmojiRow[]> {
  let query = tx.db.selectFrom("custom_emoji").selectAll().where("ws", "=", tx.ws).orderBy("id").limit(limit)
  if (name !== undefined) query = query.where("name", "=", name)
  if (from !== undefined) query = query.where("id", ">=", from)
  return query.execute()
}

/** By id, for what refers to them. Served by the primary key. */
export function listCustomEmojisByIds(tx: Snapshot, ids: readonly string[]): Promise<CustomEmojiRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.db.selectFrom("custom_emoji").selectAll().where("ws", "=", tx.ws).where("id", "in", ids).execute()
}

/** @throws conflict when there is one of that name */
export function insertCustomEmoji(tx: WriteTx, emoji: CustomEmojiRow): Promise<void> {
  return insertRows(tx, "custom_emoji", [emoji])
}

/** Returns whether there was one. */
export async function removeCustomEmoji(tx: WriteTx, name: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom("custom_emoji")
    .where("ws", "=", tx.ws)
    .where("name", "=", name)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
