import { findInstallation, findIntegration, type IntegrationRow, type Snapshot } from "@inkling/store"
import type { OauthClient } from "./oauth-client.ts"

/** An installation by its id, when it is this client's and still stands. */
export async function installationOf(
  tx: Snapshot,
  client: OauthClient,
  integrationId: string,
): Promise<IntegrationRow | undefined> {
  const owner = (await findIntegration(tx, integrationId))?.owner_user_id
  const found = owner == null ? undefined : await findInstallation(tx, client.integration.id, owner)
  return found?.id === integrationId && !found.is_deleted ? found : undefined
}
