import {
  type ColumnContext,
  compareRanks,
  type Filter,
  type FoundRows,
  type Property,
  queryRows,
  type Rank,
  type RowFlags,
  rankOf,
  type Sort,
} from "@inkling/engine"
import { listPagesByIds, type RowOptions, type Snapshot, type Wanted } from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import type { Columns } from "../columns/columns.ts"
import type { DerivedSource } from "../columns/derived-source.ts"
import type { PageToShow } from "./page-to-show.ts"
import { type Computing, queriedColumns, RowSource } from "./row-source.ts"

export interface RowSearch {
  dataSourcePk: number
  schemaEpoch: number
  schema: readonly Property[]
  /** Undefined where nothing is computed. */
  computing: Computing | undefined
  /** The same for columns. */
  derived: DerivedSource | undefined
  filter: Filter
  sorts: readonly Sort[]
  options: RowOptions
  /** Only rows behind this place. */
  after: Rank | null
  limit: number
  /** Matches beyond so many need not be counted. */
  countUpTo: number
}

export interface RowsFound {
  /** In order; with the row where it was read to find it. */
  pages: PageToShow[]
  /** Where the next page begins; null when this is the last. */
  next: Rank | null
  /** All rows that match, of every page, or some number above `countUpTo`; undefined in the default order. */
  matchCount: number | undefined
}

/** One page of a data source's rows that the caller may see and the search finds: over columns, or row by row. */
export async function findRows(
  tx: Snapshot,
  principal: Principal,
  columns: Columns,
  search: RowSearch,
): Promise<RowsFound> {
  const found = await columns.query(
    tx,
    search.dataSourcePk,
    { ...search, flags: flagsOf(search.options) },
    await columnContext(tx, principal, search.filter),
    {
      caller: `${principal.integration.id} ${tx.head.treeSeq} ${search.schemaEpoch}`,
      derived: search.derived,
    },
  )
  return found ? fromColumns(tx, principal, search, found) : fromRows(tx, principal, search)
}

async function fromRows(tx: Snapshot, principal: Principal, search: RowSearch): Promise<RowsFound> {
  const { filter, sorts, options, after, limit } = search
  const isOrdered = sorts.length === 0
  const source = new RowSource(search.computing)
  const rows = source.rows(tx, principal, search.dataSourcePk, queriedColumns(filter, sorts), {
    ...options,
    ...(isOrdered && after && { afterCursor: { createdAt: after.createdAtMs, pk: after.pk } }),
  })
  const found = await queryRows(rows, { filter, sorts, after, limit, isOrdered }, source.names)
  return {
    pages: found.rows.map(({ pk, page }) => ({ pk, row: page })),
    next: found.next,
    matchCount: found.matchCount,
  }
}

/** Puts the rows that columns could not judge in their places, and cuts the page off. */
async function fromColumns(
  tx: Snapshot,
  principal: Principal,
  search: RowSearch,
  found: FoundRows,
): Promise<RowsFound> {
  const { sorts, limit } = search
  const judged = await judge(tx, principal, search, found.uncertain)
  let places = found.rows.map(({ pk, rank }) => ({ pk, rank }))
  if (judged.places.length > 0)
    places = [...places, ...judged.places].sort((a, b) => compareRanks(sorts, a.rank, b.rank))
  const shown = places.slice(0, limit)
  return {
    pages: shown.map(({ pk }) => ({ pk })),
    next: places.length > limit ? (shown.at(-1)?.rank ?? null) : null,
    matchCount: found.matchCount === undefined ? undefined : found.matchCount + judged.matchCount,
  }
}

/** Rows whose text names other objects, read as the caller may read them. */
async function judge(
  tx: Snapshot,
  principal: Principal,
  search: RowSearch,
  pks: readonly number[],
): Promise<{ places: { pk: number; rank: Rank }[]; matchCount: number }> {
  const { filter, sorts, after, limit } = search
  if (pks.length === 0) return { places: [], matchCount: 0 }
  const source = new RowSource(search.computing)
  const rows = source.rowsOf(tx, principal, pks, queriedColumns(filter, sorts))
  const found = await queryRows(rows, { filter, sorts, after, limit: limit + 1 }, source.names)
  return {
    places: found.rows.map((row) => ({ pk: row.pk, rank: rankOf(sorts, row, source.names) })),
    matchCount: found.matchCount ?? 0,
  }
}

/** Looks up the pages that the filter's relations name. */
export async function columnContext(
  tx: Snapshot,
  principal: Principal,
  filter: Filter,
): Promise<ColumnContext> {
  const ids = relatedIds(filter)
  const pages = ids.length === 0 ? [] : await listPagesByIds(tx, ids)
  const pks = new Map(pages.map((page) => [page.id, page.pk]))
  return { isVisibleAcl: (pk) => principal.acls.has(pk), pagePk: (id) => pks.get(id) }
}

function relatedIds(filter: Filter): string[] {
  if (filter.kind !== "where") return filter.filters.flatMap(relatedIds)
  const { field, predicate } = filter
  const isRelation = field.source === "property" && field.property.type === "relation"
  return isRelation && predicate.family === "ids" && predicate.id !== null ? [predicate.id] : []
}

/** The same as flags of columns. */
export function flagsOf({ trashed, archived, templates }: RowOptions): RowFlags {
  return { trashed: flag(trashed), archived: flag(archived), template: flag(templates) }
}

function flag(wanted: Wanted = "without"): boolean | undefined {
  return wanted === "with" ? undefined : wanted === "only"
}
