import { insertRows } from "./insert-rows.ts"
import { scoped } from "./prepared.ts"
import type { CustomEmojiRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** All of the workspace, oldest first. A workspace has few: they are read whole. */
export const listCustomEmojis: (tx: Snapshot) => Promise<CustomEmojiRow[]> = scoped(({ db, ws }) =>
  db.selectFrom("custom_emoji").selectAll().where("ws", "=", ws).orderBy("created_at").orderBy("id"),
)

/** @throws conflict when the name is taken */
export function insertCustomEmojis(tx: WriteTx, emojis: readonly CustomEmojiRow[]): Promise<void> {
  return insertRows(tx, "custom_emoji", emojis)
}
