import type { Ids } from "@inkling/engine"
import {
  findUser,
  findWorkspace,
  type IntegrationRow,
  insertRefreshToken,
  insertToken,
  type Snapshot,
  type WriteTx,
} from "@inkling/store"
import { tokenRow } from "../admin/integrations.ts"
import { hashToken, newRefreshToken, newToken } from "../auth/token.ts"
import type { Wire } from "../present/context.ts"
import { presentPartialUser, presentUser } from "../present/present-user.ts"

/**
 * A fresh pair for an installation, and the answer that carries it. Access tokens do not end by themselves.
 * Source: developers.notion.com/reference/create-a-token.
 */
export async function issueTokens(
  tx: WriteTx,
  ids: Ids,
  installation: IntegrationRow,
  authorizationId: string,
): Promise<Wire> {
  const pair = { access: newToken(), refresh: newRefreshToken() }
  const id = ids.uuid("other")
  await insertToken(tx, tokenRow(tx.ws, id, installation.id, pair.access, tx.now))
  await insertRefreshToken(tx, {
    ws: tx.ws,
    hash: hashToken(pair.refresh),
    authorization_id: authorizationId,
    integration_id: installation.id,
    token_hash: hashToken(pair.access),
    created_at: tx.now,
    is_used: false,
  })
  tx.log({
    kind: "token.created",
    object_type: "token",
    object_id: id,
    object_pk: null,
    data_source_pk: null,
    details: { authorization_id: authorizationId },
    touchesTree: true,
  })
  const workspace = await findWorkspace(tx)
  return {
    access_token: pair.access,
    token_type: "bearer",
    refresh_token: pair.refresh,
    bot_id: installation.bot_id,
    workspace_icon: null,
    workspace_name: workspace.name,
    workspace_id: workspace.id,
    owner: { type: "user", user: await ownerOf(tx, installation) },
    // Templates are not duplicated here.
    duplicated_template_id: null,
  }
}

/** In full only with the e-mail address, which the answer's schema asks for. */
async function ownerOf(tx: Snapshot, installation: IntegrationRow): Promise<Wire> {
  const userId = installation.owner_user_id as string
  const person = await findUser(tx, userId)
  return person?.email != null && installation.user_info === "with_email"
    ? presentUser(person, { integration: installation })
    : presentPartialUser(userId)
}
