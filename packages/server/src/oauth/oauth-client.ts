import { invalidClient } from "@inkling/contract"
import { findIntegration, findOauthClient, type IntegrationRow, type Snapshot } from "@inkling/store"
import { hashToken } from "../auth/token.ts"
import { isSameSecret } from "../session/secret.ts"

/** A public integration that has shown its secret, or was named in an address. */
export interface OauthClient {
  integration: IntegrationRow
  redirectUris: readonly string[]
}

/** A public integration by its client id; undefined when there is none, or it was removed. */
export async function clientOf(tx: Snapshot, clientId: string): Promise<OauthClient | undefined> {
  const row = await findOauthClient(tx, clientId)
  const integration = row && (await findIntegration(tx, row.integration_id))
  return integration && !integration.is_deleted ? { integration, redirectUris: row.redirect_uris } : undefined
}

/** The public integration behind `Basic base64(id:secret)`. @throws invalidClient */
export async function authenticateClient(tx: Snapshot, header: string | undefined): Promise<OauthClient> {
  const encoded = /^Basic\s+([A-Za-z0-9+/_-]+=*)\s*$/i.exec(header ?? "")?.[1]
  const [clientId = "", secret = ""] = Buffer.from(encoded ?? "", "base64")
    .toString("utf8")
    .split(":", 2)
  const row = await findOauthClient(tx, clientId)
  // Compared for unknown clients too, so that the time it takes tells nothing.
  const isRight = isSameSecret(hashToken(secret), row?.secret_hash ?? nobodys)
  const client = isRight ? await clientOf(tx, clientId) : undefined
  if (!client) throw invalidClient()
  return client
}

const nobodys = "0".repeat(64)
