import type { Formula } from "../parse-formula.ts"
import type { Call, Node, Reference } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { checkCall } from "./check-call.ts"
import { checkOperator } from "./check-operator.ts"
import { checkReference } from "./check-reference.ts"
import type { FormulaSchema } from "./formula-schema.ts"
import { booleanType, describeType, type FormulaType, listOf, mixedType, numberType } from "./formula-type.ts"
import { findInScope, type Scope } from "./scope.ts"

/** A node with every property named by id, and what it evaluates to. */
export interface Checked {
  node: Node
  type: FormulaType
}

/** One check: where names are looked up, and what was found along the way. */
export interface Checking {
  schema: FormulaSchema
  /** The first thing that makes the formula's type unknown without making it wrong. */
  problem: FormulaError | undefined
  check(node: Node, scope: Scope | undefined): Checked
}

/** Numbers that need no parentheses behind their name. Source: a recorded formula, `pi`, stored as written */
const constants: ReadonlySet<string> = new Set(["pi", "e"])

/** @throws FormulaError of any kind but chained_comparison */
export function checkExpression(expression: Node, schema: FormulaSchema): Formula {
  const checking = startCheck(schema)
  const { node, type } = checking.check(expression, undefined)
  const { problem } = checking
  return { expression: node, type: problem ? { kind: "any" } : type, problem }
}

/** A check whose parts may be asked for one by one; what was checked outside of bindings is remembered. */
export function startCheck(schema: FormulaSchema): Checking {
  const known = new WeakMap<Node, Checked>()
  const checking: Checking = {
    schema,
    problem: undefined,
    check: (node, scope) => {
      if (scope) return checkNode(node, scope, checking)
      const checked = known.get(node) ?? checkNode(node, undefined, checking)
      known.set(node, checked)
      return checked
    },
  }
  return checking
}

function checkNode(node: Node, scope: Scope | undefined, checking: Checking): Checked {
  switch (node.kind) {
    case "number":
    case "text":
    case "boolean":
      return { node, type: { kind: node.kind } }
    case "name":
      return { node, type: typeOfName(node.name, node.at, scope) }
    case "list": {
      const items = node.items.map((item) => checking.check(item, scope))
      const type = listOf(mixedType(items.map((item) => item.type)))
      return { node: { ...node, items: items.map((item) => item.node) }, type }
    }
    case "reference":
      return checkReference(node as Reference, scope, checking)
    case "call":
      return checkCall(node as Call, scope, checking)
    case "unary": {
      const operand = checking.check(node.operand, scope)
      return { node: { ...node, operand: operand.node }, type: typeOfUnary(node, operand.type) }
    }
    case "binary": {
      const left = checking.check(node.left, scope)
      const right = checking.check(node.right, scope)
      const type = checkOperator(node.operator, left.type, right.type, node.at)
      const next = { ...node, left: left.node, right: right.node }
      return { node: node.operator === "+" && type.kind === "text" ? { ...next, isText: true } : next, type }
    }
  }
}

function typeOfName(name: string, at: number, scope: Scope | undefined): FormulaType {
  const type = findInScope(scope, name)
  if (type) return type
  if (constants.has(name)) return numberType
  if (name === "current" || name === "index") {
    const sentence = `"${name}" is only defined inside functions of lists such as map(); it is used`
    throw new FormulaError("unknown_identifier", at, sentence)
  }
  throw new FormulaError("unknown_identifier", at, `Undefined name "${name}"`)
}

/** Plus reads a text as a number, as in Formulas 1.0. */
function typeOfUnary(node: Node & { kind: "unary" }, type: FormulaType): FormulaType {
  if (node.operator === "not" || node.operator === "!") return booleanType
  const kinds = node.operator === "-" ? ["number"] : ["number", "text", "boolean", "date"]
  if (![...kinds, "any", "empty"].includes(type.kind)) {
    throw new FormulaError("type", node.at, `Operator "${node.operator}" cannot take ${describeType(type)}`)
  }
  return numberType
}
