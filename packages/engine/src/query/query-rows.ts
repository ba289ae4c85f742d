// Streaming top-k: every row is matched once, and at most about twice a page of candidates is kept. Whenever the
// buffer is full it is sorted and cut to a page. O(rows × log page) time, O(page) memory.

import type { Names } from "../rich-text/plain-text.ts"
import { matches } from "./evaluate-filter.ts"
import type { Filter } from "./filter.ts"
import { compareRanks, type Rank, rankOf } from "./rank.ts"
import type { Row } from "./row.ts"
import type { Sort } from "./sort.ts"

export interface RowQuery {
  filter: Filter
  sorts: readonly Sort[]
  /** Only rows behind this place are returned. */
  after: Rank | null
  limit: number
  /** The rows arrive in the result's order, so that reading stops as soon as the page is known. */
  isOrdered?: boolean
}

export interface RowPage<R extends Row> {
  rows: R[]
  /** Where the next page begins; null when this is the last. */
  next: Rank | null
  /** All rows that match, of every page; undefined when `isOrdered` let the reading stop. */
  matchCount: number | undefined
}

/** One page of the rows that match, in order. */
export async function queryRows<R extends Row>(
  rows: Iterable<R> | AsyncIterable<R>,
  { filter, sorts, after, limit, isOrdered = false }: RowQuery,
  names: Names,
): Promise<RowPage<R>> {
  const compare = (a: { rank: Rank }, b: { rank: Rank }) => compareRanks(sorts, a.rank, b.rank)
  const wanted = limit + 1 // one more tells whether there is a next page
  let best: { row: R; rank: Rank }[] = []
  let worst: Rank | undefined
  let matchCount = 0

  for await (const row of rows) {
    if (!matches(filter, row, names)) continue
    matchCount++
    const rank = rankOf(sorts, row, names)
    if (after !== null && compareRanks(sorts, rank, after) <= 0) continue
    if (worst !== undefined && compareRanks(sorts, rank, worst) >= 0) continue
    best.push({ row, rank })
    if (isOrdered && best.length === wanted) return pageOf(best, limit, undefined)
    if (best.length === 2 * wanted) {
      best = best.sort(compare).slice(0, wanted)
      worst = best.at(-1)?.rank
    }
  }
  return pageOf(best.sort(compare), limit, matchCount)
}

function pageOf<R extends Row>(
  best: readonly { row: R; rank: Rank }[],
  limit: number,
  matchCount: number | undefined,
): RowPage<R> {
  const page = best.slice(0, limit)
  const next = best.length > limit ? (page.at(-1)?.rank ?? null) : null
  return { rows: page.map(({ row }) => row), next, matchCount }
}
