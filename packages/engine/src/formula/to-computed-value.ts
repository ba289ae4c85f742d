import type { ComputedValue } from "../query/row.ts"
import type { FormulaResult } from "./to-formula-result.ts"

/** A formula's result as filters, sorts and rollups read it; undefined means empty. */
export function toComputedValue(result: FormulaResult): ComputedValue | undefined {
  switch (result.type) {
    case "string":
      return result.string === null ? undefined : { type: "string", value: result.string }
    case "number":
      return result.number === null ? undefined : { type: "number", value: result.number }
    case "boolean":
      return result.boolean === null ? undefined : { type: "boolean", value: result.boolean }
    case "date":
      return result.date === null ? undefined : { type: "date", value: result.date }
    case "unsupported":
      return undefined
  }
}
