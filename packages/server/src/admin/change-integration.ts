import { validationError } from "@inkling/contract"
import {
  type IntegrationRow,
  listInstallations,
  listIntegrations,
  updateIntegration,
  updateOauthClient,
  type WriteTx,
} from "@inkling/store"
import { requireRedirectUris } from "../oauth/redirect-uris.ts"
import type { AdminDeps } from "./admin.ts"
import { integrationNamed, type NewIntegration, requireKnown, userInfos } from "./integrations.ts"
import { publicNamed } from "./public-integrations.ts"

/** What may be changed; redirect URIs of public integrations only. */
export interface IntegrationChange extends Partial<NewIntegration> {
  redirectUris?: readonly string[]
}

/**
 * Changes what is given. Capabilities hold from the next request on; what a public integration gains, people are asked
 * for when they let it in again. @throws validationError
 */
export function changeIntegration(
  { store }: AdminDeps,
  ws: number,
  word: string,
  change: IntegrationChange,
): Promise<IntegrationRow> {
  requireKnown(change)
  return store.write(ws, { actor: null }, async (tx) => {
    const integration = await integrationNamed(tx, word)
    const name = change.name?.trim() ?? integration.name
    if (name === "") throw validationError("An integration needs a name.")
    const others = (await listIntegrations(tx)).filter(({ id }) => id !== integration.id)
    if (others.some((other) => other.name === name))
      throw validationError(`There is already an integration named "${name}".`)
    const patch = {
      name,
      capabilities: [...(change.capabilities ?? integration.capabilities)],
      user_info: change.userInfo ?? integration.user_info,
    }
    if (change.redirectUris !== undefined) {
      await publicNamed(tx, integration.id)
      await updateOauthClient(tx, integration.id, {
        redirect_uris: requireRedirectUris(change.redirectUris),
      })
    }
    await updateIntegration(tx, integration.id, patch)
    log(tx, "integration.updated", integration.id)
    for (const one of await listInstallations(tx, integration.id))
      await updateIntegration(tx, one.id, {
        name,
        capabilities: one.capabilities.filter((capability) => patch.capabilities.includes(capability)),
        user_info: lessOf(one.user_info, patch.user_info),
      })
    return { ...integration, ...patch }
  })
}

/** What is left of what people agreed to, when the operator takes some back. */
function lessOf(one: UserInfo, other: UserInfo): UserInfo {
  return userInfos.indexOf(one) < userInfos.indexOf(other) ? one : other
}

type UserInfo = IntegrationRow["user_info"]

/** Ends an integration: its tokens stop working at once; what it wrote stays. @throws validationError */
export function removeIntegration({ store }: AdminDeps, ws: number, word: string): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const { id } = await integrationNamed(tx, word)
    for (const one of [id, ...(await listInstallations(tx, id)).map((installation) => installation.id)]) {
      await updateIntegration(tx, one, { is_deleted: true })
      log(tx, "integration.deleted", one)
    }
  })
}

function log(tx: WriteTx, kind: string, id: string): void {
  tx.log({
    kind,
    object_type: "integration",
    object_id: id,
    object_pk: null,
    data_source_pk: null,
    details: null,
    touchesTree: true,
  })
}
