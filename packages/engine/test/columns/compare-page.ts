import { isDeepStrictEqual } from "node:util"
import type { ColumnQuery, FoundRows } from "../../src/columns/query-columns.ts"
import type { Property } from "../../src/properties/property.ts"
import { matches } from "../../src/query/evaluate-filter.ts"
import { queryRows, type RowQuery } from "../../src/query/query-rows.ts"
import { compareRanks, type Rank, rankOf } from "../../src/query/rank.ts"
import type { Row } from "../../src/query/row.ts"
import type { ColumnWorld } from "./column-world.ts"

/** What both are asked; only columns may stop counting. */
export type AskedQuery = RowQuery & Pick<ColumnQuery, "flags"> & { countUpTo: number }

/**
 * Compares one page; rows that the columns are not sure of are judged by the row evaluator, as the server does.
 * Returns where the next page begins.
 * @throws Error that tells the difference
 */
export async function comparePage(
  found: FoundRows,
  rows: readonly Row[],
  query: AskedQuery,
  world: ColumnWorld,
  caller: number,
): Promise<Rank | null> {
  const names = world.names(caller)
  const expected = await queryRows(rows, query, names)
  const uncertain = found.uncertain.map((pk) => rows.find((row) => row.pk === pk))
  const fail = (what: string, ours: unknown, theirs: unknown): never => {
    const text = (value: unknown) => JSON.stringify(value)?.slice(0, 2_000)
    throw new Error(`${what}: columns ${text(ours)}, rows ${text(theirs)}; after ${text(query.after)}`)
  }
  for (const row of uncertain)
    if (!row || !isMentioning(row, world.schema)) fail("uncertain without a reason", found.uncertain, row)
  const judged = uncertain.flatMap((row): Place[] =>
    row && matches(query.filter, row, names) ? [{ pk: row.pk, rank: rankOf(query.sorts, row, names) }] : [],
  )
  const behind = judged.filter(({ rank }) => !query.after || compareRanks(query.sorts, rank, query.after) > 0)
  const merged: Place[] = [...found.rows, ...behind].sort((a, b) => compareRanks(query.sorts, a.rank, b.rank))
  const page = merged.slice(0, query.limit)
  const [pks, expectedPks] = [page.map(({ pk }) => pk), expected.rows.map(({ pk }) => pk)]
  if (!isDeepStrictEqual(pks, expectedPks)) fail("rows", pks, expectedPks)
  const next = merged.length > query.limit ? page.at(-1)!.rank : null
  if (!isDeepStrictEqual(next, expected.next)) fail("next", next, expected.next)
  const ranks = expected.rows.map((row) => rankOf(query.sorts, row, names))
  if (
    !isDeepStrictEqual(
      page.map(({ rank }) => rank),
      ranks,
    )
  )
    fail("ranks", page, ranks)
  const count = found.matchCount === undefined ? undefined : found.matchCount + judged.length
  if (!isCount(count, expected.matchCount, query)) fail("count", count, expected.matchCount)
  for (const { pk, rowSeq } of found.rows)
    if (world.rows.get(pk)?.rowSeq !== rowSeq) fail("row seq", rowSeq, world.rows.get(pk)?.rowSeq)
  return next
}

function isCount(
  count: number | undefined,
  all: number | undefined,
  { sorts, countUpTo }: AskedQuery,
): boolean {
  if (sorts.length === 0 || count === undefined || all === undefined)
    return count === undefined && sorts.length === 0
  return count === all || (count > countUpTo && count < all)
}

interface Place {
  pk: number
  rank: Rank
}

function isMentioning(row: Row, schema: readonly Property[]): boolean {
  return schema.some(
    ({ id, type }) =>
      (type === "title" || type === "rich_text") &&
      JSON.stringify(row.values[id] ?? null).includes('"mention"'),
  )
}
