import { unauthorized } from "@inkling/contract"
import { findIntegration, findToken, type IntegrationRow, type Snapshot, type TokenRow } from "@inkling/store"
import type { Role } from "../session/role.ts"
import { aclsOf } from "./acls-of.ts"

export type Capability =
  | "read_content"
  | "update_content"
  | "insert_content"
  | "read_comments"
  | "insert_comments"

/** What the caller showed, by its SHA-256. */
export interface Credential {
  kind: "token" | "session"
  hash: string
  /** Milliseconds; null when it does not end by itself. */
  expiresAt: number | null
}

/** Who calls, and what it may see, as of one `treeSeq`. */
export interface Principal {
  ws: number
  credential: Credential
  /** The person itself takes an integration's place when it signed in. */
  integration: IntegrationRow
  capabilities: ReadonlySet<string>
  /** Set for people who signed in. */
  role?: Role
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
    credential: { kind: "token", hash, expiresAt: token.expires_at },
    integration,
    capabilities: new Set(integration.capabilities),
    acls: await aclsOf(tx, integration),
    treeSeq: tx.head.treeSeq,
    epoch: tx.head.epoch,
  }
}

export function isExpired(token: Pick<TokenRow, "expires_at">, nowMs: number): boolean {
  return token.expires_at !== null && token.expires_at <= nowMs
}
