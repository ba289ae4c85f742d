import { formatValue } from "../values/format-value.ts"
import type { FormulaValue } from "../values/value.ts"
import type { Scene } from "./builtin.ts"

/** The argument as plain text. */
export function textOf(value: FormulaValue | undefined, scene: Scene): string {
  return typeof value === "string" ? value : formatValue(value ?? null, scene)
}

/** The argument as a number; Empty and what is none counts as 0. Source: recorded, an empty number times 2 is 0 */
export function numberOf(value: FormulaValue | undefined): number {
  return typeof value === "number" ? value : 0
}

/** The argument as a whole number, cut like JavaScript cuts the positions of its functions. */
export function wholeOf(value: FormulaValue | undefined, absent: number): number {
  return typeof value === "number" ? Math.trunc(value) : absent
}
