import { sql } from "kysely"
import { List, within } from "./dialects/list.ts"
import { scoped } from "./prepared.ts"
import type { PageRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"

const columns = [
  "pk",
  "acl",
  "row_seq",
  "created_at",
  "edited_at",
  "is_trashed",
  "is_archived",
  "is_template",
] as const

/** Read only where they are asked for: long texts that few look at. */
const authors = ["created_by", "edited_by"] as const

type Authors = Pick<PageRow, (typeof authors)[number]>

/** What columns take of a page: all that filters and sorts look at, and nothing that only an answer shows. */
export type ColumnPageRow = Pick<PageRow, (typeof columns)[number]> & Partial<Authors>

/** The same with its values as the JSON text that is stored: most of it is of no interest to a column. */
export type ColumnTextRow = ColumnPageRow & { props_text?: string }

/** Parts of a row that are read only where columns need them: properties are most of it. */
export interface RowParts {
  props: boolean
  authors: boolean
}

/** Rows per step: a few milliseconds of reading. */
const chunkSize = 200

const selectChunk = scoped(({ db, ws }, dataSourcePk: number, createdAt: number, pk: number) =>
  chunkOf(db, ws, dataSourcePk, createdAt, pk).select(columns),
)

const propsText = sql<string>`cast(props as text)`.as("props_text")

const selectChunkWithProps = scoped(({ db, ws }, dataSourcePk: number, createdAt: number, pk: number) =>
  chunkOf(db, ws, dataSourcePk, createdAt, pk).select(columns).select(propsText),
)

const selectChunkWithAuthors = scoped(({ db, ws }, dataSourcePk: number, createdAt: number, pk: number) =>
  chunkOf(db, ws, dataSourcePk, createdAt, pk).select(columns).select(authors).select(propsText),
)

/** What tells a row, and where the next chunk begins. */
const places = ["pk", "created_at"] as const

const selectPlaces = scoped(({ db, ws }, dataSourcePk: number, createdAt: number, pk: number) =>
  chunkOf(db, ws, dataSourcePk, createdAt, pk).select(places),
)

const selectValues = scoped(({ db, ws }, dataSourcePk: number, createdAt: number, pk: number) =>
  chunkOf(db, ws, dataSourcePk, createdAt, pk).select(places).select(propsText),
)

function chunkOf(db: Snapshot["db"], ws: number, dataSourcePk: number, createdAt: number, pk: number) {
  return db
    .selectFrom("page")
    .where("ws", "=", ws)
    .where("data_source_pk", "=", dataSourcePk)
    .where((eb) => eb(eb.refTuple("created_at", "pk"), ">", eb.tuple(createdAt, pk)))
    .orderBy("created_at")
    .orderBy("pk")
    .limit(chunkSize)
}

/** All rows of a data source in chunks, oldest created first, whatever their flags. Served by page_created. */
export async function* iterateColumnRows(
  tx: Snapshot,
  dataSourcePk: number,
  parts: RowParts,
): AsyncGenerator<ColumnTextRow[], void, undefined> {
  const selectAll = parts.authors ? selectChunkWithAuthors : selectChunkWithProps
  yield* iterateChunks(tx, dataSourcePk, parts.authors || parts.props ? selectAll : selectChunk)
}

/** A row's values alone, as stored text: for more columns of rows that are known. */
export type ColumnValuesRow = Pick<ColumnTextRow, (typeof places)[number] | "props_text">

/** The same rows in the same chunks with nothing but their values. */
export function iterateColumnValues(
  tx: Snapshot,
  dataSourcePk: number,
  { props }: Pick<RowParts, "props">,
): AsyncGenerator<ColumnValuesRow[], void, undefined> {
  return iterateChunks<ColumnValuesRow>(tx, dataSourcePk, props ? selectValues : selectPlaces)
}

async function* iterateChunks<R extends Pick<PageRow, (typeof places)[number]>>(
  tx: Snapshot,
  dataSourcePk: number,
  select: (tx: Snapshot, dataSourcePk: number, createdAt: number, pk: number) => Promise<R[]>,
): AsyncGenerator<R[], void, undefined> {
  let [createdAt, pk] = [Number.MIN_SAFE_INTEGER, 0]
  for (;;) {
    const rows = await select(tx, dataSourcePk, createdAt, pk)
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
    .select(authors)
    .select(["props", "data_source_pk"])
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint")),
)

/** The same of these pages, with the data source each is a row of, in chunks and any order. Served by the primary key. */
export async function* iterateColumnRowsByPks(
  tx: Snapshot,
  pks: readonly number[],
): AsyncGenerator<(ColumnPageRow & Pick<PageRow, "props" | "data_source_pk">)[], void, undefined> {
  for (let at = 0; at < pks.length; at += chunkSize)
    yield await selectByPks(tx, new List(pks.slice(at, at + chunkSize)))
}
