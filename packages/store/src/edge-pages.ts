import { List, within } from "./dialects/list.ts"
import { first, scoped } from "./prepared.ts"
import type { Edge } from "./relation-edge.ts"
import type { Snapshot } from "./store.ts"

/** Edges of one property with what decides whether their targets are shown. */
function edgesOf(db: Snapshot["db"], ws: number, propertyPk: number) {
  return db
    .selectFrom("relation_edge as edge")
    .innerJoin("page as target", (join) =>
      join.onRef("target.ws", "=", "edge.ws").onRef("target.pk", "=", "edge.target_pk"),
    )
    .select(["edge.property_pk", "edge.source_pk", "edge.target_pk", "edge.position"])
    .select(["target.id as target_id", "target.acl as target_acl", "target.is_trashed as target_is_trashed"])
    .where("edge.ws", "=", ws)
    .where("edge.property_pk", "=", propertyPk)
}

const selectAfter = scoped(({ db, ws }, propertyPk: number, sourcePk: number, after: number, limit: number) =>
  edgesOf(db, ws, propertyPk)
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

const selectFirst = scoped(({ db, ws, dialect }, propertyPk: number, sourcePks: List, limit: number) =>
  edgesOf(db, ws, propertyPk)
    .where((eb) => within(dialect, eb.ref("edge.source_pk"), sourcePks, "bigint"))
    .orderBy("edge.source_pk")
    .orderBy("edge.position")
    .limit(limit),
)

/** Edges per step: some 2 ms of reading. */
const chunkSize = 1_000

/** All edges of one property out of these pages, by page and position, in chunks. Served by the primary key. */
export async function* iterateEdges(
  tx: Snapshot,
  propertyPk: number,
  sourcePks: readonly number[],
): AsyncGenerator<Edge[], void, undefined> {
  let left = [...sourcePks]
  while (left.length > 0) {
    const edges = await selectFirst(tx, propertyPk, new List(left), chunkSize)
    if (edges.length > 0) yield edges
    let last = edges.at(-1)
    if (!last || edges.length < chunkSize) return
    // The last page may have more than what was read of it.
    const sourcePk = last.source_pk
    for (let isMore = true; isMore; ) {
      const more: Edge[] = await selectAfter(tx, propertyPk, sourcePk, (last as Edge).position, chunkSize)
      if (more.length > 0) yield more
      last = more.at(-1) ?? last
      isMore = more.length === chunkSize
    }
    left = left.filter((pk) => pk > sourcePk)
  }
}
