import type { Formula } from "./parse-formula.ts"
import { printExpression } from "./syntax/print-expression.ts"
import { writePropertyToken } from "./syntax/property-token.ts"
import { writeText } from "./syntax/read-text.ts"

/**
 * A formula as it is stored: properties by id, as tokens that name no workspace, so that it survives renames. Parses
 * back to the same formula. A property of a page whose data source is not known keeps its name.
 */
export function storedFormula({ expression }: Pick<Formula, "expression">): string {
  return printExpression(expression, ({ id, source, name = "" }) => {
    if (id === undefined) return `prop(${writeText(name)})`
    return writePropertyToken(source === undefined ? { id } : { id, source })
  })
}

/**
 * A formula as its author reads it: `prop("Name")` for every property whose name is known.
 * @param name the property's present name, undefined when there is none any more
 */
export function namedFormula(
  { expression }: Pick<Formula, "expression">,
  name: (id: string, dataSourceId: string | undefined) => string | undefined,
): string {
  return printExpression(expression, (reference) => {
    const { id, source } = reference
    const found = id === undefined ? reference.name : name(id, source)
    if (found !== undefined) return `prop(${writeText(found)})`
    return writePropertyToken(source === undefined ? { id: id ?? "" } : { id: id ?? "", source })
  })
}
