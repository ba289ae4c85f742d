import { listGrantsTo, listLivePairs, removeGrant, type WriteTx } from "@inkling/store"
import type { Wire } from "../present/context.ts"
import { endPair } from "./end-pair.ts"
import type { OauthClient } from "./oauth-client.ts"
import { shownToken } from "./shown-token.ts"

/**
 * Ends a token and the one it came with. With the last one the bot loses its pages, so that whoever lets the
 * integration in again picks anew (inferred). What does not work anyway is no error. Source: RFC 7009 §2.2.
 */
export async function revoke(tx: WriteTx, client: OauthClient, token: string): Promise<Wire> {
  const shown = await shownToken(tx, client, token)
  if (!shown) return {}
  await endPair(tx, shown.pair)
  const { id } = shown.installation
  if ((await listLivePairs(tx, { integration_id: id })).length > 0) return {}
  for (const { acl } of await listGrantsTo(tx, id)) await removeGrant(tx, acl, id)
  tx.log({
    kind: "integration.disconnected",
    object_type: "integration",
    object_id: id,
    object_pk: null,
    data_source_pk: null,
    details: null,
    touchesTree: true,
  })
  return {}
}
