import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { OauthRefreshTokenRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** By its own SHA-256; used ones too. Served by the primary key. */
export const findRefreshToken: (tx: Snapshot, hash: string) => Promise<OauthRefreshTokenRow | undefined> =
  first(
    scoped(({ db, ws }, hash: string) =>
      db.selectFrom("oauth_refresh_token").selectAll().where("ws", "=", ws).where("hash", "=", hash),
    ),
  )

/** By the hash of the access token it came with. Served by oauth_refresh_token_token_hash_key. */
export const findPairOf: (tx: Snapshot, tokenHash: string) => Promise<OauthRefreshTokenRow | undefined> =
  first(
    scoped(({ db, ws }, tokenHash: string) =>
      db
        .selectFrom("oauth_refresh_token")
        .selectAll()
        .where("ws", "=", ws)
        .where("token_hash", "=", tokenHash),
    ),
  )

/** Those that can still be used, of one authorization or of one installation. */
export function listLivePairs(
  tx: Snapshot,
  of: { authorization_id: string } | { integration_id: string },
): Promise<OauthRefreshTokenRow[]> {
  const query = tx.db
    .selectFrom("oauth_refresh_token")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("is_used", "=", false)
  return "authorization_id" in of
    ? query.where("authorization_id", "=", of.authorization_id).execute()
    : query.where("integration_id", "=", of.integration_id).execute()
}

export function insertRefreshToken(tx: WriteTx, token: OauthRefreshTokenRow): Promise<void> {
  return insertRows(tx, "oauth_refresh_token", [token])
}

export async function useUpRefreshToken(tx: WriteTx, hash: string): Promise<void> {
  await tx.db
    .updateTable("oauth_refresh_token")
    .set({ is_used: true })
    .where("ws", "=", tx.ws)
    .where("hash", "=", hash)
    .execute()
}
