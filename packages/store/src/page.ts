import { List, within } from "./dialects/list.ts"
import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { PageRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by page_id_key. */
export const findPage: (tx: Snapshot, id: string) => Promise<PageRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("page").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** Served by the primary key. */
export const findPageByPk: (tx: Snapshot, pk: number) => Promise<PageRow | undefined> = first(
  scoped(({ db, ws }, pk: number) =>
    db.selectFrom("page").selectAll().where("ws", "=", ws).where("pk", "=", pk),
  ),
)

const selectByIds = scoped(({ db, ws, dialect }, ids: List) =>
  db
    .selectFrom("page")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("id"), ids, "text")),
)

/** Those there are, in any order. Served by page_id_key. */
export function listPagesByIds(tx: Snapshot, ids: readonly string[]): Promise<PageRow[]> {
  return selectByIds(tx, new List(ids))
}

const selectByPks = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("page")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** Those there are, in any order. Served by the primary key. */
export function listPagesByPks(tx: Snapshot, pks: readonly number[]): Promise<PageRow[]> {
  return selectByPks(tx, new List(pks))
}

/** What tells whether a page has changed. */
export type PageHead = Pick<PageRow, "pk" | "row_seq" | "is_trashed">

const selectHeads = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("page")
    .select(["pk", "row_seq", "is_trashed"])
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** Of those there are, in any order, without their values. Served by the primary key. */
export function listPageHeads(tx: Snapshot, pks: readonly number[]): Promise<PageHead[]> {
  return selectHeads(tx, new List(pks))
}

/** Pages listed by one page, block or data source, trashed ones too, oldest first. Served by page_parent. */
export const listPagesByParent: (tx: Snapshot, parentPk: number) => Promise<PageRow[]> = scoped(
  ({ db, ws }, parentPk: number) =>
    db.selectFrom("page").selectAll().where("ws", "=", ws).where("parent_pk", "=", parentPk).orderBy("pk"),
)

export function insertPages(tx: WriteTx, pages: readonly PageRow[]): Promise<void> {
  return insertRows(tx, "page", pages)
}

export type PagePatch = Partial<Omit<PageRow, "ws" | "pk" | "id">>

/** Changes what `patch` names; the caller logs it and sets row_seq. */
export async function updatePage(tx: WriteTx, pk: number, patch: PagePatch): Promise<void> {
  await tx.db.updateTable("page").set(patch).where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}
