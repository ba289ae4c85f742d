import { first, scoped } from "./prepared.ts"
import type { Edge } from "./relation-edge.ts"
import type { Snapshot } from "./store.ts"

const selectAfter = scoped(({ db, ws }, propertyPk: number, sourcePk: number, after: number, limit: number) =>
  db
    .selectFrom("relation_edge as edge")
    .innerJoin("page as target", (join) =>
      join.onRef("target.ws", "=", "edge.ws").onRef("target.pk", "=", "edge.target_pk"),
    )
    .select(["edge.property_pk", "edge.source_pk", "edge.target_pk", "edge.position"])
    .select(["target.id as target_id", "target.acl as target_acl", "target.is_trashed as target_is_trashed"])
    .where("edge.ws", "=", ws)
    .where("edge.property_pk", "=", propertyPk)
    .where("edge.source_pk", "=", sourcePk)
    .where("edge.position", ">", after)
    .orderBy("edge.position")
    .limit(limit),
)

export interface EdgeListOptions {
  propertyPk: number
  sourcePk: number
  /** Only behind this position; the first edge is at 0 or behind. */
  after: number
  limit: number
}

/** Some of one page's edges of one property, by position. Served by the primary key. */
export function listEdgesAfter(
  tx: Snapshot,
  { propertyPk, sourcePk, after, limit }: EdgeListOptions,
): Promise<Edge[]> {
  return selectAfter(tx, propertyPk, sourcePk, after, limit)
}

const selectPosition = first(
  scoped(({ db, ws }, propertyPk: number, sourcePk: number, targetPk: number) =>
    db
      .selectFrom("relation_edge")
      .select("position")
      .where("ws", "=", ws)
      .where("property_pk", "=", propertyPk)
      .where("source_pk", "=", sourcePk)
      .where("target_pk", "=", targetPk),
  ),
)

/** Where a page stands among another's edges of one property. Served by relation_edge_source_pk_key. */
export async function findEdgePosition(
  tx: Snapshot,
  propertyPk: number,
  sourcePk: number,
  targetPk: number,
): Promise<number | undefined> {
  return (await selectPosition(tx, propertyPk, sourcePk, targetPk))?.position
}
