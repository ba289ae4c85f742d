import { expect, test } from "vitest"
import { proveDates } from "../../test/formula-proofs/prove-dates.ts"
import { proveExpressions } from "../../test/formula-proofs/prove-expressions.ts"
import { proveParser } from "../../test/formula-proofs/prove-parser.ts"
import { proveRegex } from "../../test/formula-proofs/prove-regex.ts"

// Slices of the proofs that `npm run soak -- formulas` runs in full. Failures name seed and case.

const count = 5_000
const seed = Number(process.env["SEED"] ?? 20_260_115)

test(`dates agree with Moment (seed ${seed})`, () => proveDates(count, seed))

test(`expressions agree with JavaScript (seed ${seed})`, () => proveExpressions(count, seed))

test(`patterns agree with JavaScript's (seed ${seed})`, () => proveRegex(count, seed))

test(`any text is a formula or an error (seed ${seed})`, () => {
  expect(proveParser(count, seed)).toBeGreaterThan(count / 20)
})
