import type { Node } from "./syntax/ast.ts"
import { FormulaError } from "./syntax/formula-error.ts"
import { parseExpression } from "./syntax/parse-expression.ts"
import { checkExpression } from "./types/check-expression.ts"
import { convertLegacy } from "./types/convert-legacy.ts"
import type { FormulaSchema } from "./types/formula-schema.ts"
import type { FormulaType } from "./types/formula-type.ts"

/** A formula that may be stored, printed and compiled. */
export interface Formula {
  /** Every property that could be found is named by id; 1.0 spellings are turned into 2.0. */
  expression: Node
  /** `any` when it cannot be told, as of branches of different types: filters then say "unknown type". */
  type: FormulaType
  /** Why the type is unknown, when the formula itself is to blame. It is stored all the same. */
  problem: FormulaError | undefined
}

export interface ParseOptions {
  /**
   * `1.0` reads the whole formula as Formulas 1.0, `2.0` allows nothing else. By default a formula is 2.0 and read as
   * 1.0 when it makes sense only there, since text that is valid in both cannot be told apart (inferred).
   */
  dialect?: "1.0" | "2.0"
}

/**
 * A formula as a request or the store writes it: `prop("Name")` and property tokens may be mixed. An error is returned,
 * not thrown. Names are looked up in `schema`; a token whose property is gone reads as empty, so that schemas can be
 * written back as they were read.
 */
export function parseFormula(
  text: string,
  schema: FormulaSchema,
  options: ParseOptions = {},
): Formula | FormulaError {
  try {
    const expression = parseExpression(text)
    if (options.dialect === "1.0") return checkExpression(convertLegacy(expression, schema), schema)
    try {
      return checkExpression(expression, schema)
    } catch (error) {
      if (options.dialect === "2.0" || !(error instanceof FormulaError)) throw error
      return legacyOr(error, expression, schema)
    }
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
}

/** The formula read as 1.0; when that fails too, the author is told what is wrong with it as 2.0. */
function legacyOr(error: FormulaError, expression: Node, schema: FormulaSchema): Formula {
  try {
    return checkExpression(convertLegacy(expression, schema), schema)
  } catch (second) {
    throw second instanceof FormulaError ? error : second
  }
}
