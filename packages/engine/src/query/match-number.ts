import type { NumberOperator } from "./predicate.ts"

/** An empty number differs from every number and compares with none. Source: recorded queries */
export function matchNumber(operator: NumberOperator, operand: number, number: number | undefined): boolean {
  if (number === undefined) return operator === "does_not_equal"
  switch (operator) {
    case "equals":
      return number === operand
    case "does_not_equal":
      return number !== operand
    case "greater_than":
      return number > operand
    case "less_than":
      return number < operand
    case "greater_than_or_equal_to":
      return number >= operand
    case "less_than_or_equal_to":
      return number <= operand
  }
}
