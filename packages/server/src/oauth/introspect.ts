import type { Snapshot } from "@inkling/store"
import type { Wire } from "../present/context.ts"
import type { OauthClient } from "./oauth-client.ts"
import { shownToken } from "./shown-token.ts"

/**
 * Whether a token works, and for what. Source: developers.notion.com/reference/introspect-token; that capabilities are
 * separated by spaces and `iat` counts milliseconds is inferred.
 */
export async function introspect(tx: Snapshot, client: OauthClient, token: string): Promise<Wire> {
  const shown = await shownToken(tx, client, token)
  if (!shown) return { active: false }
  return { active: true, scope: shown.installation.capabilities.join(" "), iat: shown.pair.created_at }
}
