import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { SigninLinkRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** By the SHA-256 of its secret; expired ones too. Served by the primary key. */
export const findSigninLink: (tx: Snapshot, hash: string) => Promise<SigninLinkRow | undefined> = first(
  scoped(({ db, ws }, hash: string) =>
    db.selectFrom("signin_link").selectAll().where("ws", "=", ws).where("hash", "=", hash),
  ),
)

export function insertSigninLink(tx: WriteTx, link: SigninLinkRow): Promise<void> {
  return insertRows(tx, "signin_link", [link])
}

/** Takes a link out; true for exactly one of those who try at once. */
export async function takeSigninLink(tx: WriteTx, hash: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom("signin_link")
    .where("ws", "=", tx.ws)
    .where("hash", "=", hash)
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

/** All of a person's, used or not. */
export async function removeSigninLinksOf(tx: WriteTx, userId: string): Promise<void> {
  await tx.db.deleteFrom("signin_link").where("ws", "=", tx.ws).where("user_id", "=", userId).execute()
}
