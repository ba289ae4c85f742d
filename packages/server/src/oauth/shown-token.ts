import {
  findPairOf,
  findRefreshToken,
  type IntegrationRow,
  type OauthRefreshTokenRow,
  type Snapshot,
} from "@inkling/store"
import { hashToken } from "../auth/token.ts"
import { installationOf } from "./installation-of.ts"
import type { OauthClient } from "./oauth-client.ts"

export interface ShownToken {
  pair: OauthRefreshTokenRow
  installation: IntegrationRow
}

/** What an access or refresh token stands for while it works; undefined for others' tokens, as for unknown ones. */
export async function shownToken(
  tx: Snapshot,
  client: OauthClient,
  token: string,
): Promise<ShownToken | undefined> {
  const hash = hashToken(token)
  const pair = (await findPairOf(tx, hash)) ?? (await findRefreshToken(tx, hash))
  if (!pair || pair.is_used) return undefined
  const installation = await installationOf(tx, client, pair.integration_id)
  return installation && { pair, installation }
}
