import { List, within } from "./dialects/list.ts"
import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { DatabaseRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by database_id_key. */
export const findDatabase: (tx: Snapshot, id: string) => Promise<DatabaseRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("database").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** Served by the primary key. */
export const findDatabaseByPk: (tx: Snapshot, pk: number) => Promise<DatabaseRow | undefined> = first(
  scoped(({ db, ws }, pk: number) =>
    db.selectFrom("database").selectAll().where("ws", "=", ws).where("pk", "=", pk),
  ),
)

const selectByIds = scoped(({ db, ws, dialect }, ids: List) =>
  db
    .selectFrom("database")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("id"), ids, "text")),
)

/** Those there are, in any order. Served by database_id_key. */
export function listDatabasesByIds(tx: Snapshot, ids: readonly string[]): Promise<DatabaseRow[]> {
  return selectByIds(tx, new List(ids))
}

const selectByPks = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("database")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** Those there are, in any order. Served by the primary key. */
export function listDatabasesByPks(tx: Snapshot, pks: readonly number[]): Promise<DatabaseRow[]> {
  return selectByPks(tx, new List(pks))
}

const selectFrom = scoped(({ db, ws }, pk: number, limit: number) =>
  db.selectFrom("database").selectAll().where("ws", "=", ws).where("pk", ">", pk).orderBy("pk").limit(limit),
)

/** All databases, oldest first, trashed ones too. Served by the primary key. */
export function listDatabases(
  tx: Snapshot,
  { afterPk = 0, limit }: { afterPk?: number; limit: number },
): Promise<DatabaseRow[]> {
  return selectFrom(tx, afterPk, limit)
}

export function insertDatabases(tx: WriteTx, databases: readonly DatabaseRow[]): Promise<void> {
  return insertRows(tx, "database", databases)
}

export type DatabasePatch = Partial<Omit<DatabaseRow, "ws" | "pk" | "id">>

export async function updateDatabase(tx: WriteTx, pk: number, patch: DatabasePatch): Promise<void> {
  await tx.db.updateTable("database").set(patch).where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}
