import { validationError } from "@inkling/contract"
import {
  type IntegrationRow,
  insertIntegration,
  insertToken,
  insertUsers,
  listIntegrations,
  nextUserOrder,
  type Snapshot,
} from "@inkling/store"
import type { Capability } from "../auth/principal.ts"
import { hashToken, newToken } from "../auth/token.ts"
import type { AdminDeps } from "./admin.ts"
import { allCapabilities } from "./all-capabilities.ts"

const userInfos = ["none", "without_email", "with_email"] as const

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
  { name, capabilities = allCapabilities, userInfo = "with_email" }: NewIntegration,
): Promise<CreatedIntegration> {
  const trimmed = name.trim()
  if (trimmed === "") throw validationError("An integration needs a name.")
  requireKnown({ capabilities, userInfo })
  const token = newToken()
  const integration = await store.write(ws, { actor: null }, async (tx) => {
    if ((await listIntegrations(tx)).some((other) => other.name === trimmed))
      throw validationError(`There is already an integration named "${trimmed}".`)
    const bot = ids.uuid("user")
    const row: IntegrationRow = {
      ws,
      id: ids.uuid("other"),
      bot_id: bot,
      name: trimmed,
      capabilities: [...capabilities],
      user_info: userInfo,
      owner_type: "workspace",
      owner_user_id: null,
      created_at: tx.now,
      is_deleted: false,
    }
    await insertUsers(tx, [
      {
        ws,
        id: bot,
        type: "bot",
        name: trimmed,
        avatar_url: null,
        email: null,
        is_guest: false,
        created_at: tx.now,
        // Bots are listed after persons; see listUsers.
        order_no: 1_000_000 + (await nextUserOrder(tx)),
      },
    ])
    await insertIntegration(tx, row)
    await insertToken(tx, tokenRow(ws, ids.uuid("other"), row.id, token, tx.now))
    tx.log({
      kind: "integration.created",
      object_type: "integration",
      object_id: row.id,
      object_pk: null,
      data_source_pk: null,
      details: { name: trimmed },
      touchesTree: true,
    })
    return row
  })
  return { integration, token }
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

export function listIntegrationsOf({ store }: AdminDeps, ws: number): Promise<IntegrationRow[]> {
  return store.read(ws, (tx) => listIntegrations(tx))
}

/** An integration by id or name. @throws validationError naming those there are */
export async function integrationNamed(tx: Snapshot, word: string): Promise<IntegrationRow> {
  const all = await listIntegrations(tx)
  const found = all.find((one) => one.id === word) ?? all.find((one) => one.name === word)
  if (found) return found
  const names = all.map((one) => `"${one.name}"`).join(", ")
  throw validationError(`There is no integration "${word}". There are: ${names || "none"}.`)
}
