import { expect, test } from "vitest"
import { seededRandom, systemRandom } from "./random.ts"

test.each([1, 2, 69, 2 ** 16, 2 ** 32, 2 ** 36, 2 ** 47])("stays within a bound of %d", (bound) => {
  const seeded = seededRandom(7)
  for (let i = 0; i < 200; i++) {
    for (const value of [seeded(bound), systemRandom(bound)]) {
      expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true)
    }
  }
})

test("equal seeds give equal sequences, others do not", () => {
  const draw = (seed: number) => Array.from({ length: 8 }, () => seededRandom(seed)(1_000_000))
  const sequence = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 8 }, () => random(1_000_000))
  }
  expect(draw(1)).toEqual(draw(1))
  expect(sequence(1)).toEqual(sequence(1))
  expect(sequence(1)).not.toEqual(sequence(2))
})

test("spreads over the whole range", () => {
  const random = seededRandom(3)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 10_000; i++) counts[random(10)]!++
  for (const count of counts) expect(count).toBeGreaterThan(850)
})
