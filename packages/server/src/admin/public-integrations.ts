import { validationError } from "@inkling/contract"
import {
  findUser,
  type IntegrationRow,
  insertOauthClient,
  listAuthorizations,
  listInstallations,
  type OauthClientRow,
  oauthClientsById,
  type Snapshot,
  updateOauthClient,
} from "@inkling/store"
import { hashToken, newClientSecret } from "../auth/token.ts"
import { requireRedirectUris } from "../oauth/redirect-uris.ts"
import type { AdminDeps } from "./admin.ts"
import { addIntegration, integrationNamed, type NewIntegration } from "./integrations.ts"

export interface NewPublicIntegration extends NewIntegration {
  type: "public"
  /** Where people may be sent back to, each in full. */
  redirectUris: readonly string[]
}

export interface CreatedPublicIntegration {
  integration: IntegrationRow
  clientId: string
  /** Shown only here; only its hash is stored. */
  clientSecret: string
}

/** An integration that people let in by OAuth: it has no token of its own. @throws validationError */
export async function createPublicIntegration(
  { store, ids }: AdminDeps,
  ws: number,
  wanted: NewPublicIntegration,
): Promise<CreatedPublicIntegration> {
  const redirect_uris = requireRedirectUris(wanted.redirectUris)
  const clientSecret = newClientSecret()
  return store.write(ws, { actor: null }, async (tx) => {
    const integration = await addIntegration(tx, ids, wanted)
    const clientId = ids.uuid("other")
    await insertOauthClient(tx, {
      ws,
      integration_id: integration.id,
      client_id: clientId,
      secret_hash: hashToken(clientSecret),
      redirect_uris,
    })
    return { integration, clientId, clientSecret }
  })
}

/** A new client secret; the old one ends at once, tokens stay. @throws validationError */
export function rotateClientSecret(
  { store }: AdminDeps,
  ws: number,
  word: string,
): Promise<{ clientId: string; clientSecret: string }> {
  const clientSecret = newClientSecret()
  return store.write(ws, { actor: null }, async (tx) => {
    const { integration, client } = await publicNamed(tx, word)
    await updateOauthClient(tx, integration.id, { secret_hash: hashToken(clientSecret) })
    tx.log({
      kind: "client_secret.rotated",
      object_type: "integration",
      object_id: integration.id,
      object_pk: null,
      data_source_pk: null,
      details: null,
    })
    return { clientId: client.client_id, clientSecret }
  })
}

/** That a person let a public integration in. */
export interface ListedAuthorization {
  id: string
  person: { id: string; name: string | null; email: string | null }
  /** The bot that acts for the person; null while no code was exchanged. */
  bot_id: string | null
  capabilities: string[]
  user_info: IntegrationRow["user_info"]
  /** Pages and databases that were picked. */
  object_ids: string[]
  authorized_at: number
  /** When the integration fetched its tokens; null when it never did. */
  exchanged_at: number | null
}

/** Everybody who ever let a public integration in, oldest first. @throws validationError */
export function listAuthorizationsOf(
  { store }: AdminDeps,
  ws: number,
  word: string,
): Promise<ListedAuthorization[]> {
  return store.read(ws, async (tx) => {
    const { integration } = await publicNamed(tx, word)
    const bots = new Map(
      (await listInstallations(tx, integration.id)).map((one) => [one.owner_user_id, one.bot_id]),
    )
    const listed: ListedAuthorization[] = []
    for (const row of await listAuthorizations(tx, integration.id)) {
      const person = await findUser(tx, row.user_id)
      const { id, capabilities, user_info, object_ids, exchanged_at } = row
      listed.push({
        id,
        person: { id: row.user_id, name: person?.name ?? null, email: person?.email ?? null },
        bot_id: bots.get(row.user_id) ?? null,
        capabilities,
        user_info,
        object_ids,
        authorized_at: row.created_at,
        exchanged_at,
      })
    }
    return listed
  })
}

/** A public integration by id or name. @throws validationError when there is none, or it is internal */
export async function publicNamed(
  tx: Snapshot,
  word: string,
): Promise<{ integration: IntegrationRow; client: OauthClientRow }> {
  const integration = await integrationNamed(tx, word)
  const client = (await oauthClientsById(tx)).get(integration.id)
  if (!client) throw validationError(`"${integration.name}" is an internal integration: it has a token.`)
  return { integration, client }
}

/** @throws validationError for public integrations, which see and do nothing by themselves */
export async function requireInternal(tx: Snapshot, integration: IntegrationRow): Promise<void> {
  if ((await oauthClientsById(tx)).has(integration.id))
    throw validationError(
      `"${integration.name}" is a public integration: people let it in, and pick its pages, at /v1/oauth/authorize.`,
    )
}
