import { setImmediate as nextTurn } from "node:timers/promises"
import { proveDates } from "../../packages/engine/test/formula-proofs/prove-dates.ts"
import { proveExpressions } from "../../packages/engine/test/formula-proofs/prove-expressions.ts"
import { proveParser } from "../../packages/engine/test/formula-proofs/prove-parser.ts"
import { proveRegex } from "../../packages/engine/test/formula-proofs/prove-regex.ts"
import { Dice } from "../dice.ts"
import type { SoakOptions } from "../options.ts"

/** Texts are cheap to parse: so many for each case of the other proofs. */
const textsPerCase = 10

/** What the unit tests prove of formulas on a slice, on as many cases as asked: no database takes part. */
export async function formulas({ count, seed }: SoakOptions, say: (line: string) => void): Promise<void> {
  const seeds = new Dice(seed)
  const run = async (what: string, cases: number, prove: (count: number, seed: number) => unknown) => {
    const found = prove(cases, seeds.int(1, 1_000_000_000))
    const detail = found === undefined ? "" : ` (${found} of them formulas)`
    say(`formulas: ${cases} ${what}${detail}; seed ${seed}`)
    await nextTurn()
  }
  await run("dates formatted, compared and moved like Moment does", count, proveDates)
  await run("expressions with the value that JavaScript gives", count, proveExpressions)
  await run("patterns with the matches that JavaScript finds", count, proveRegex)
  await run("texts parsed to a formula or an error of its own", count * textsPerCase, proveParser)
}
