import { sql } from "kysely"
import { List, within } from "./dialects/list.ts"
import { listItems } from "./dialects/list-items.ts"
import { insertRows } from "./insert-rows.ts"
import { scoped } from "./prepared.ts"
import type { RelationEdgeRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** An edge with what decides whether its target is shown. */
export interface Edge extends Omit<RelationEdgeRow, "ws"> {
  target_id: string
  target_acl: number
  target_is_trashed: boolean
}

const selectEdges = scoped(({ db, ws, dialect }, sourcePks: List, propertyPks: List) =>
  db
    .selectFrom("relation_edge as edge")
    .innerJoin("page as target", (join) =>
      join.onRef("target.ws", "=", "edge.ws").onRef("target.pk", "=", "edge.target_pk"),
    )
    .select(["edge.property_pk", "edge.source_pk", "edge.target_pk", "edge.position"])
    .select(["target.id as target_id", "target.acl as target_acl", "target.is_trashed as target_is_trashed"])
    .where("edge.ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("edge.property_pk"), propertyPks, "bigint"))
    .where((eb) => within(dialect, eb.ref("edge.source_pk"), sourcePks, "bigint"))
    .orderBy("edge.property_pk")
    .orderBy("edge.source_pk")
    .orderBy("edge.position"),
)

const selectRelations = scoped(({ db, ws, dialect }, sourcePks: List) =>
  db
    .selectFrom("property")
    .select("pk")
    .where("ws", "=", ws)
    .where("type", "=", "relation")
    .where("data_source_pk", "in", (eb) =>
      eb
        .selectFrom("page")
        .select("page.data_source_pk")
        .where("page.ws", "=", ws)
        .where("page.data_source_pk", "is not", null)
        .where((page) => within(dialect, page.ref("page.pk"), sourcePks, "bigint"))
        .$castTo<{ data_source_pk: number }>(),
    ),
)

/**
 * Edges out of these pages by property, page and position: of the properties given, or of all relations of the pages'
 * data sources. Served by the primary key.
 */
export async function listEdges(
  tx: Snapshot,
  sourcePks: readonly number[],
  propertyPks?: readonly number[],
): Promise<Edge[]> {
  const sources = new List(sourcePks)
  const properties = propertyPks ?? (await selectRelations(tx, sources)).map((row) => row.pk)
  if (properties.length === 0 || sourcePks.length === 0) return []
  return selectEdges(tx, sources, new List(properties))
}

/** Edges of any property into these pages. Served by relation_edge_source_pk_key. */
export function listEdgesInto(tx: Snapshot, targetPks: readonly number[]): Promise<RelationEdgeRow[]> {
  return tx.db
    .selectFrom("relation_edge")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("target_pk"), new List(targetPks), "bigint"))
    .orderBy("target_pk")
    .orderBy("property_pk")
    .orderBy("source_pk")
    .execute()
}

/** Puts these targets, in this order and each once, in place of a page's present ones. The twin's side is not touched. */
export async function replaceEdges(
  tx: WriteTx,
  propertyPk: number,
  sourcePk: number,
  targetPks: readonly number[],
): Promise<void> {
  await tx.db
    .deleteFrom("relation_edge")
    .where("ws", "=", tx.ws)
    .where("property_pk", "=", propertyPk)
    .where("source_pk", "=", sourcePk)
    .execute()
  await insertEdges(tx, propertyPk, sourcePk, targetPks)
}

/** Gives a page that has none of a property yet these targets, in this order and each once. */
export async function insertEdges(
  tx: WriteTx,
  propertyPk: number,
  sourcePk: number,
  targetPks: readonly number[],
): Promise<void> {
  const edges = [...new Set(targetPks)].map((target_pk, position) => ({
    ws: tx.ws,
    property_pk: propertyPk,
    source_pk: sourcePk,
    target_pk,
    position,
  }))
  await insertRows(tx, "relation_edge", edges)
}

/**
 * Lists `sourcePk` last in the twin property of each of `targetPks` where it is missing: the other side of a dual
 * relation.
 */
export async function addReverse(
  tx: WriteTx,
  twinPk: number,
  targetPks: readonly number[],
  sourcePk: number,
): Promise<void> {
  if (targetPks.length === 0) return
  const items = listItems(tx.dialect, new List([...new Set(targetPks)]), "bigint")
  await sql`
    insert into relation_edge (ws, property_pk, source_pk, target_pk, position)
    select ${tx.ws}, ${twinPk}, item.value, ${sourcePk}, coalesce(
      (select max(position) + 1 from relation_edge
       where ws = ${tx.ws} and property_pk = ${twinPk} and source_pk = item.value), 0)
    from ${items} as item
    where not exists (
      select 1 from relation_edge where ws = ${tx.ws} and property_pk = ${twinPk}
      and source_pk = item.value and target_pk = ${sourcePk})`.execute(tx.db)
}

/** Takes `sourcePk` out of the twin property of each of `targetPks`. */
export async function removeReverse(
  tx: WriteTx,
  twinPk: number,
  targetPks: readonly number[],
  sourcePk: number,
): Promise<void> {
  await tx.db
    .deleteFrom("relation_edge")
    .where("ws", "=", tx.ws)
    .where("property_pk", "=", twinPk)
    .where("target_pk", "=", sourcePk)
    .where((eb) => within(tx.dialect, eb.ref("source_pk"), new List(targetPks), "bigint"))
    .execute()
}

/** Clears a relation property in every row. Served by the primary key. */
export async function removeEdgesOfProperty(tx: WriteTx, propertyPk: number): Promise<void> {
  await tx.db
    .deleteFrom("relation_edge")
    .where("ws", "=", tx.ws)
    .where("property_pk", "=", propertyPk)
    .execute()
}
