import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { OauthAuthorizationRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** By the SHA-256 of its code; used and expired ones too. Served by oauth_authorization_code_hash_key. */
export const findAuthorization: (
  tx: Snapshot,
  codeHash: string,
) => Promise<OauthAuthorizationRow | undefined> = first(
  scoped(({ db, ws }, codeHash: string) =>
    db.selectFrom("oauth_authorization").selectAll().where("ws", "=", ws).where("code_hash", "=", codeHash),
  ),
)

/** Who let a public integration in, oldest first. Served by oauth_authorization_public. */
export const listAuthorizations: (tx: Snapshot, publicId: string) => Promise<OauthAuthorizationRow[]> =
  scoped(({ db, ws }, publicId: string) =>
    db
      .selectFrom("oauth_authorization")
      .selectAll()
      .where("ws", "=", ws)
      .where("public_id", "=", publicId)
      .orderBy("created_at")
      .orderBy("id"),
  )

export function insertAuthorization(tx: WriteTx, authorization: OauthAuthorizationRow): Promise<void> {
  return insertRows(tx, "oauth_authorization", [authorization])
}

/** Notes that the code was used, now. */
export async function markExchanged(tx: WriteTx, id: string): Promise<void> {
  await tx.db
    .updateTable("oauth_authorization")
    .set({ exchanged_at: tx.now })
    .where("ws", "=", tx.ws)
    .where("id", "=", id)
    .execute()
}
