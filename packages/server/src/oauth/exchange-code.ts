import { invalidGrant, invalidOauthRequest, type OauthError } from "@inkling/contract"
import type { Ids } from "@inkling/engine"
import {
  findAuthorization,
  listLivePairs,
  markExchanged,
  type OauthAuthorizationRow,
  type WriteTx,
} from "@inkling/store"
import { hashToken } from "../auth/token.ts"
import type { Wire } from "../present/context.ts"
import { endPair } from "./end-pair.ts"
import { install } from "./install.ts"
import { issueTokens } from "./issue-tokens.ts"
import type { OauthClient } from "./oauth-client.ts"

const noGood =
  "The code is invalid, expired, used or another integration's. Send the person through /v1/oauth/authorize again."

/**
 * Tokens for a code, which is good once. A code that comes a second time was seen by somebody else: what it gave the
 * first time ends. Source: RFC 6749 §4.1.2; what Notion does with a second use is inferred.
 * @returns a refusal, instead of throwing it, when something has to be written with it
 * @throws invalidGrant · invalidOauthRequest
 */
export async function exchangeCode(
  tx: WriteTx,
  ids: Ids,
  client: OauthClient,
  body: { code: string; redirect_uri?: string },
): Promise<Wire | OauthError> {
  const authorization = await findAuthorization(tx, hashToken(body.code))
  if (!authorization || authorization.public_id !== client.integration.id) throw invalidGrant(noGood)
  if (authorization.exchanged_at !== null) {
    const pairs = await listLivePairs(tx, { authorization_id: authorization.id })
    for (const pair of pairs) await endPair(tx, pair)
    return invalidGrant(noGood)
  }
  if (authorization.expires_at <= tx.now) throw invalidGrant(noGood)
  requireSameUri(authorization, body.redirect_uri)
  await markExchanged(tx, authorization.id)
  const installation = await install(tx, ids, client, authorization)
  return issueTokens(tx, ids, installation, authorization.id)
}

/** Source: developers.notion.com/guides/get-started/authorization; sentences inferred. */
function requireSameUri({ redirect_uri: wanted }: OauthAuthorizationRow, given: string | undefined): void {
  if (wanted === null && given !== undefined)
    throw invalidOauthRequest("Leave redirect_uri out: the authorization URL did not have one.")
  if (wanted !== null && given === undefined)
    throw invalidOauthRequest("Send the redirect_uri that the authorization URL had.")
  if (wanted !== null && given !== wanted)
    throw invalidGrant("The redirect_uri is not the one that the authorization URL had.")
}
