import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { OauthClientRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Of integrations that were removed too. Served by oauth_client_client_id_key. */
export const findOauthClient: (tx: Snapshot, clientId: string) => Promise<OauthClientRow | undefined> = first(
  scoped(({ db, ws }, clientId: string) =>
    db.selectFrom("oauth_client").selectAll().where("ws", "=", ws).where("client_id", "=", clientId),
  ),
)

/** What makes each public integration one, by the integration's id. */
export async function oauthClientsById(tx: Snapshot): Promise<Map<string, OauthClientRow>> {
  const rows = await tx.db.selectFrom("oauth_client").selectAll().where("ws", "=", tx.ws).execute()
  return new Map(rows.map((row) => [row.integration_id, row]))
}

export function insertOauthClient(tx: WriteTx, client: OauthClientRow): Promise<void> {
  return insertRows(tx, "oauth_client", [client])
}

export async function updateOauthClient(
  tx: WriteTx,
  integrationId: string,
  patch: Partial<Pick<OauthClientRow, "secret_hash" | "redirect_uris">>,
): Promise<void> {
  await tx.db
    .updateTable("oauth_client")
    .set(patch)
    .where("ws", "=", tx.ws)
    .where("integration_id", "=", integrationId)
    .execute()
}
