import { expect, test } from "vitest"
import { yieldOften } from "./yield-often.ts"

async function* chunks(count: number, work: () => void) {
  for (let index = 0; index < count; index++) {
    work()
    yield index
  }
}

function spin(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test("hands out every chunk in order, and lets others run in between when reading takes long", async () => {
  let turns = 0
  let isReading = true
  const count = () => {
    turns++
    if (isReading) setImmediate(count)
  }
  setImmediate(count)
  const seen: number[] = []
  for await (const index of yieldOften(chunks(4, () => spin(6)))) seen.push(index)
  isReading = false
  expect(seen).toEqual([0, 1, 2, 3])
  expect(turns).toBeGreaterThanOrEqual(3)
})

test("stops reading when its reader does", async () => {
  let read = 0
  for await (const index of yieldOften(chunks(10, () => read++))) if (index === 2) break
  expect(read).toBe(3)
})
