import { validationError } from "@inkling/contract"
import type { Ids } from "@inkling/engine"
import { insertAuthorization, listOutlineOf, type WriteTx } from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { hashToken, newCode } from "../auth/token.ts"
import type { AuthorizeRequest } from "./authorize-request.ts"
import { withParams } from "./with-params.ts"

/** Milliseconds that a code is good. Inferred; RFC 6749 §4.1.2 allows ten minutes at most. */
export const codeMs = 10 * 60_000

/** Pages and databases that may be picked at once. */
const maxPicked = 1_000

/** Where a person goes who did not let the integration in. */
export function denied({ redirectUri, state }: AuthorizeRequest): string {
  return withParams(redirectUri, { error: "access_denied", state })
}

/**
 * Notes that a person lets an integration in, and returns where the person goes, with a code. Nothing is granted
 * before the code is exchanged.
 * @throws validationError when something was picked that the person does not see
 */
export async function allow(
  tx: WriteTx,
  ids: Ids,
  person: Principal,
  { client, redirectUri, isUriNamed, state }: AuthorizeRequest,
  picked: readonly string[],
): Promise<string> {
  const object_ids = [...new Set(picked)]
  if (object_ids.length > maxPicked) throw validationError(`Pick ${maxPicked} pages at most.`)
  const seen = (await listOutlineOf(tx, object_ids)).filter(({ acl }) => person.acls.has(acl))
  if (seen.length < object_ids.length)
    throw validationError("A page that was picked is gone or no longer shared with you. Pick again.")
  const code = newCode()
  const id = ids.uuid("other")
  await insertAuthorization(tx, {
    ws: tx.ws,
    id,
    public_id: client.integration.id,
    user_id: person.integration.id,
    code_hash: hashToken(code),
    redirect_uri: isUriNamed ? redirectUri : null,
    capabilities: client.integration.capabilities,
    user_info: client.integration.user_info,
    object_ids,
    created_at: tx.now,
    expires_at: tx.now + codeMs,
    exchanged_at: null,
  })
  tx.log({
    kind: "integration.authorized",
    object_type: "integration",
    object_id: client.integration.id,
    object_pk: null,
    data_source_pk: null,
    details: { authorization_id: id, user_id: person.integration.id, object_ids },
  })
  return withParams(redirectUri, { code, state })
}
