import type { FormulaValue } from "../values/value.ts"
import type { Budget } from "./budget.ts"

/** The values of bound names, innermost first. */
export interface Environment {
  value: FormulaValue
  /** Makes the value when it is first asked for; gone afterwards. */
  make: (() => FormulaValue) | undefined
  next: Environment | undefined
}

/** The value of the name bound `distance` bindings ago. */
export function lookUp(environment: Environment | undefined, distance: number, budget: Budget): FormulaValue {
  budget.spend(distance >> 3)
  let at = environment
  for (let steps = distance; steps > 0 && at; steps--) at = at.next
  if (!at) return null
  if (at.make) {
    const { make } = at
    at.make = undefined
    at.value = make()
  }
  return at.value
}
