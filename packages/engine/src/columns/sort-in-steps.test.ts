import { expect, test } from "vitest"
import { seededRandom } from "../ids/random.ts"
import { sortInSteps } from "./sort-in-steps.ts"

function sorted(
  items: Int32Array,
  compare: (a: number, b: number) => number,
): { items: number[]; steps: number } {
  let steps = 0
  for (const _ of sortInSteps(items, compare)) steps++
  return { items: [...items], steps }
}

test("sorts stably, whatever the length", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = seededRandom(seed)
  const lengths = [...Array.from({ length: 70 }, (_, length) => length), 127, 128, 129, 1_000, 4_097]
  for (const length of lengths) {
    const keys = Array.from({ length }, () => random(Math.max(1, length >> 2)))
    const order = Int32Array.from({ length }, (_, item) => item)
    const expected = [...order].sort((a, b) => keys[a]! - keys[b]!)
    const { items } = sorted(order, (a, b) => keys[a]! - keys[b]!)
    expect(items, `seed ${seed}, length ${length}`).toEqual(expected)
  }
})

test("hands over about once in a thousand comparisons", () => {
  let comparisons = 0
  const order = Int32Array.from({ length: 5_000 }, (_, item) => (item * 7_919) % 5_000)
  const { steps } = sorted(order, (a, b) => {
    comparisons++
    return a - b
  })
  expect(steps).toBe(Math.floor(comparisons / 1_000))
  expect([...order.subarray(0, 3), order.at(-1)]).toEqual([0, 1, 2, 4_999])
})
