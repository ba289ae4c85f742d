import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { ViewRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by the primary key. */
export const findView: (tx: Snapshot, id: string) => Promise<ViewRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("view").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** Tabs of a database and widgets of its dashboards, in the order of the tabs. Served by view_database. */
export const listViewsOfDatabase: (tx: Snapshot, databasePk: number) => Promise<ViewRow[]> = scoped(
  ({ db, ws }, databasePk: number) =>
    db
      .selectFrom("view")
      .selectAll()
      .where("ws", "=", ws)
      .where("database_pk", "=", databasePk)
      .orderBy("order_key")
      .orderBy("id"),
)

/** Views over a data source in any database, oldest first. Served by view_data_source. */
export const listViewsOfDataSource: (tx: Snapshot, dataSourcePk: number) => Promise<ViewRow[]> = scoped(
  ({ db, ws }, dataSourcePk: number) =>
    db
      .selectFrom("view")
      .selectAll()
      .where("ws", "=", ws)
      .where("data_source_pk", "=", dataSourcePk)
      .orderBy("created_at")
      .orderBy("id"),
)

export function insertViews(tx: WriteTx, views: readonly ViewRow[]): Promise<void> {
  return insertRows(tx, "view", views)
}

export type ViewPatch = Partial<Omit<ViewRow, "ws" | "id">>

export async function updateView(tx: WriteTx, id: string, patch: ViewPatch): Promise<void> {
  await tx.db.updateTable("view").set(patch).where("ws", "=", tx.ws).where("id", "=", id).execute()
}

export async function removeView(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom("view").where("ws", "=", tx.ws).where("id", "=", id).execute()
}
