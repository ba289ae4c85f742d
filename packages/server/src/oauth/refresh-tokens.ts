import { invalidGrant } from "@inkling/contract"
import type { Ids } from "@inkling/engine"
import { findRefreshToken, type WriteTx } from "@inkling/store"
import { hashToken } from "../auth/token.ts"
import type { Wire } from "../present/context.ts"
import { endPair } from "./end-pair.ts"
import { installationOf } from "./installation-of.ts"
import { issueTokens } from "./issue-tokens.ts"
import type { OauthClient } from "./oauth-client.ts"

/**
 * A new pair in place of the one whose refresh token this is; the old one ends at once (that it has no overlap is
 * inferred). Source: developers.notion.com/reference/refresh-a-token.
 * @throws invalidGrant
 */
export async function refreshTokens(
  tx: WriteTx,
  ids: Ids,
  client: OauthClient,
  refreshToken: string,
): Promise<Wire> {
  const pair = await findRefreshToken(tx, hashToken(refreshToken))
  const installation = pair && (await installationOf(tx, client, pair.integration_id))
  if (!installation || pair.is_used)
    throw invalidGrant(
      "The refresh token is invalid, used, revoked or another integration's. Send the person through /v1/oauth/authorize again.",
    )
  await endPair(tx, pair)
  return issueTokens(tx, ids, installation, pair.authorization_id)
}
