import { expect, test } from "vitest"
import { seededRandom } from "../ids/random.ts"
import { floats } from "./growable.ts"
import { PkIndex } from "./pk-index.ts"

test("finds every key that was added, and no other", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = seededRandom(seed)
  const pks = floats()
  const index = new PkIndex(pks)
  const known = new Map<number, number>()
  for (let run = 0; run < 200; run++) {
    const start = random(3) === 0 ? random(2 ** 46) : random(2 ** 31)
    for (let pk = start; pk < start + 40; pk++) {
      if (known.has(pk)) continue
      expect(index.find(pk), `seed ${seed}`).toBe(-1)
      pks.push(pk)
      index.add(pks.length - 1)
      known.set(pk, pks.length - 1)
    }
  }
  for (const [pk, position] of known) expect(index.find(pk), `seed ${seed}`).toBe(position)
  for (let count = 0; count < 1_000; count++) {
    const pk = random(2 ** 47)
    expect(index.find(pk), `seed ${seed}`).toBe(known.get(pk) ?? -1)
  }
})

test("keys that differ by 2^32 are different keys", () => {
  const pks = floats()
  const index = new PkIndex(pks)
  for (const pk of [1, 1 + 2 ** 32, 1 + 2 ** 33, 0, 2 ** 32]) {
    pks.push(pk)
    index.add(pks.length - 1)
  }
  expect([1, 1 + 2 ** 32, 1 + 2 ** 33, 0, 2 ** 32, 2].map((pk) => index.find(pk))).toEqual([
    0, 1, 2, 3, 4, -1,
  ])
})

test("takes no more than sixteen bytes a key, once it has grown", () => {
  const pks = floats()
  const index = new PkIndex(pks)
  for (let pk = 0; pk < 1_025; pk++) {
    pks.push(pk)
    index.add(pk)
  }
  expect(index.bytes).toBeLessThanOrEqual(1_025 * 24)
  for (let pk = 1_025; pk < 1_540; pk++) {
    pks.push(pk)
    index.add(pk)
  }
  expect(index.bytes).toBeLessThanOrEqual(1_025 * 16)
})

test("a key points where it was pointed last, whether or not the table is growing", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = seededRandom(seed)
  const pks = floats()
  const index = new PkIndex(pks)
  const known = new Map<number, number>()
  for (let position = 0; position < 3_000; position++) {
    const pk = random(1_500)
    pks.push(pk)
    index.replace(position)
    known.set(pk, position)
    const other = random(1_500)
    expect(index.find(other), `seed ${seed}, ${position}`).toBe(known.get(other) ?? -1)
  }
  for (const [pk, position] of known) expect(index.find(pk), `seed ${seed}`).toBe(position)
})
