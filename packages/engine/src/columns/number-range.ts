import type { Predicate } from "../query/predicate.ts"

/** The closed range that a predicate stands for; undefined when it is none. */
export function rangeOf(predicate: Predicate): readonly [low: number, high: number] | undefined {
  if (predicate.family === "date") return [predicate.window.fromMs, nextDown(predicate.window.toMs)]
  if (predicate.family !== "number") return undefined
  const { operand } = predicate
  switch (predicate.operator) {
    case "equals":
      return [operand, operand]
    case "greater_than":
      return [nextUp(operand), Number.POSITIVE_INFINITY]
    case "greater_than_or_equal_to":
      return [operand, Number.POSITIVE_INFINITY]
    case "less_than":
      return [Number.NEGATIVE_INFINITY, nextDown(operand)]
    case "less_than_or_equal_to":
      return [Number.NEGATIVE_INFINITY, operand]
    case "does_not_equal":
      return undefined
  }
}

const bits = new DataView(new ArrayBuffer(8))

/** The least number above; so that every comparison is a closed range. */
function nextUp(value: number): number {
  if (value === Number.POSITIVE_INFINITY || Number.isNaN(value)) return value
  if (value === 0) return Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n))
  return bits.getFloat64(0)
}

/** The greatest number below. */
export function nextDown(value: number): number {
  return -nextUp(-value)
}
