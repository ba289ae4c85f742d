import { textOf } from "../builtins/arguments.ts"
import type { Scene } from "../builtins/builtin.ts"
import { runsOf, textOfRuns } from "../builtins/looks.ts"
import { startInstant } from "../dates/date-parts.ts"
import type { BinaryOperator, UnaryOperator } from "../syntax/ast.ts"
import { compareValues } from "../values/compare-values.ts"
import { equalValues } from "../values/equal-values.ts"
import { type FormulaValue, finite, isBlank, isDate, isText, plainOf } from "../values/value.ts"

/** What an operator makes of two values. `and` and `or` do not get here: they may leave their right side alone. */
export type Operate = (left: FormulaValue, right: FormulaValue, scene: Scene) => FormulaValue

const arithmetic = (result: (left: number, right: number) => number): Operate => {
  return (left, right) => {
    if (typeof left === "number" && typeof right === "number") return finite(result(left, right))
    const [one, other] = [asNumber(left), asNumber(right)]
    return one === undefined || other === undefined ? null : finite(result(one, other))
  }
}

const comparison = (holds: (order: number) => boolean): Operate => {
  return (left, right, scene) => {
    const order = compareValues(left, right, scene)
    return order !== undefined && holds(order)
  }
}

const plus = arithmetic((left, right) => left + right)

export const operations: Readonly<Partial<Record<BinaryOperator, Operate>>> = {
  "+": (left, right, scene) =>
    isText(left) || isText(right) ? joinTexts(left, right, scene) : plus(left, right, scene),
  "-": arithmetic((left, right) => left - right),
  "*": arithmetic((left, right) => left * right),
  "/": arithmetic((left, right) => left / right),
  "%": arithmetic((left, right) => left % right),
  "^": arithmetic((left, right) => left ** right),
  "==": equalValues,
  "!=": (left, right, scene) => !equalValues(left, right, scene),
  ">": comparison((order) => order > 0),
  ">=": comparison((order) => order >= 0),
  "<": comparison((order) => order < 0),
  "<=": comparison((order) => order <= 0),
}

/** One text behind the other, each with its looks. */
export function joinTexts(left: FormulaValue, right: FormulaValue, scene: Scene): FormulaValue {
  const hasLooks = (isText(left) && typeof left !== "string") || (isText(right) && typeof right !== "string")
  if (!hasLooks) {
    const [one, other] = [textOf(left, scene), textOf(right, scene)]
    scene.budget.makeText(one.length + other.length)
    return one + other
  }
  const runs = [...runsOf(left, scene), ...runsOf(right, scene)]
  scene.budget.makeList(runs.length)
  scene.budget.makeText(runs.reduce((sum, run) => sum + run.text.length, 0))
  return textOfRuns(runs)
}

/** Plus reads texts like JavaScript does, so that no text is 0. Source: published examples of Formulas 1.0 */
export function operateOnOne(
  operator: UnaryOperator,
  value: FormulaValue,
  { context, budget }: Scene,
): FormulaValue {
  if (operator === "not" || operator === "!") return isBlank(value)
  if (operator === "-") {
    const number = asNumber(value)
    return number === undefined ? null : finite(-number)
  }
  if (isText(value)) {
    const plain = plainOf(value)
    budget.spend(plain.length >> 4)
    return finite(Number(plain))
  }
  if (isDate(value)) return startInstant(value, context.timeZone)
  return typeof value === "number" || typeof value === "boolean" ? Number(value) : null
}

/** Empty counts as 0. Source: recorded, an empty number times 2 is 0 */
function asNumber(value: FormulaValue): number | undefined {
  if (typeof value === "number") return value
  return value === null ? 0 : undefined
}
