import { parseFormula } from "../formula/parse-formula.ts"
import { storedFormula } from "../formula/stored-formula.ts"
import { FormulaError } from "../formula/syntax/formula-error.ts"
import type { FormulaSchema } from "../formula/types/formula-schema.ts"
import { schemaOf } from "../formula/types/schema-of.ts"
import type { SchemaDrafts } from "./schema-draft.ts"
import { formulaReferenceNotFound, invalidFormula } from "./schema-errors.ts"

/**
 * A formula as stored: checked against the schema as the request leaves it, other formulas of the same request
 * included, every property that it names turned into an id, printed as Notion prints what the API wrote. A blank one is
 * kept as it is, so that a schema can be written back. Source: recorded expressions; that a formula which does not parse
 * or type-check is refused is inferred
 * @throws formulaReferenceNotFound · invalidFormula
 */
export function planFormula(drafts: SchemaDrafts, name: string, expression: string): { expression: string } {
  if (expression.trim() === "") return { expression: "" }
  const schema = schemaOf(drafts.own.dataSourceId, (id) => drafts.seen(id))
  const stored = storedText(name, expression, schema)
  // Printing adds parentheses, which count as nesting: what could not be read again must not be stored.
  storedText(name, stored, schema)
  return { expression: stored }
}

function storedText(name: string, expression: string, schema: FormulaSchema): string {
  const formula = parseFormula(expression, schema)
  if (!(formula instanceof FormulaError)) return storedFormula(formula)
  if (formula.property !== undefined) throw formulaReferenceNotFound(name, formula.property)
  throw invalidFormula(name, formula.message)
}
