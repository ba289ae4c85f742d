import type { Call, Node } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { checkCount } from "./check-count.ts"
import type { Checked, Checking } from "./check-expression.ts"
import type { Scope } from "./scope.ts"

/**
 * `let(name, value, result)` and `lets(name, value, …, result)`: later values see earlier names.
 * @throws FormulaError arity · parse when a name is none
 */
export function checkLet(node: Call, scope: Scope | undefined, checking: Checking): Checked {
  if (node.name === "let") checkCount(node, 3, 3)
  checkCount(node, 3, Number.POSITIVE_INFINITY)
  if (node.args.length % 2 === 0) {
    throw new FormulaError("arity", node.at, "Function lets() takes names and values in pairs, and a result")
  }
  const args: Node[] = []
  let inner = scope
  for (let index = 0; index + 1 < node.args.length; index += 2) {
    const name = node.args[index] as Node
    if (name.kind !== "name")
      throw new FormulaError("parse", name.at, `Function ${node.name}() expects a name`)
    const value = checking.check(node.args[index + 1] as Node, inner)
    inner = { name: name.name, type: value.type, next: inner }
    args.push(name, value.node)
  }
  const result = checking.check(node.args.at(-1) as Node, inner)
  return { node: { ...node, args: [...args, result.node] } as Node, type: result.type }
}
