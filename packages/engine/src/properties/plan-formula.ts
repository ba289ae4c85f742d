import { formulaReferences, storeFormula } from "./formula-text.ts"
import type { Property } from "./property.ts"
import type { SchemaDraft } from "./schema-draft.ts"
import { formulaCycle, formulaReferenceNotFound } from "./schema-errors.ts"

/**
 * A formula as stored, its references turned into ids by the schema as the request leaves it.
 * @throws formulaReferenceNotFound
 */
export function planFormula(draft: SchemaDraft, name: string, expression: string): { expression: string } {
  const resolve = (wanted: string) => draft.properties.find((property) => property.name === wanted)?.id
  const fail = (wanted: string): never => {
    throw formulaReferenceNotFound(name, wanted)
  }
  return { expression: storeFormula(expression, draft.dataSourceId, resolve, fail) }
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
