import { Budget } from "../../src/formula/evaluate/budget.ts"
import { compileFormula } from "../../src/formula/evaluate/compile-formula.ts"
import type { FormulaContext } from "../../src/formula/evaluate/formula-context.ts"
import { parseFormula } from "../../src/formula/parse-formula.ts"
import { FormulaError } from "../../src/formula/syntax/formula-error.ts"
import type { FormulaSchema } from "../../src/formula/types/formula-schema.ts"
import type { FormulaValue } from "../../src/formula/values/value.ts"

/** A data source without properties. */
export const bareSchema: FormulaSchema = {
  dataSourceId: "own",
  byName: () => undefined,
  byId: () => undefined,
  isKnown: () => true,
}

/** A page without properties, on 15 January 2026 at noon. */
export function bareContext(timeZone = "UTC"): FormulaContext {
  const page = { id: "page", title: () => "", value: () => null, valueNamed: () => null }
  return { nowMs: Date.UTC(2026, 0, 15, 12), timeZone, page, related: () => undefined }
}

/** @throws FormulaError · FormulaLimitError */
export function evaluateText(text: string, budget = new Budget(), context = bareContext()): FormulaValue {
  const formula = parseFormula(text, bareSchema)
  if (formula instanceof FormulaError) throw formula
  return compileFormula(formula)(context, budget)
}
