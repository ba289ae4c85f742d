import type { PageRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"
import { flagOf, type Wanted } from "./wanted.ts"

/** Which of a data source's pages count as its rows; trashed, archived and template pages do not unless asked for. */
export interface RowOptions {
  trashed?: Wanted
  archived?: Wanted
  templates?: Wanted
}

/** A place in the default order: newest created first, then highest pk. */
export interface RowCursor {
  createdAt: number
  pk: number
}

export interface RowListOptions extends RowOptions {
  afterCursor?: RowCursor
  limit: number
}

/** Rows per step of an iteration. */
const defaultChunkSize = 500

/** Rows of a data source, newest created first. Served by page_created at any depth. */
export function listRows(tx: Snapshot, dataSourcePk: number, options: RowListOptions): Promise<PageRow[]> {
  let query = select(tx, dataSourcePk, options)
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("pk", "desc")
    .limit(options.limit)
  const after = options.afterCursor
  if (after)
    query = query.where((eb) => eb(eb.refTuple("created_at", "pk"), "<", eb.tuple(after.createdAt, after.pk)))
  return query.execute()
}

/** All rows of a data source in chunks, newest created first. Served by page_created. */
export async function* iterateRows(
  tx: Snapshot,
  dataSourcePk: number,
  options: RowOptions & { afterCursor?: RowCursor; chunkSize?: number } = {},
): AsyncGenerator<PageRow[], void, undefined> {
  const { chunkSize = defaultChunkSize, ...rest } = options
  let after = options.afterCursor
  for (;;) {
    const rows = await listRows(tx, dataSourcePk, {
      ...rest,
      limit: chunkSize,
      ...(after && { afterCursor: after }),
    })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < chunkSize) return
    after = { createdAt: last.created_at, pk: last.pk }
  }
}

/** How many rows a data source has. Reads them all: by page_created, then the flags. */
export async function countRows(
  tx: Snapshot,
  dataSourcePk: number,
  options: RowOptions = {},
): Promise<number> {
  const counted = await select(tx, dataSourcePk, options)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow()
  return counted.count
}

function select(tx: Snapshot, dataSourcePk: number, { trashed, archived, templates }: RowOptions) {
  let query = tx.db.selectFrom("page").where("ws", "=", tx.ws).where("data_source_pk", "=", dataSourcePk)
  const flags = [
    ["is_trashed", flagOf(trashed)],
    ["is_archived", flagOf(archived)],
    ["is_template", flagOf(templates)],
  ] as const
  for (const [column, flag] of flags) if (flag !== undefined) query = query.where(column, "=", flag)
  return query
}
