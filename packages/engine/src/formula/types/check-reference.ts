import type { Node, Reference } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import type { Checked, Checking } from "./check-expression.ts"
import type { FormulaProperty } from "./formula-schema.ts"
import { anyType, describeType } from "./formula-type.ts"
import type { Scope } from "./scope.ts"

/**
 * A property of the formula's own page, or of a page that it reaches, named by id from here on.
 * @throws FormulaError unknown_property · type when what stands before the point is no page
 */
export function checkReference(node: Reference, scope: Scope | undefined, checking: Checking): Checked {
  const { schema } = checking
  if (!node.of) return resolve(node, schema.dataSourceId, checking)
  const of = checking.check(node.of, scope)
  const { type } = of
  if (type.kind !== "page" && type.kind !== "any" && type.kind !== "empty") {
    const hint =
      type.kind === "list" && type.of.kind === "page" ? "; choose one with first() or use map()" : ""
    throw new FormulaError(
      "type",
      node.at,
      `Only a page has properties, not ${describeType(type)}${hint}, asked`,
    )
  }
  const next: Reference = { ...node, of: of.node }
  // Nothing is known about the page's data source: its property keeps its name and is looked up when evaluated.
  if (type.kind !== "page" || type.source === undefined) return { node: next as Node, type: anyType }
  return resolve(next, type.source, checking)
}

function resolve(node: Reference, source: string, { schema }: Checking): Checked {
  if (node.id !== undefined) {
    const property = schema.byId(node.id, source)
    const isBuiltIn = node.source === undefined
    const resolved = isBuiltIn ? node : { ...node, source }
    return { node: resolved as Node, type: property?.type ?? anyType }
  }
  const name = node.name as string
  const property = schema.byName(name, source)
  if (property) return { node: withId(node, property, source), type: property.type }
  if (!schema.isKnown(source)) return { node: node as Node, type: anyType }
  throw new FormulaError("unknown_property", node.at, `Property "${name}" is not defined; it is named`, name)
}

function withId(node: Reference, property: FormulaProperty, source: string): Node {
  const resolved: Reference = { kind: "reference", id: property.id, source, at: node.at }
  if (node.of) resolved.of = node.of
  return resolved as Node
}
