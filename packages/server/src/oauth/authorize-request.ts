import type { Snapshot } from "@inkling/store"
import { clientOf, type OauthClient } from "./oauth-client.ts"
import { withParams } from "./with-params.ts"

/** Who asks to be let in, and where the person goes afterwards. */
export interface AuthorizeRequest {
  client: OauthClient
  redirectUri: string
  /** Whether the address named it: then the exchange has to name it too. */
  isUriNamed: boolean
  /** Handed back as it came. */
  state: string
}

/**
 * What an authorization address comes to. `problem`: nobody can be trusted with the person, so a page says what is
 * wrong; `location`: the integration is told instead.
 */
export type ReadRequest = { request: AuthorizeRequest } | { problem: string } | { location: string }

/**
 * Source: developers.notion.com/guides/get-started/authorization, RFC 6749 §4.1.1–4.1.2.1; that `owner` may be left
 * out, and the sentences, are inferred.
 */
export async function readAuthorizeRequest(tx: Snapshot, query: URLSearchParams): Promise<ReadRequest> {
  for (const name of ["client_id", "redirect_uri"])
    if (query.getAll(name).length > 1) return { problem: `The link names ${name} more than once.` }
  const client = await clientOf(tx, query.get("client_id") ?? "")
  if (!client)
    return {
      problem: "The link names no integration of this workspace: its client_id is missing or unknown.",
    }
  const named = query.get("redirect_uri")
  const [only, ...others] = client.redirectUris
  const { name } = client.integration
  if (named === null && (only === undefined || others.length > 0))
    return { problem: `The link has no redirect_uri, and ${name} has registered more than one.` }
  if (named !== null && !client.redirectUris.includes(named))
    return { problem: `The link would lead to an address that ${name} has not registered as a redirect URI.` }
  const redirectUri = named ?? (only as string)
  const state = query.get("state") ?? ""
  const refused = (error: string, error_description: string) => ({
    location: withParams(redirectUri, { error, error_description, state }),
  })
  if (query.get("response_type") !== "code")
    return query.has("response_type")
      ? refused("unsupported_response_type", "The response_type must be code.")
      : refused("invalid_request", "The response_type is missing: it must be code.")
  if ((query.get("owner") ?? "user") !== "user") return refused("invalid_request", "The owner must be user.")
  return { request: { client, redirectUri, isUriNamed: named !== null, state } }
}
