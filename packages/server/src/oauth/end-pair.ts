import {
  findToken,
  type OauthRefreshTokenRow,
  updateToken,
  useUpRefreshToken,
  type WriteTx,
} from "@inkling/store"

/** Ends an access token and its refresh token at once. */
export async function endPair(tx: WriteTx, pair: OauthRefreshTokenRow): Promise<void> {
  await useUpRefreshToken(tx, pair.hash)
  const token = await findToken(tx, pair.token_hash)
  if (!token || token.is_revoked) return
  await updateToken(tx, token.hash, { is_revoked: true })
  tx.log({
    kind: "token.revoked",
    object_type: "token",
    object_id: token.id,
    object_pk: null,
    data_source_pk: null,
    details: null,
    touchesTree: true,
  })
}
