import { first, scoped } from "./prepared.ts"
import type { BlockRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"

/** A place among siblings, which are ordered by key as bytes, then pk. */
export interface SiblingCursor {
  orderKey: string
  pk: number
}

export interface ChildListOptions {
  after?: SiblingCursor
  /** All of them unless given. */
  limit?: number
  includeTrashed?: boolean
}

const selectFirst = scoped(({ db, ws }, parentPk: number, limit: number, most: boolean) =>
  db
    .selectFrom("block")
    .selectAll()
    .where("ws", "=", ws)
    .where("parent_pk", "=", parentPk)
    .where("is_trashed", "<=", most)
    .orderBy("order_key")
    .orderBy("pk")
    .limit(limit),
)

const selectNext = scoped(
  ({ db, ws }, parentPk: number, limit: number, most: boolean, key: string, pk: number) =>
    db
      .selectFrom("block")
      .selectAll()
      .where("ws", "=", ws)
      .where("parent_pk", "=", parentPk)
      .where("is_trashed", "<=", most)
      .where((eb) => eb(eb.refTuple("order_key", "pk"), ">", eb.tuple(key, pk)))
      .orderBy("order_key")
      .orderBy("pk")
      .limit(limit),
)

const selectLast = scoped(({ db, ws }, parentPk: number) =>
  db
    .selectFrom("block")
    .selectAll()
    .where("ws", "=", ws)
    .where("parent_pk", "=", parentPk)
    .orderBy("order_key", "desc")
    .orderBy("pk", "desc")
    .limit(1),
)

/** Children of a page or block in order, without trashed ones unless asked for. Served by block_children. */
export function listChildren(
  tx: Snapshot,
  parentPk: number,
  { after, limit = Number.MAX_SAFE_INTEGER, includeTrashed = false }: ChildListOptions = {},
): Promise<BlockRow[]> {
  // A flag compares as false < true: "at most true" takes both.
  if (!after) return selectFirst(tx, parentPk, limit, includeTrashed)
  return selectNext(tx, parentPk, limit, includeTrashed, after.orderKey, after.pk)
}

/** The first child, in trash or not: a trashed one keeps its place. Served by block_children. */
export async function findFirstChild(tx: Snapshot, parentPk: number): Promise<BlockRow | undefined> {
  return (await selectFirst(tx, parentPk, 1, true))[0]
}

/** The last child, in trash or not. Served by block_children. */
export const findLastChild: (tx: Snapshot, parentPk: number) => Promise<BlockRow | undefined> =
  first(selectLast)

/** The child that follows `before`, in trash or not. Served by block_children. */
export async function findNextChild(
  tx: Snapshot,
  parentPk: number,
  before: Pick<BlockRow, "order_key" | "pk">,
): Promise<BlockRow | undefined> {
  return (await selectNext(tx, parentPk, 1, true, before.order_key, before.pk))[0]
}
