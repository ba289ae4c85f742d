import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { IntegrationRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Deleted ones too. Served by the primary key. */
export const findIntegration: (tx: Snapshot, id: string) => Promise<IntegrationRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("integration").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** Those not deleted, oldest first, without those that stand for a public one and a person. */
export function listIntegrations(tx: Snapshot): Promise<IntegrationRow[]> {
  return tx.db
    .selectFrom("integration")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("is_deleted", "=", false)
    .where("id", "not in", (eb) =>
      eb.selectFrom("oauth_installation").select("integration_id").where("oauth_installation.ws", "=", tx.ws),
    )
    .orderBy("created_at")
    .orderBy("id")
    .execute()
}

export function insertIntegration(tx: WriteTx, integration: IntegrationRow): Promise<void> {
  return insertRows(tx, "integration", [integration])
}

/** The caller logs it with `touchesTree`, since capabilities decide what is seen. */
export async function updateIntegration(
  tx: WriteTx,
  id: string,
  patch: Partial<Omit<IntegrationRow, "ws" | "id">>,
): Promise<void> {
  await tx.db.updateTable("integration").set(patch).where("ws", "=", tx.ws).where("id", "=", id).execute()
}
