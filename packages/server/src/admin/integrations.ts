import { validationError } from "@inkling/contract"
import type { Ids } from "@inkling/engine"
import {
  findIntegration,
  type IntegrationRow,
  insertIntegration,
  insertToken,
  insertUsers,
  listIntegrations,
  nextUserOrder,
  oauthClientsById,
  type Snapshot,
  type WriteTx,
} from "@inkling/store"
import type { Capability } from "../auth/principal.ts"
import { hashToken, newToken } from "../auth/token.ts"
import type { AdminDeps } from "./admin.ts"
import { allCapabilities } from "./all-capabilities.ts"

/** From least to most. */
export const userInfos = ["none", "without_email", "with_email"] as const

export interface NewIntegration {
  name: string
  /** All of them unless given. */
  capabilities?: readonly Capability[]
  /** `with_email` unless given. */
  userInfo?: (typeof userInfos)[number]
}

export interface CreatedIntegration {
  integration: IntegrationRow
  /** The secret; only its hash is stored. */
  token: string
}

/** @throws validationError when the name is empty or taken, or a capability unknown */
export async function createIntegration(
  { store, ids }: AdminDeps,
  ws: number,
  wanted: NewIntegration,
): Promise<CreatedIntegration> {
  const token = newToken()
  const integration = await store.write(ws, { actor: null }, async (tx) => {
    const row = await addIntegration(tx, ids, wanted)
    await insertToken(tx, tokenRow(ws, ids.uuid("other"), row.id, token, tx.now))
    return row
  })
  return { integration, token }
}

/** The integration and its bot, without a token. @throws validationError */
export async function addIntegration(
  tx: WriteTx,
  ids: Ids,
  { name, capabilities = allCapabilities, userInfo = "with_email" }: NewIntegration,
): Promise<IntegrationRow> {
  const trimmed = name.trim()
  if (trimmed === "") throw validationError("An integration needs a name.")
  requireKnown({ capabilities, userInfo })
  if ((await listIntegrations(tx)).some((other) => other.name === trimmed))
    throw validationError(`There is already an integration named "${trimmed}".`)
  const row: IntegrationRow = {
    ws: tx.ws,
    id: ids.uuid("other"),
    bot_id: ids.uuid("user"),
    name: trimmed,
    capabilities: [...capabilities],
    user_info: userInfo,
    owner_type: "workspace",
    owner_user_id: null,
    created_at: tx.now,
    is_deleted: false,
  }
  await insertWithBot(tx, row)
  return row
}

/** Writes and logs an integration and the bot that acts for it. */
export async function insertWithBot(tx: WriteTx, row: IntegrationRow): Promise<void> {
  await insertUsers(tx, [
    {
      ws: tx.ws,
      id: row.bot_id,
      type: "bot",
      name: row.name,
      avatar_url: null,
      email: null,
      is_guest: false,
      created_at: tx.now,
      // Bots are listed after persons; see listUsers.
      order_no: 1_000_000 + (await nextUserOrder(tx)),
    },
  ])
  await insertIntegration(tx, row)
  tx.log({
    kind: "integration.created",
    object_type: "integration",
    object_id: row.id,
    object_pk: null,
    data_source_pk: null,
    details: { name: row.name },
    touchesTree: true,
  })
}

/** @throws validationError for capabilities or user information that there are not */
export function requireKnown({ capabilities = [], userInfo }: Partial<NewIntegration>): void {
  const unknown = capabilities.filter((one) => !allCapabilities.includes(one))
  if (unknown.length > 0)
    throw validationError(`Unknown capability: ${unknown.join(", ")}. Known: ${allCapabilities.join(", ")}.`)
  if (userInfo !== undefined && !userInfos.includes(userInfo))
    throw validationError(`Unknown user information "${userInfo}". Known: ${userInfos.join(", ")}.`)
}

export function tokenRow(ws: number, id: string, integrationId: string, token: string, now: number) {
  return {
    hash: hashToken(token),
    ws,
    id,
    integration_id: integrationId,
    hint: token.slice(-4),
    created_at: now,
    expires_at: null,
    is_revoked: false,
  }
}

/** As the operator sees it; `oauth` is null for internal ones. */
export interface ListedIntegration extends IntegrationRow {
  oauth: { client_id: string; redirect_uris: string[] } | null
}

export function listIntegrationsOf({ store }: AdminDeps, ws: number): Promise<ListedIntegration[]> {
  return store.read(ws, async (tx) => {
    const clients = await oauthClientsById(tx)
    return (await listIntegrations(tx)).map((row) => {
      const client = clients.get(row.id)
      const oauth = client ? { client_id: client.client_id, redirect_uris: client.redirect_uris } : null
      return { ...row, oauth }
    })
  })
}

/**
 * An integration by id or name; one that stands for a public one and a person by its id only.
 * @throws validationError naming those there are
 */
export async function integrationNamed(tx: Snapshot, word: string): Promise<IntegrationRow> {
  const all = await listIntegrations(tx)
  const found = all.find((one) => one.id === word) ?? all.find((one) => one.name === word)
  if (found) return found
  const installation = await findIntegration(tx, word)
  if (installation && !installation.is_deleted) return installation
  const names = all.map((one) => `"${one.name}"`).join(", ")
  throw validationError(`There is no integration "${word}". There are: ${names || "none"}.`)
}
