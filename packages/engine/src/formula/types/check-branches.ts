import type { Call } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { checkCount } from "./check-count.ts"
import type { Checking } from "./check-expression.ts"
import { anyType, commonType, describeType, emptyType, type FormulaType } from "./formula-type.ts"

/**
 * The type of `if` and `ifs`. Branches of different types are noted, not refused: Notion keeps such formulas and calls
 * their type unknown when they are filtered. Source: reports of refused filters
 * @throws FormulaError arity
 */
export function checkBranches(node: Call, types: readonly FormulaType[], checking: Checking): FormulaType {
  if (node.name === "if") checkCount(node, 3, 3)
  else checkCount(node, 2, Number.POSITIVE_INFINITY)

  let common: FormulaType = emptyType
  for (const [index, type] of types.entries()) {
    const isElse = index === types.length - 1 && index % 2 === 0
    if (index % 2 === 0 && !isElse) continue
    const next = commonType(common, type)
    if (!next) {
      const sentence = `The branches of ${node.name}() should have one type, not ${describeType(common)} and ${describeType(type)},`
      checking.problem ??= new FormulaError("type", node.args[index]?.at ?? node.at, sentence)
      return anyType
    }
    common = next
  }
  return common
}
