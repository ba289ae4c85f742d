import { expect, test } from "vitest"
import { ByteBudget } from "./byte-budget.ts"

const holding = (bytes: number, dropped: string[], name: string) => ({
  bytes,
  drop: () => dropped.push(name),
})

test("what was used longest ago is dropped until the rest fits", () => {
  const budget = new ByteBudget(100)
  const dropped: string[] = []
  const [a, b, c] = ["a", "b", "c"].map((name) => holding(40, dropped, name))
  for (const one of [a, b, c, a]) if (one) budget.touch(one)
  budget.fit()
  expect(dropped).toEqual(["b"])
  expect(budget.bytes).toBe(80)
  budget.fit(50)
  expect(dropped).toEqual(["b", "c"])
  expect(budget.evictionCount).toBe(2)
})

test("what has grown is counted anew when it is used", () => {
  const budget = new ByteBudget(100)
  const growing = { bytes: 10, drop: () => {} }
  budget.touch(growing)
  growing.bytes = 60
  budget.touch(growing)
  expect(budget.bytes).toBe(60)
  budget.forget(growing)
  budget.forget(growing)
  expect(budget.bytes).toBe(0)
})
