import { setImmediate as nextTurn } from "node:timers/promises"
import { compareColumns } from "../../packages/engine/test/columns/column-case.ts"
import { Dice } from "../dice.ts"

/** Mismatches told in full before a run gives up. */
const maxMismatches = 10

/**
 * Columns against the row evaluator, without a server: each case is a random data source, queries paged through, and
 * edits in between. Returns the summary.
 * @throws Error that tells the mismatches
 */
export async function columnsLikeRows(count: number, seed: number): Promise<string> {
  const dice = new Dice(seed)
  const total = { pages: 0, rows: 0, refusals: 0 }
  const mismatches: string[] = []
  for (let at = 0; at < count && mismatches.length < maxMismatches; at++) {
    try {
      const compared = await compareColumns(dice.int(1, 1_000_000_000))
      for (const key of ["pages", "rows", "refusals"] as const) total[key] += compared[key]
    } catch (error) {
      mismatches.push((error as Error).message)
    }
    if (at % 100 === 0) await nextTurn()
  }
  if (mismatches.length > 0) throw new Error(`${mismatches.length} mismatches:\n${mismatches.join("\n")}`)
  return (
    `queries: ${count} cases, ${total.pages} pages over ${total.rows} rows compared with the row evaluator, no mismatch; ` +
    `${total.refusals} queries left to it; seed ${seed}`
  )
}
