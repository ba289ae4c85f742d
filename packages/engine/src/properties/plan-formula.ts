import { parseFormula } from "../formula/parse-formula.ts"
import { storedFormula } from "../formula/stored-formula.ts"
import { FormulaError } from "../formula/syntax/formula-error.ts"
import type { FormulaSchema } from "../formula/types/formula-schema.ts"
import { schemaOf } from "../formula/types/schema-of.ts"
import { formulaReferences } from "./formula-text.ts"
import type { Property } from "./property.ts"
import type { SchemaDraft, SchemaDrafts } from "./schema-draft.ts"
import { formulaCycle, formulaReferenceNotFound, invalidFormula } from "./schema-errors.ts"

/**
 * A formula as stored: checked against the schema as the request leaves it, other formulas of the same request
 * included, every property that it names turned into an id, printed as Notion prints what the API wrote. A blank one is
 * kept as it is, so that a schema can be written back. Source: recorded expressions; that a formula which does not parse
 * or type-check is refused is inferred
 * @throws formulaReferenceNotFound · invalidFormula
 */
export function planFormula(drafts: SchemaDrafts, name: string, expression: string): { expression: string } {
  if (expression.trim() === "") return { expression: "" }
  const schema = schemaOf(drafts.own.dataSourceId, (id) => drafts.of(id)?.properties)
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

/** @throws formulaCycle when a formula depends on itself, directly or through others of its data source (inferred) */
export function checkFormulaCycles({ dataSourceId, properties }: SchemaDraft): void {
  const formulas = new Map<string, Property & { type: "formula" }>()
  for (const property of properties) if (property.type === "formula") formulas.set(property.id, property)
  const done = new Set<string>()
  const open = new Set<string>()

  const visit = (id: string): void => {
    const formula = formulas.get(id)
    if (!formula || done.has(id)) return
    if (open.has(id)) throw formulaCycle(formula.name)
    open.add(id)
    for (const next of formulaReferences(formula.config.expression, dataSourceId)) visit(next)
    open.delete(id)
    done.add(id)
  }
  for (const id of formulas.keys()) visit(id)
}
