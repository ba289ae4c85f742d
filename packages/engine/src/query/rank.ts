import type { Names } from "../rich-text/plain-text.ts"
import type { Row } from "./row.ts"
import type { Sort } from "./sort.ts"
import { compareSortKeys, type SortKey, sortKey } from "./sort-key.ts"

/** A row's place in a sorted result, apart from the row: what a cursor remembers. */
export interface Rank {
  /** One key a sort, in their order. */
  keys: readonly SortKey[]
  createdAtMs: number
  pk: number
}

export function rankOf(sorts: readonly Sort[], row: Row, names: Names): Rank {
  return {
    keys: sorts.map((sort) => sortKey(sort.field, row, names)),
    createdAtMs: row.createdAtMs,
    pk: row.pk,
  }
}

/**
 * Total order of rows under `sorts`: empty values last in both directions, equals and unsorted rows newest created
 * first. Source: recorded unsorted queries; the place of empty values is the app's, the order of equals inferred.
 */
export function compareRanks(sorts: readonly Sort[], a: Rank, b: Rank): number {
  for (const [index, sort] of sorts.entries()) {
    const order = compareLevel(a.keys[index] ?? null, b.keys[index] ?? null, sort.direction)
    if (order !== 0) return order
  }
  return b.createdAtMs - a.createdAtMs || b.pk - a.pk
}

function compareLevel(a: SortKey, b: SortKey, direction: Sort["direction"]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order = compareSortKeys(a, b)
  return direction === "ascending" ? order : -order
}
