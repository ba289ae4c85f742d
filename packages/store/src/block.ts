import { sql } from "kysely"
import { List, within } from "./dialects/list.ts"
import { listItems } from "./dialects/list-items.ts"
import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { BlockRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by block_id_key. */
export const findBlock: (tx: Snapshot, id: string) => Promise<BlockRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("block").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** Served by the primary key. */
export const findBlockByPk: (tx: Snapshot, pk: number) => Promise<BlockRow | undefined> = first(
  scoped(({ db, ws }, pk: number) =>
    db.selectFrom("block").selectAll().where("ws", "=", ws).where("pk", "=", pk),
  ),
)

const selectByPks = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("block")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** Those there are, in any order. Served by the primary key. */
export function listBlocksByPks(tx: Snapshot, pks: readonly number[]): Promise<BlockRow[]> {
  return selectByPks(tx, new List(pks))
}

const selectHasChildren = scoped(({ ws, dialect }, pks: List) => {
  const parents = listItems(dialect, pks, "bigint")
  return sql<{ pk: number }>`
    select parent.value as pk from ${parents} as parent
    where exists (select 1 from block where ws = ${ws} and parent_pk = parent.value and is_trashed = ${false})`
})

/** Which of these pages and blocks list anything that is not in trash. One query, served by block_children. */
export async function hasChildren(tx: Snapshot, pks: readonly number[]): Promise<Set<number>> {
  if (pks.length === 0) return new Set()
  const rows = await selectHasChildren(tx, new List(pks))
  return new Set(rows.map((row) => row.pk))
}

/** Every block on a page, at any depth and trashed ones too, in no useful order. Served by block_page. */
export const listPageBlocks: (tx: Snapshot, pagePk: number) => Promise<BlockRow[]> = scoped(
  ({ db, ws }, pagePk: number) =>
    db.selectFrom("block").selectAll().where("ws", "=", ws).where("page_pk", "=", pagePk).orderBy("pk"),
)

const selectDescendants = scoped(
  ({ ws }, pk: number) => sql<{ pk: number }>`
    with recursive tree (pk, type) as (
      select pk, type from block where ws = ${ws} and parent_pk = ${pk}
      union all
      select child.pk, child.type from tree
      join block child on child.ws = ${ws} and child.parent_pk = tree.pk
      where tree.type not in ('child_page', 'child_database')
    )
    select pk from tree`,
)

/**
 * Blocks below a page or block, at any depth, trashed ones too. Pages and databases among them are named, but not
 * entered. Served by block_children.
 */
export async function listDescendantPks(tx: Snapshot, pk: number): Promise<number[]> {
  return (await selectDescendants(tx, pk)).map((row) => row.pk)
}

export function insertBlocks(tx: WriteTx, blocks: readonly BlockRow[]): Promise<void> {
  return insertRows(tx, "block", blocks)
}

export type BlockPatch = Partial<Omit<BlockRow, "ws" | "pk" | "id">>

export async function updateBlock(tx: WriteTx, pk: number, patch: BlockPatch): Promise<void> {
  await tx.db.updateTable("block").set(patch).where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}

/** Marks a block; what is below it is in trash because it is. */
export function setBlockTrashed(tx: WriteTx, pk: number, isTrashed: boolean): Promise<void> {
  return updateBlock(tx, pk, { is_trashed: isTrashed })
}

export async function setBlocksTrashed(
  tx: WriteTx,
  pks: readonly number[],
  isTrashed: boolean,
): Promise<void> {
  await tx.db
    .updateTable("block")
    .set({ is_trashed: isTrashed })
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("pk"), new List(pks), "bigint"))
    .execute()
}

/** Takes a block out for good; what is below it stays, out of reach. */
export async function removeBlock(tx: WriteTx, pk: number): Promise<void> {
  await tx.db.deleteFrom("block").where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}
