import type { Formula } from "../parse-formula.ts"
import { childrenOf, type Node } from "../syntax/ast.ts"
import type { FormulaValue } from "../values/value.ts"
import type { Budget } from "./budget.ts"
import { compileNode } from "./compile-node.ts"
import type { FormulaContext } from "./formula-context.ts"

/**
 * Evaluates a formula for one page. What makes no sense is Empty, never an error; a formula beyond the fifteenth layer
 * of formulas is Empty.
 * @throws FormulaLimitError when the budget is used up, and nothing else
 */
export type CompiledFormula = (context: FormulaContext, budget: Budget) => FormulaValue

/** A formula as closures. Compile once and keep it while the schema stays: it holds no state. */
export function compileFormula({ expression }: Pick<Formula, "expression">): CompiledFormula {
  const run = compileNode(expression, [])
  const depth = depthOf(expression)
  return (context, budget) => budget.layer(depth, () => run({ context, budget }, undefined)) ?? null
}

function depthOf(node: Node): number {
  let deepest = 0
  for (const child of childrenOf(node)) deepest = Math.max(deepest, depthOf(child))
  return deepest + 1
}
