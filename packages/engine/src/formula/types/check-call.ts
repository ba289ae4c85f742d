import { anything, type Builtin, list, type Param } from "../builtins/builtin.ts"
import { builtins } from "../builtins/builtins.ts"
import { type Lambda, lambdas } from "../builtins/lambdas.ts"
import type { BinaryOperator, Call, Node } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { checkBranches } from "./check-branches.ts"
import { checkCount } from "./check-count.ts"
import type { Checked, Checking } from "./check-expression.ts"
import { checkLet } from "./check-let.ts"
import { checkOperator } from "./check-operator.ts"
import { booleanType, describeType, elementOf, type FormulaType } from "./formula-type.ts"
import { elementScope, type Scope } from "./scope.ts"

/** Functions that are an operator's other spelling: `1.equal(1)` is `1 == 1`. */
export const operatorFunctions: ReadonlyMap<string, BinaryOperator> = new Map([
  ["add", "+"],
  ["subtract", "-"],
  ["multiply", "*"],
  ["divide", "/"],
  ["mod", "%"],
  ["pow", "^"],
  ["equal", "=="],
  ["unequal", "!="],
])

/** @throws FormulaError unknown_function · arity · type */
export function checkCall(node: Call, scope: Scope | undefined, checking: Checking): Checked {
  const { name } = node
  if (name === "let" || name === "lets") return checkLet(node, scope, checking)
  const lambda = lambdas.get(name)
  if (lambda) return checkLambda(node, lambda, scope, checking)

  const builtin = builtins.get(name)
  const operator = operatorFunctions.get(name)
  if (!builtin && !operator && !logic.has(name)) {
    throw new FormulaError("unknown_function", node.at, `Unknown function "${name}"`)
  }
  const args = node.args.map((arg) => checking.check(arg, scope))
  const types = args.map((arg) => arg.type)
  const next = { ...node, args: args.map((arg) => arg.node) } as Node
  if (name === "if" || name === "ifs") return { node: next, type: checkBranches(node, types, checking) }
  if (operator) {
    checkCount(node, 2, 2)
    return {
      node: next,
      type: checkOperator(operator, types[0] as FormulaType, types[1] as FormulaType, node.at),
    }
  }
  if (!builtin) {
    checkCount(node, 1, name === "not" ? 1 : Number.POSITIVE_INFINITY)
    return { node: next, type: booleanType }
  }
  return { node: next, type: checkBuiltin(node, builtin, types) }
}

/** Functions that evaluate their arguments themselves. */
const logic: ReadonlySet<string> = new Set(["if", "ifs", "and", "or", "not"])

function checkBuiltin(node: Call, builtin: Builtin, types: readonly FormulaType[]): FormulaType {
  const params = [...builtin.required, ...(builtin.optional ?? [])]
  checkCount(node, builtin.required.length, builtin.rest ? Number.POSITIVE_INFINITY : params.length)
  types.forEach((type, index) => {
    checkParam(node, index, params[index] ?? builtin.rest ?? anything, type)
  })
  return typeof builtin.result === "function" ? builtin.result(types) : builtin.result
}

/** A function of lists: its last argument is evaluated again for each element. */
function checkLambda(node: Call, lambda: Lambda, scope: Scope | undefined, checking: Checking): Checked {
  checkCount(node, lambda.isOptional ? 1 : 2, 2)
  const [first, second] = node.args as [Node, Node | undefined]
  const given = checking.check(first, scope)
  checkParam(node, 0, list, given.type)
  const element = elementOf(given.type)
  const body = second && checking.check(second, elementScope(element, scope))
  const args = body ? [given.node, body.node] : [given.node]
  return { node: { ...node, args } as Node, type: lambda.result(element, body?.type) }
}

function checkParam(node: Call, index: number, param: Param, type: FormulaType): void {
  const isOpen = type.kind === "any" || type.kind === "empty" || param.kinds === "any"
  if (!isOpen && !param.kinds.includes(type.kind)) {
    const wanted = (param.kinds as readonly string[]).map((kind) => `a ${kind}`).join(" or ")
    throw new FormulaError(
      "type",
      (node.args[index] as Node).at,
      `Argument ${index + 1} of ${node.name}() should be ${wanted}, not ${describeType(type)},`,
    )
  }
  const arg = node.args[index] as Node
  const wrong = arg.kind === "text" ? param.checkText?.(arg.value) : undefined
  if (wrong !== undefined) throw new FormulaError("type", arg.at, wrong)
}
