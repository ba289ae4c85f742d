import { List, within } from "./dialects/list.ts"
import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { DataSourceRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by data_source_id_key. */
export const findDataSource: (tx: Snapshot, id: string) => Promise<DataSourceRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("data_source").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** Served by the primary key. */
export const findDataSourceByPk: (tx: Snapshot, pk: number) => Promise<DataSourceRow | undefined> = first(
  scoped(({ db, ws }, pk: number) =>
    db.selectFrom("data_source").selectAll().where("ws", "=", ws).where("pk", "=", pk),
  ),
)

/** Sources of one database in their order, trashed ones too. Served by data_source_database. */
export const listDataSources: (tx: Snapshot, databasePk: number) => Promise<DataSourceRow[]> = scoped(
  ({ db, ws }, databasePk: number) =>
    db
      .selectFrom("data_source")
      .selectAll()
      .where("ws", "=", ws)
      .where("database_pk", "=", databasePk)
      .orderBy("position")
      .orderBy("pk"),
)

const selectByDatabases = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("data_source")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("database_pk"), pks, "bigint"))
    .orderBy("database_pk")
    .orderBy("position")
    .orderBy("pk"),
)

/** Sources of several databases, each database's in their order. Served by data_source_database. */
export function listDataSourcesOf(tx: Snapshot, databasePks: readonly number[]): Promise<DataSourceRow[]> {
  return selectByDatabases(tx, new List(databasePks))
}

const selectByIds = scoped(({ db, ws, dialect }, ids: List) =>
  db
    .selectFrom("data_source")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("id"), ids, "text")),
)

/** Those there are, in any order. Served by data_source_id_key. */
export function listDataSourcesByIds(tx: Snapshot, ids: readonly string[]): Promise<DataSourceRow[]> {
  return selectByIds(tx, new List(ids))
}

const selectByPks = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("data_source")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** Those there are, in any order. Served by the primary key. */
export function listDataSourcesByPks(tx: Snapshot, pks: readonly number[]): Promise<DataSourceRow[]> {
  return selectByPks(tx, new List(pks))
}

export function insertDataSources(tx: WriteTx, dataSources: readonly DataSourceRow[]): Promise<void> {
  return insertRows(tx, "data_source", dataSources)
}

export type DataSourcePatch = Partial<Omit<DataSourceRow, "ws" | "pk" | "id">>

/** A change of its properties also raises `schema_epoch`, which the caller does. */
export async function updateDataSource(tx: WriteTx, pk: number, patch: DataSourcePatch): Promise<void> {
  await tx.db.updateTable("data_source").set(patch).where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}
