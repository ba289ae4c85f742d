import type { Budget } from "../evaluate/budget.ts"
import type { FormulaContext } from "../evaluate/formula-context.ts"
import type { FormulaType, TypeKind } from "../types/formula-type.ts"
import type { FormulaValue } from "../values/value.ts"

/** What a function is evaluated with, beside its arguments. */
export interface Scene {
  context: FormulaContext
  budget: Budget
}

/** What an argument may be. Empty and `any` always may. */
export interface Param {
  kinds: readonly TypeKind[] | "any"
  /** What is wrong with an argument written out as a text, such as a unit; undefined when nothing is. */
  checkText?: (text: string) => string | undefined
}

/** A function of the language. Arguments come evaluated, at least as many as are required. */
export interface Builtin {
  required: readonly Param[]
  optional?: readonly Param[]
  /** Any number more of these. */
  rest?: Param
  result: FormulaType | ((args: readonly FormulaType[]) => FormulaType)
  /** Never throws but for the budget: what makes no sense is Empty. */
  run(args: readonly FormulaValue[], scene: Scene): FormulaValue
}

export type Builtins = Readonly<Record<string, Builtin>>

export const anything: Param = { kinds: "any" }
/** Text functions read numbers, truth values and dates as `format` shows them. Source: reference §4; dates inferred */
export const text: Param = { kinds: ["text", "number", "boolean", "date"] }
export const number: Param = { kinds: ["number"] }
export const date: Param = { kinds: ["date"] }
export const list: Param = { kinds: ["list"] }
