import type { BinaryOperator, Call, Node, Reference } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { checkExpression } from "./check-expression.ts"
import type { FormulaSchema } from "./formula-schema.ts"
import type { FormulaType } from "./formula-type.ts"

const renamed: Readonly<Record<string, string>> = { slice: "substring", start: "dateStart", end: "dateEnd" }

const operators: ReadonlyMap<string, BinaryOperator> = new Map([
  ["larger", ">"],
  ["largerEq", ">="],
  ["smaller", "<"],
  ["smallerEq", "<="],
])

/**
 * A formula of 1.0 as 2.0: what Notion did when it moved its formulas. Lists were texts joined by ", ", months were 0
 * to 11, days of the week 0 (Sunday) to 6, and a unique id was its number. Source: reference §6, recorded expressions
 * @throws FormulaError for what 1.0 did not have, and for what it refused
 */
export function convertLegacy(node: Node, schema: FormulaSchema): Node {
  const typeOf = (child: Node): FormulaType => checkExpression(child, schema).type
  const convert = (child: Node): Node => convertLegacy(child, schema)
  switch (node.kind) {
    case "reference":
      return convertReference(node as Reference, schema)
    case "call":
      return convertCall(node as Call, node.args.map(convert), typeOf)
    case "unary":
      return { ...node, operand: convert(node.operand) }
    case "binary": {
      const next = { ...node, left: convert(node.left), right: convert(node.right) }
      if (node.operator === "==" || node.operator === "!=") checkSame(next, typeOf)
      return next
    }
    case "list":
      throw onlyIn2(node)
    default:
      return node
  }
}

function convertReference(node: Reference, schema: FormulaSchema): Node {
  const { at, of } = node
  if (of) throw onlyIn2(node)
  const source = schema.dataSourceId
  const property =
    node.id === undefined ? schema.byName(node.name ?? "", source) : schema.byId(node.id, source)
  const reference = node as Node
  if (property?.type.kind === "list") {
    const separator = property.propertyType === "rollup" ? "," : ", "
    return call("join", [reference, { kind: "text", value: separator, at }], at)
  }
  if (property?.propertyType === "unique_id") {
    const parts = call("split", [reference, { kind: "text", value: "-", at }], at)
    return call("toNumber", [call("last", [parts], at)], at)
  }
  return reference
}

function convertCall(node: Call, args: readonly Node[], typeOf: (node: Node) => FormulaType): Node {
  if (node.isMethod) throw onlyIn2(node)
  const { name, at } = node
  const [first, second] = args
  const operator = operators.get(name)
  if (operator && first && second && args.length === 2)
    return { kind: "binary", operator, left: first, right: second, at }
  switch (name) {
    case "concat":
      if (!first) break
      return args.reduce((left, right) => ({ kind: "binary", operator: "+", left, right, at }))
    case "join":
      if (!first || args.length < 2) break
      return call("join", [{ kind: "list", items: args.slice(1), at }, first], at)
    case "unaryMinus":
    case "unaryPlus":
      if (!first || args.length > 1) break
      return { kind: "unary", operator: name === "unaryMinus" ? "-" : "+", operand: first, at }
    case "month":
      return {
        kind: "binary",
        operator: "-",
        left: call(name, args, at),
        right: { kind: "number", value: 1, at },
        at,
      }
    case "day":
      return {
        kind: "binary",
        operator: "%",
        left: call(name, args, at),
        right: { kind: "number", value: 7, at },
        at,
      }
    case "equal":
    case "unequal":
      if (first && second) checkSame({ left: first, right: second, at }, typeOf)
  }
  return { ...node, name: Object.hasOwn(renamed, name) ? (renamed[name] as string) : name, args }
}

/** 1.0 compared like with like only. */
function checkSame(
  { left, right, at }: { left: Node; right: Node; at: number },
  typeOf: (node: Node) => FormulaType,
): void {
  const [one, other] = [typeOf(left), typeOf(right)]
  const isOpen = (type: FormulaType) => type.kind === "any" || type.kind === "empty"
  if (one.kind !== other.kind && !isOpen(one) && !isOpen(other)) {
    throw new FormulaError("type", at, "Both sides of a comparison should have one type")
  }
}

function call(name: string, args: readonly Node[], at: number): Node {
  return { kind: "call", name, args, isMethod: false, at }
}

function onlyIn2(node: { at: number }): FormulaError {
  return new FormulaError("parse", node.at, "Formulas 1.0 had neither lists nor methods, as used")
}
