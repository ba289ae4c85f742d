import { insertRows } from "./insert-rows.ts"
import { first, prepared } from "./prepared.ts"
import type { TokenRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** A token of any workspace by the SHA-256 of its text. Served by the primary key. */
export const findToken: (
  tx: Pick<Snapshot, "db" | "dialect">,
  hash: string,
) => Promise<TokenRow | undefined> = first(
  prepared((db, _dialect, hash: string) => db.selectFrom("token").selectAll().where("hash", "=", hash)),
)

/** All tokens of the workspace, oldest first. Served by token_id_key. */
export function listTokens(tx: Snapshot): Promise<TokenRow[]> {
  return tx.db
    .selectFrom("token")
    .selectAll()
    .where("ws", "=", tx.ws)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
}

export function insertToken(tx: WriteTx, token: TokenRow): Promise<void> {
  return insertRows(tx, "token", [token])
}

export async function updateToken(
  tx: WriteTx,
  hash: string,
  patch: Partial<Pick<TokenRow, "expires_at" | "is_revoked">>,
): Promise<void> {
  await tx.db.updateTable("token").set(patch).where("hash", "=", hash).where("ws", "=", tx.ws).execute()
}

/** Puts a new token in the place of an old one, which stays valid for `overlapMs` more. */
export async function rotateToken(
  tx: WriteTx,
  oldHash: string,
  token: TokenRow,
  overlapMs: number,
): Promise<void> {
  await insertToken(tx, token)
  await updateToken(tx, oldHash, { expires_at: tx.now + overlapMs })
}

/** Notes when tokens, by id, were last used; the later time stays. Logs nothing: it is no change of content. */
export async function touchTokens(tx: WriteTx, uses: ReadonlyMap<string, number>): Promise<void> {
  for (const [token_id, last_used_at] of uses)
    await tx.db
      .insertInto("token_use")
      .values({ ws: tx.ws, token_id, last_used_at })
      .onConflict((conflict) =>
        conflict
          .columns(["ws", "token_id"])
          .doUpdateSet({ last_used_at })
          .where("token_use.last_used_at", "<", last_used_at),
      )
      .execute()
}

/** When each token was last used, by its id; missing when never. */
export async function listTokenUses(tx: Snapshot): Promise<Map<string, number>> {
  const rows = await tx.db.selectFrom("token_use").selectAll().where("ws", "=", tx.ws).execute()
  return new Map(rows.map((row) => [row.token_id, row.last_used_at]))
}
