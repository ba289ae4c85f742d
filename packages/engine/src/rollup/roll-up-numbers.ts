import { median } from "../formula/builtins/numbers.ts"
import { finite } from "../formula/values/value.ts"
import type { Property } from "../properties/property.ts"
import type { RollupFunction } from "../properties/rollup-function.ts"
import type { ComputedElement } from "../query/row.ts"

export type NumberFunction = Extract<RollupFunction, "sum" | "average" | "median" | "min" | "max" | "range">

/** Types that may hold numbers, so that the sum of none is 0. */
const numeric: ReadonlySet<string> = new Set(["number", "unique_id", "formula", "rollup"])

/**
 * Over the numbers among the values, in plain doubles and in order. Of no numbers, the sum is 0 where the target may
 * hold numbers; all else is null. Source: recorded for `max`, otherwise inferred
 */
export function rollUpNumbers(
  name: NumberFunction,
  values: readonly ComputedElement[],
  target: Property,
): number | null {
  const numbers = values.flatMap((element) => numberOf(element) ?? [])
  if (numbers.length === 0) {
    return name === "sum" && numeric.has(target.type) && values.length === 0 ? 0 : null
  }
  const value = apply(name, numbers)
  return value === null ? null : finite(value)
}

function apply(name: NumberFunction, numbers: readonly number[]): number | null {
  const least = () => numbers.reduce((one, other) => Math.min(one, other))
  const most = () => numbers.reduce((one, other) => Math.max(one, other))
  const sum = () => numbers.reduce((one, other) => one + other, 0)
  switch (name) {
    case "sum":
      return sum()
    case "average":
      return sum() / numbers.length
    case "median":
      return median(numbers)
    case "min":
      return least()
    case "max":
      return most()
    case "range":
      return most() - least()
  }
}

function numberOf({ value }: ComputedElement): number | undefined {
  if (typeof value === "number") return value
  if (typeof value !== "object" || !("type" in value)) return undefined
  return value.type === "number" ? value.value : undefined
}
