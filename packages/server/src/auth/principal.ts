import { unauthorized } from "@inkling/contract"
import {
  findIntegration,
  findToken,
  type IntegrationRow,
  type Snapshot,
  type TokenRow,
  visibleAcls,
} from "@inkling/store"

export type Capability =
  | "read_content"
  | "update_content"
  | "insert_content"
  | "read_comments"
  | "insert_comments"

/** Who calls, and what it may see, as of one `treeSeq`. */
export interface Principal {
  ws: number
  token: TokenRow
  integration: IntegrationRow
  capabilities: ReadonlySet<string>
  /** Ids of the access lists it may see; a page is visible when its `acl` is in it. */
  acls: ReadonlySet<number>
  /** The workspace's tree_seq this was read at; any later change makes it stale. */
  treeSeq: number
  epoch: string
}

/**
 * Reads the principal of a token in the request's own snapshot.
 * @throws unauthorized when the token is unknown, revoked or expired, or its integration deleted
 */
export async function loadPrincipal(tx: Snapshot, hash: string, nowMs: number): Promise<Principal> {
  const token = await findToken(tx, hash)
  if (!token || token.ws !== tx.ws || token.is_revoked || isExpired(token, nowMs)) throw unauthorized()
  const integration = await findIntegration(tx, token.integration_id)
  if (!integration || integration.is_deleted) throw unauthorized()
  return {
    ws: tx.ws,
    token,
    integration,
    capabilities: new Set(integration.capabilities),
    acls: await visibleAcls(tx, integration.id),
    treeSeq: tx.head.treeSeq,
    epoch: tx.head.epoch,
  }
}

export function isExpired(token: TokenRow, nowMs: number): boolean {
  return token.expires_at !== null && token.expires_at <= nowMs
}
