import type { Rank } from "../query/rank.ts"
import { compareSortKeys } from "../query/sort-key.ts"
import type { SortLevel } from "./sort-level.ts"

/** A cursor among the rows of a sort: its place on each level, and the rank that decides where places do not. */
export interface CursorPlace {
  places: readonly number[]
  rank: Rank
}

/**
 * Where a cursor stands. A key of another kind than its level's is of a property whose type has changed since: all
 * rows lie on one side of it, and those that are empty there behind it.
 */
export function cursorPlace(rank: Rank, levels: readonly SortLevel[]): CursorPlace {
  const places: number[] = []
  for (const [at, level] of levels.entries()) {
    const key = rank.keys[at] ?? null
    if (key === null || isOfKind(key, level)) {
      places.push(level.placeOf(key))
      continue
    }
    const isBehind = compareSortKeys(level.sample, key) > 0 !== level.isDescending
    places.push(isBehind ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)
    // What comes after this level decides nothing: everything is behind it.
    while (places.length < levels.length) places.push(Number.NEGATIVE_INFINITY)
    return { places, rank: { ...rank, createdAtMs: Number.POSITIVE_INFINITY } }
  }
  return { places, rank }
}

function isOfKind(key: NonNullable<Rank["keys"][number]>, { sample }: SortLevel): boolean {
  return typeof key === typeof sample
}
