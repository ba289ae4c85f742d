import { foldText } from "./fold-text.ts"
import type { TextOperator } from "./predicate.ts"

/**
 * Empty text is "", so that the negative operators match it.
 * Source: recorded queries; an empty operand follows from the rule and is inferred.
 * @param operand folded
 */
export function matchText(operator: TextOperator, operand: string, text: string | undefined): boolean {
  return matchFoldedText(operator, operand, text === undefined ? "" : foldText(text))
}

/** The same on text that is folded already. */
export function matchFoldedText(operator: TextOperator, operand: string, folded: string): boolean {
  switch (operator) {
    case "equals":
      return folded === operand
    case "does_not_equal":
      return folded !== operand
    case "contains":
      return folded.includes(operand)
    case "does_not_contain":
      return !folded.includes(operand)
    case "starts_with":
      return folded.startsWith(operand)
    case "ends_with":
      return folded.endsWith(operand)
  }
}
