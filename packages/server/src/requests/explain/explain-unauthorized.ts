import { findIntegration, findToken, type Snapshot } from "@inkling/store"
import type { LoggedRequest } from "../logged-request.ts"
import type { Explanation } from "./explanation.ts"
import { shellWord } from "./shell-word.ts"

/** Tells no token from an unknown, a revoked and an expired one. */
export async function explainUnauthorized(tx: Snapshot, entry: LoggedRequest): Promise<Explanation> {
  if (entry.refusedToken === undefined)
    return {
      explanation: "The request carried no token: it goes into the header as “Authorization: Bearer ntn_…”.",
      fix: null,
    }
  const token = await findToken(tx, entry.refusedToken)
  if (!token || token.ws !== tx.ws)
    return {
      explanation: "The token is none of this server's. `inkling token list` shows those there are.",
      fix: null,
    }
  const integration = await findIntegration(tx, token.integration_id)
  const name = integration?.name ?? token.integration_id
  if (!integration || integration.is_deleted)
    return { explanation: `The token is of the integration "${name}", which was removed.`, fix: null }
  const how = token.is_revoked ? "was revoked" : "has ended, after it was exchanged for a new one"
  return {
    explanation: `The token of "${name}" that ends in ${token.hint} ${how}.`,
    fix: {
      action: "create_token",
      integration_id: integration.id,
      command: `inkling token create ${shellWord(name)}`,
    },
  }
}
