import { expect, test } from "vitest"
import { Draw } from "../../test/columns/draw.ts"
import { ListPool } from "./list-pool.ts"

test("gives equal lists one number, and different ones others, however many there are", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const draw = new Draw(seed)
  const pool = new ListPool()
  const codes = new Map<string, number>([["", 0]])
  for (let round = 0; round < 5_000; round++) {
    const list = draw.list(draw.int(0, 4), () => draw.int(0, 12))
    const code = pool.codeOf(list)
    const key = list.join()
    expect(code, `seed ${seed}: ${key}`).toBe(codes.get(key) ?? codes.size)
    codes.set(key, code)
    expect(pool.get(code), `seed ${seed}`).toEqual(list)
  }
  expect(pool.length).toBe(codes.size)
})

test("tells which lists have an element that counts", () => {
  const pool = new ListPool()
  const verdicts = Uint8Array.from([0, 1, 0])
  expect(pool.has(pool.codeOf([0, 2]), verdicts)).toBe(false)
  expect(pool.has(pool.codeOf([0, 1]), verdicts)).toBe(true)
  expect(pool.has(pool.codeOf([]), verdicts)).toBe(false)
})
