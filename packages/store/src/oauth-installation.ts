import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { IntegrationRow, OauthInstallationRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** The integration that stands for a public one and the person who let it in. Served by the primary key. */
export const findInstallation: (
  tx: Snapshot,
  publicId: string,
  userId: string,
) => Promise<IntegrationRow | undefined> = first(
  scoped(({ db, ws }, publicId: string, userId: string) =>
    db
      .selectFrom("oauth_installation")
      .innerJoin("integration", (join) =>
        join
          .onRef("integration.ws", "=", "oauth_installation.ws")
          .onRef("integration.id", "=", "oauth_installation.integration_id"),
      )
      .selectAll("integration")
      .where("oauth_installation.ws", "=", ws)
      .where("public_id", "=", publicId)
      .where("user_id", "=", userId),
  ),
)

/** All of a public integration's, oldest first. Served by the primary key. */
export const listInstallations: (tx: Snapshot, publicId: string) => Promise<IntegrationRow[]> = scoped(
  ({ db, ws }, publicId: string) =>
    db
      .selectFrom("oauth_installation")
      .innerJoin("integration", (join) =>
        join
          .onRef("integration.ws", "=", "oauth_installation.ws")
          .onRef("integration.id", "=", "oauth_installation.integration_id"),
      )
      .selectAll("integration")
      .where("oauth_installation.ws", "=", ws)
      .where("public_id", "=", publicId)
      .orderBy("created_at")
      .orderBy("integration.id"),
)

/** Those of all public integrations that still stand, each named after its person too. */
export async function allInstallations(tx: Snapshot): Promise<IntegrationRow[]> {
  const rows = await tx.db
    .selectFrom("oauth_installation")
    .innerJoin("integration", (join) =>
      join
        .onRef("integration.ws", "=", "oauth_installation.ws")
        .onRef("integration.id", "=", "oauth_installation.integration_id"),
    )
    .innerJoin("user", (join) =>
      join.onRef("user.ws", "=", "oauth_installation.ws").onRef("user.id", "=", "oauth_installation.user_id"),
    )
    .selectAll("integration")
    .select("user.name as person")
    .where("oauth_installation.ws", "=", tx.ws)
    .where("integration.is_deleted", "=", false)
    .execute()
  return rows.map(({ person, ...row }) => ({ ...row, name: `${row.name} (${person ?? row.owner_user_id})` }))
}

export function insertInstallation(tx: WriteTx, installation: OauthInstallationRow): Promise<void> {
  return insertRows(tx, "oauth_installation", [installation])
}
