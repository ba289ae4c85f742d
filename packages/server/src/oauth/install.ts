import type { Ids } from "@inkling/engine"
import {
  addGrant,
  findInstallation,
  type IntegrationRow,
  insertInstallation,
  listOutlineOf,
  type OauthAuthorizationRow,
  splitAcl,
  updateIntegration,
  type WriteTx,
} from "@inkling/store"
import { insertWithBot, userInfos } from "../admin/integrations.ts"
import type { OauthClient } from "./oauth-client.ts"

/**
 * What a person agreed to becomes true: the integration's bot for this person may do it, on the pages that were
 * picked. Whoever agrees again keeps the bot and its pages.
 */
export async function install(
  tx: WriteTx,
  ids: Ids,
  { integration: app }: OauthClient,
  authorization: OauthAuthorizationRow,
): Promise<IntegrationRow> {
  const agreed = {
    name: app.name,
    // The operator may have taken some back since.
    capabilities: authorization.capabilities.filter((one) => app.capabilities.includes(one)),
    user_info: userInfos[
      Math.min(userInfos.indexOf(authorization.user_info), userInfos.indexOf(app.user_info))
    ] as IntegrationRow["user_info"],
  }
  const known = await findInstallation(tx, app.id, authorization.user_id)
  const installation = known
    ? { ...known, ...agreed }
    : await firstInstallation(tx, ids, app, authorization, agreed)
  if (known) {
    await updateIntegration(tx, known.id, agreed)
    log(tx, "integration.updated", { type: "integration", id: known.id, pk: null }, known.id)
  }
  for (const object of await listOutlineOf(tx, authorization.object_ids)) {
    await splitAcl(tx, object.pk)
    await addGrant(tx, object.pk, installation.id)
    log(tx, "grant.added", { type: object.kind, id: object.id, pk: object.pk }, installation.id)
  }
  return installation
}

async function firstInstallation(
  tx: WriteTx,
  ids: Ids,
  app: IntegrationRow,
  { user_id }: OauthAuthorizationRow,
  agreed: Pick<IntegrationRow, "name" | "capabilities" | "user_info">,
): Promise<IntegrationRow> {
  const row: IntegrationRow = {
    ws: tx.ws,
    id: ids.uuid("other"),
    bot_id: ids.uuid("user"),
    ...agreed,
    owner_type: "user",
    owner_user_id: user_id,
    created_at: tx.now,
    is_deleted: false,
  }
  await insertWithBot(tx, row)
  await insertInstallation(tx, { ws: tx.ws, public_id: app.id, user_id, integration_id: row.id })
  return row
}

function log(
  tx: WriteTx,
  kind: string,
  object: { type: "integration" | "page" | "database"; id: string; pk: number | null },
  integrationId: string,
): void {
  tx.log({
    kind,
    object_type: object.type,
    object_id: object.id,
    object_pk: object.pk,
    data_source_pk: null,
    details: { integration_id: integrationId },
    touchesTree: true,
  })
}
