import type { DataSourceRow, PageRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"
import { flagOf, type Wanted } from "./wanted.ts"

/** A place in the order of editing. */
export interface EditedCursor {
  editedAt: number
  pk: number
}

export interface SearchOptions {
  /** Oldest edited first. */
  ascending?: boolean
  after?: EditedCursor
  /** What is in trash itself; what is under it is for the caller to leave out. */
  trashed?: Wanted
  chunkSize?: number
}

const defaultChunkSize = 200

/** All pages but templates in chunks, newest edited first unless told otherwise. Served by page_search. */
export async function* searchPages(
  tx: Snapshot,
  options: SearchOptions = {},
): AsyncGenerator<PageRow[], void, undefined> {
  yield* inChunks(options, (cursor, limit) => {
    let query = tx.db.selectFrom("page").selectAll().where("ws", "=", tx.ws).where("is_template", "=", false)
    const trashed = flagOf(options.trashed)
    if (trashed !== undefined) query = query.where("is_trashed", "=", trashed)
    const { operator, direction } = wordsOf(options)
    if (cursor)
      query = query.where((eb) =>
        eb(eb.refTuple("edited_at", "pk"), operator, eb.tuple(cursor.editedAt, cursor.pk)),
      )
    return query.orderBy("edited_at", direction).orderBy("pk", direction).limit(limit).execute()
  })
}

/** All data sources in chunks, in the same order. Served by data_source_search. */
export async function* searchDataSources(
  tx: Snapshot,
  options: SearchOptions = {},
): AsyncGenerator<DataSourceRow[], void, undefined> {
  yield* inChunks(options, (cursor, limit) => {
    let query = tx.db.selectFrom("data_source").selectAll().where("ws", "=", tx.ws)
    const trashed = flagOf(options.trashed)
    if (trashed !== undefined) query = query.where("is_trashed", "=", trashed)
    const { operator, direction } = wordsOf(options)
    if (cursor)
      query = query.where((eb) =>
        eb(eb.refTuple("edited_at", "pk"), operator, eb.tuple(cursor.editedAt, cursor.pk)),
      )
    return query.orderBy("edited_at", direction).orderBy("pk", direction).limit(limit).execute()
  })
}

function wordsOf({ ascending = false }: SearchOptions) {
  return ascending
    ? ({ operator: ">", direction: "asc" } as const)
    : ({ operator: "<", direction: "desc" } as const)
}

async function* inChunks<R extends { edited_at: number; pk: number }>(
  { after, chunkSize = defaultChunkSize }: SearchOptions,
  list: (cursor: EditedCursor | undefined, limit: number) => Promise<R[]>,
): AsyncGenerator<R[], void, undefined> {
  let cursor = after
  for (;;) {
    const rows = await list(cursor, chunkSize)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < chunkSize) return
    cursor = { editedAt: last.edited_at, pk: last.pk }
  }
}
