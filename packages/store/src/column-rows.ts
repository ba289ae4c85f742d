import { List, within } from "./dialects/list.ts"
import { scoped } from "./prepared.ts"
import type { PageRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"

const columns = [
  "pk",
  "id",
  "data_source_pk",
  "acl",
  "row_seq",
  "created_at",
  "created_by",
  "edited_at",
  "edited_by",
  "is_trashed",
  "is_archived",
  "is_template",
  "props",
] as const

/** What columns take of a page: all that filters and sorts look at, and nothing that only an answer shows. */
export type ColumnPageRow = Pick<PageRow, (typeof columns)[number]>

/** Rows per step: a few milliseconds of reading. */
const chunkSize = 200

const selectChunk = scoped(({ db, ws }, dataSourcePk: number, createdAt: number, pk: number) =>
  db
    .selectFrom("page")
    .select(columns)
    .where("ws", "=", ws)
    .where("data_source_pk", "=", dataSourcePk)
    .where((eb) => eb(eb.refTuple("created_at", "pk"), ">", eb.tuple(createdAt, pk)))
    .orderBy("created_at")
    .orderBy("pk")
    .limit(chunkSize),
)

/** All rows of a data source in chunks, oldest created first, whatever their flags. Served by page_created. */
export async function* iterateColumnRows(
  tx: Snapshot,
  dataSourcePk: number,
): AsyncGenerator<ColumnPageRow[], void, undefined> {
  let [createdAt, pk] = [Number.MIN_SAFE_INTEGER, 0]
  for (;;) {
    const rows = await selectChunk(tx, dataSourcePk, createdAt, pk)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < chunkSize) return
    createdAt = last.created_at
    pk = last.pk
  }
}

const selectByPks = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("page")
    .select(columns)
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** The same of these pages, in chunks and any order. Served by the primary key. */
export async function* iterateColumnRowsByPks(
  tx: Snapshot,
  pks: readonly number[],
): AsyncGenerator<ColumnPageRow[], void, undefined> {
  for (let at = 0; at < pks.length; at += chunkSize)
    yield await selectByPks(tx, new List(pks.slice(at, at + chunkSize)))
}
