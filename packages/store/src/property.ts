import type { Property } from "@inkling/engine"
import { List, within } from "./dialects/list.ts"
import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { PropertyRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** A column of a data source with its place in the schema. */
export type StoredProperty = Property & Pick<PropertyRow, "data_source_pk" | "position">

const selectOf = scoped(({ db, ws }, dataSourcePk: number) =>
  db
    .selectFrom("property")
    .selectAll()
    .where("ws", "=", ws)
    .where("data_source_pk", "=", dataSourcePk)
    .orderBy("position")
    .orderBy("pk"),
)

/** A data source's schema in the order of creation. Served by property_id_key. */
export async function listProperties(tx: Snapshot, dataSourcePk: number): Promise<StoredProperty[]> {
  return (await selectOf(tx, dataSourcePk)).map(propertyOf)
}

const selectOfAll = scoped(({ db, ws, dialect }, dataSourcePks: List) =>
  db
    .selectFrom("property")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("data_source_pk"), dataSourcePks, "bigint"))
    .orderBy("position")
    .orderBy("pk"),
)

/** Schemas of several data sources, each in order, by the data source's pk. Served by property_id_key. */
export async function listPropertiesOf(
  tx: Snapshot,
  dataSourcePks: readonly number[],
): Promise<Map<number, StoredProperty[]>> {
  const rows = await selectOfAll(tx, new List(dataSourcePks))
  return Map.groupBy(rows.map(propertyOf), (property) => property.data_source_pk)
}

const selectByPk = first(
  scoped(({ db, ws }, pk: number) =>
    db.selectFrom("property").selectAll().where("ws", "=", ws).where("pk", "=", pk),
  ),
)

/** Served by the primary key. */
export async function findPropertyByPk(tx: Snapshot, pk: number): Promise<StoredProperty | undefined> {
  const row = await selectByPk(tx, pk)
  return row && propertyOf(row)
}

export function insertProperties(tx: WriteTx, properties: readonly PropertyRow[]): Promise<void> {
  return insertRows(tx, "property", properties)
}

export type PropertyPatch = Partial<Omit<PropertyRow, "ws" | "pk" | "data_source_pk">>

export async function updateProperty(tx: WriteTx, pk: number, patch: PropertyPatch): Promise<void> {
  await tx.db.updateTable("property").set(patch).where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}

/** Removes columns; the rows' values of them and their edges are the caller's to clear. */
export async function removeProperties(tx: WriteTx, pks: readonly number[]): Promise<void> {
  await tx.db
    .deleteFrom("property")
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("pk"), new List(pks), "bigint"))
    .execute()
}

/** The row knows `config` only as an object; that it fits `type` was checked when it was written. */
function propertyOf({ ws: _, ...row }: PropertyRow): StoredProperty {
  return row as unknown as StoredProperty
}
