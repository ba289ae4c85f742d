import type { Names } from "../rich-text/plain-text.ts"
import { compareRanks, rankOf } from "./rank.ts"
import type { Row } from "./row.ts"
import type { Sort } from "./sort.ts"

/** The order of two rows under `sorts`, as `compareRanks` has it. */
export function compareRows(sorts: readonly Sort[], a: Row, b: Row, names: Names): number {
  return compareRanks(sorts, rankOf(sorts, a, names), rankOf(sorts, b, names))
}
