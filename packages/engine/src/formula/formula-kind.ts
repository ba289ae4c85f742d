import type { FormulaType } from "./types/formula-type.ts"

/**
 * Which of the API's four a formula shows as, and is filtered by. Undefined when its type cannot be told: filters then
 * answer that they cannot be based on a formula of unknown type.
 */
export function formulaKind(type: FormulaType): "string" | "number" | "boolean" | "date" | undefined {
  switch (type.kind) {
    case "number":
    case "boolean":
    case "date":
      return type.kind
    case "any":
    case "empty":
      return undefined
    default:
      return "string"
  }
}
