import { compareRanks, rankOf } from "./rank.ts"
import type { Row } from "./row.ts"
import type { RowReader } from "./row-reader.ts"
import type { Sort } from "./sort.ts"

/** The order of two rows under `sorts`, as `compareRanks` has it. */
export function compareRows(sorts: readonly Sort[], a: Row, b: Row, reader: RowReader): number {
  return compareRanks(sorts, rankOf(sorts, a, reader), rankOf(sorts, b, reader))
}
