import { List, within } from "./dialects/list.ts"
import { scoped } from "./prepared.ts"
import type { PageRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"

const columns = [
  "pk",
  "id",
  "data_source_pk",
  "title",
  "props",
  "created_at",
  "created_by",
  "edited_at",
  "edited_by",
] as const

/** What formulas and rollups read of a page. */
export type ComputedPageRow = Pick<PageRow, (typeof columns)[number]>

/** And whether a caller may see it. */
export type ComputedPage = ComputedPageRow & Pick<PageRow, "acl" | "is_trashed">

const selectByPks = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("page")
    .select(columns)
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** Pages in any order; ones that are not there are left out. Served by the primary key. */
export function listComputedRows(tx: Snapshot, pks: readonly number[]): Promise<ComputedPageRow[]> {
  return selectByPks(tx, new List(pks))
}

const selectByIds = scoped(({ db, ws, dialect }, ids: List) =>
  db
    .selectFrom("page")
    .select(columns)
    .select(["acl", "is_trashed"])
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("id"), ids, "text")),
)

/** The same by id. Served by page_id_key. */
export function listComputedPages(tx: Snapshot, ids: readonly string[]): Promise<ComputedPage[]> {
  return selectByIds(tx, new List(ids))
}
