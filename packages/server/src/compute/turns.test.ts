import { expect, test } from "vitest"
import { Turns } from "./turns.ts"

const nextLoop = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Keeps the event loop for a while. */
function work(turns: Turns, ms: number): void {
  const since = performance.now()
  while (performance.now() < since + ms);
  turns.add(performance.now() - since)
}

test("one of those who compute works in each turn of the event loop", async () => {
  const turns = new Turns()
  let loops = 0
  let isOver = false
  const count = async () => {
    while (!isOver) {
      await nextLoop()
      loops++
    }
  }
  const counting = count()
  const worked: { who: string; loop: number }[] = []
  const compute = async (who: string) => {
    for (let n = 0; n < 4; n++) {
      if (turns.isUsedUp) await turns.next(n)
      worked.push({ who, loop: loops })
      work(turns, 6)
    }
  }
  await Promise.all(["a", "b", "c"].map(compute))
  isOver = true
  await counting
  expect(worked).toHaveLength(12)
  expect(new Set(worked.map(({ loop }) => loop)).size).toBeGreaterThanOrEqual(11)
  const order = worked.map(({ who }) => who).join("")
  expect(order).toMatch(/^(abc){4}$/)
})

test("who has computed least so far comes first", async () => {
  const turns = new Turns()
  work(turns, 6)
  const order: number[] = []
  const wait = async (usedMs: number) => {
    await turns.next(usedMs)
    order.push(usedMs)
    work(turns, 6)
  }
  await Promise.all([300, 0, 20, 100].map(wait))
  expect(order).toEqual([0, 20, 100, 300])
})

test("while others are under way, who computes much leaves them more time than it took", async () => {
  const turns = new Turns()
  let others = 0
  let isOver = false
  const other = turns.during(async () => {
    while (!isOver) {
      await nextLoop()
      others++
    }
  })
  await turns.during(async () => {
    await nextLoop()
    work(turns, 30)
    const since = performance.now()
    await turns.next(30)
    expect(performance.now() - since).toBeGreaterThan(30)
  })
  isOver = true
  await other
  expect(others).toBeGreaterThan(10)
})

test("who computes little does not rest with those who compute much", async () => {
  const turns = new Turns()
  const order: string[] = []
  await turns.during(async () => {
    work(turns, 30)
    const heavy = turns.next(30).then(() => order.push("heavy"))
    for (let n = 0; n < 3; n++) {
      await turns.next(1)
      order.push("light")
      work(turns, 1)
    }
    await heavy
  })
  expect(order).toEqual(["light", "light", "light", "heavy"])
})

test("nobody rests where nothing else is under way", async () => {
  const turns = new Turns()
  let loops = 0
  const counting = setInterval(() => loops++, 1)
  await turns.during(async () => {
    work(turns, 40)
    await turns.next(40)
  })
  clearInterval(counting)
  expect(loops).toBeLessThan(20)
})

test("who has waited long comes before who has come just now", async () => {
  const turns = new Turns()
  const order: string[] = []
  work(turns, 5)
  const old = turns.next(20).then(() => order.push("old"))
  const since = performance.now()
  while (performance.now() < since + 40);
  const fresh = turns.next(0).then(() => order.push("fresh"))
  await Promise.all([old, fresh])
  expect(order).toEqual(["old", "fresh"])
})

test("little work waits for nobody", () => {
  const turns = new Turns()
  for (let n = 0; n < 3; n++) work(turns, 0)
  expect(turns.isUsedUp).toBe(false)
})
