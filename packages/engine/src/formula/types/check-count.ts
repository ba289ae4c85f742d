import type { Call } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"

/** @throws FormulaError arity */
export function checkCount(node: Call, least: number, most: number): void {
  const { length } = node.args
  if (length >= least && length <= most) return
  const wanted =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `at least ${least}`
        : `${least} to ${most}`
  const noun = wanted === "1" ? "argument" : "arguments"
  throw new FormulaError("arity", node.at, `Function ${node.name}() takes ${wanted} ${noun}, not ${length},`)
}
