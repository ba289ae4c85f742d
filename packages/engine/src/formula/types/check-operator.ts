import type { BinaryOperator } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { booleanType, describeType, type FormulaType, numberType, textType } from "./formula-type.ts"

const ordered: ReadonlySet<string> = new Set(["number", "text", "date", "boolean"])

/**
 * What an operation gives. Equality takes anything; `+` joins as text when either side is text; the rest is for
 * numbers, and comparisons for two of a kind. Source: reference §4, Coercion
 * @throws FormulaError type
 */
export function checkOperator(
  operator: BinaryOperator,
  left: FormulaType,
  right: FormulaType,
  at: number,
): FormulaType {
  switch (operator) {
    case "==":
    case "!=":
    case "and":
    case "&&":
    case "or":
    case "||":
      return booleanType
    case ">":
    case ">=":
    case "<":
    case "<=":
      if (!isOpen(left) && !isOpen(right) && !(left.kind === right.kind && ordered.has(left.kind))) {
        throw mismatch(operator, left, right, at)
      }
      return booleanType
    case "+":
      if (left.kind === "text" || right.kind === "text") return textType
      if (isOpen(left) && isOpen(right))
        return { kind: left.kind === "any" || right.kind === "any" ? "any" : "number" }
      if (left.kind === "any" || right.kind === "any") return { kind: "any" }
  }
  if (!isNumber(left) || !isNumber(right)) throw mismatch(operator, left, right, at)
  return numberType
}

/** Whether anything may turn up. */
function isOpen(type: FormulaType): boolean {
  return type.kind === "any" || type.kind === "empty"
}

function isNumber(type: FormulaType): boolean {
  return type.kind === "number" || isOpen(type)
}

function mismatch(operator: string, left: FormulaType, right: FormulaType, at: number): FormulaError {
  return new FormulaError(
    "type",
    at,
    `Operator "${operator}" cannot take ${describeType(left)} and ${describeType(right)}`,
  )
}
