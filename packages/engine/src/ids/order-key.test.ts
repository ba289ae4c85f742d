import { describe, expect, test } from "vitest"
import { keyBetween, keysBetween, needsRebalance } from "./order-key.ts"
import { seededRandom } from "./random.ts"

test("a million appends ascend and stay within five characters", () => {
  let last: string | null = null
  let longest = 0
  for (let i = 0; i < 1_000_000; i++) {
    const key: string = keyBetween(last, null)
    if (last !== null && key <= last) throw new Error(`${key} does not follow ${last}`)
    longest = Math.max(longest, key.length)
    last = key
  }
  expect(longest).toBe(5)
})

test("prepending mirrors appending", () => {
  let first: string | null = null
  for (let i = 0; i < 100_000; i++) {
    const key: string = keyBetween(null, first)
    if (first !== null && key >= first) throw new Error(`${key} does not precede ${first}`)
    first = key
  }
  expect(first!.length).toBeLessThanOrEqual(5)
})

describe("keysBetween", () => {
  test.each([
    [null, null],
    ["a0", null],
    [null, "a0"],
    ["a0", "a1"],
    ["Zz", "a0"],
    ["a0V", "a0W"],
  ])("fills (%s, %s) in order", (before, after) => {
    for (const count of [0, 1, 2, 3, 100, 1000]) {
      const keys = keysBetween(before, after, count)
      expect(keys).toHaveLength(count)
      const all = [before ?? "", ...keys, after ?? "~"]
      expect(all).toEqual(all.toSorted())
      expect(new Set(all).size).toBe(all.length)
    }
  })

  test("a thousand keys between neighbours stay short", () => {
    const longest = Math.max(...keysBetween("a0", "a1", 1_000).map((key) => key.length))
    expect(longest).toBeLessThanOrEqual(6)
  })
})

test("random inserts keep their order as bytes", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = seededRandom(seed)
  const keys: string[] = []
  for (let i = 0; i < 5_000; i++) {
    // Half of the inserts crowd one place, where keys grow fastest.
    const at = i % 2 === 0 ? random(keys.length + 1) : Math.floor(keys.length / 2)
    const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null)
    keys.splice(at, 0, key)
  }
  const asBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  expect(asBytes, `seed ${seed}`).toEqual(keys)
  expect(new Set(keys).size, `seed ${seed}`).toBe(keys.length)
  expect(
    keys.every((key) => /^[A-Za-z][0-9A-Za-z]+$/.test(key)),
    `seed ${seed}`,
  ).toBe(true)
})

test("inserting at one place a thousand times asks for a rebalance", () => {
  let after = "a1"
  for (let i = 0; i < 1_000; i++) after = keyBetween("a0", after)
  expect(needsRebalance(after)).toBe(true)
  expect(needsRebalance(keyBetween("a0", "a1"))).toBe(false)
})

test.each([
  ["a1", "a0"],
  ["a1", "a1"],
])("refuses (%s, %s)", (before, after) => {
  expect(() => keyBetween(before, after)).toThrow(RangeError)
})
