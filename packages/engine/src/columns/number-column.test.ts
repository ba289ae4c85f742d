import { describe, expect, test } from "vitest"
import { matchNumber } from "../query/match-number.ts"
import type { NumberOperator } from "../query/predicate.ts"
import { blockRows, newMask } from "./block.ts"
import { NumberColumn } from "./number-column.ts"
import { nextDown } from "./number-range.ts"

const operators: readonly NumberOperator[] = [
  "equals",
  "does_not_equal",
  "greater_than",
  "less_than",
  "greater_than_or_equal_to",
  "less_than_or_equal_to",
]
const edges = [
  ...[0, -0, Number.MIN_VALUE, -Number.MIN_VALUE, 2.2250738585072014e-308, 2.225073858507201e-308],
  ...[1, 1 + Number.EPSILON, 1 - Number.EPSILON / 2, -1, 2 ** 53, 2 ** 53 + 2, 1e-7],
  ...[Number.MAX_VALUE, -Number.MAX_VALUE],
]

function columnOf(values: readonly (number | undefined)[]): NumberColumn {
  const column = new NumberColumn()
  for (const [row, value] of values.entries()) column.set(row, value)
  return column
}

describe("every operator says what the row evaluator says", () => {
  const values = [...edges, undefined]
  const column = columnOf(values)
  test.each(operators)("%s", (operator) => {
    for (const operand of [...edges, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const mask = newMask()
      column.number({ family: "number", operator, operand })(0, values.length, mask)
      const expected = values.map((value) => Number(matchNumber(operator, operand, value)))
      expect([...mask.subarray(0, values.length)], `${operator} ${operand}`).toEqual(expected)
    }
  })
})

test("nextDown is the greatest number below", () => {
  expect(nextDown(0)).toBe(-Number.MIN_VALUE)
  expect(nextDown(-0)).toBe(-Number.MIN_VALUE)
  expect(nextDown(Number.MIN_VALUE)).toBe(0)
  expect(nextDown(1)).toBe(1 - Number.EPSILON / 2)
  expect(nextDown(-1)).toBe(-1 - Number.EPSILON)
  expect(nextDown(Number.POSITIVE_INFINITY)).toBe(Number.MAX_VALUE)
  expect(nextDown(-Number.MAX_VALUE)).toBe(Number.NEGATIVE_INFINITY)
  expect(nextDown(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY)
  expect(nextDown(86_400_000)).toBeLessThan(86_400_000)
})

test("a block that is passed over answers for all its rows, and looks again after an edit", () => {
  const column = columnOf(Array.from({ length: blockRows + 10 }, (_, row) => row))
  const mask = newMask()
  mask.fill(1)
  const isAbove = column.range(blockRows, Number.POSITIVE_INFINITY)
  isAbove(0, blockRows, mask)
  expect(mask.includes(1)).toBe(false)
  column.set(3, blockRows + 3)
  isAbove(0, blockRows, mask)
  expect(mask.indexOf(1)).toBe(3)
  column.set(3, undefined)
  isAbove(0, blockRows, mask)
  expect(mask.includes(1)).toBe(false)
  isAbove(blockRows, blockRows + 10, mask)
  expect([...mask.subarray(0, 10)]).toEqual(Array(10).fill(1))
})
