import { randomInt } from "node:crypto"

/** A uniform integer in [0, bound). `bound` is at most 2^47. */
export type Random = (bound: number) => number

/** Unpredictable; for ids that callers must not be able to guess. */
export const systemRandom: Random = (bound) => (bound <= 1 ? 0 : randomInt(bound))

/** Reproducible and fast; for tests and seeded worlds, never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  // splitmix32: one 32-bit word a step, good enough to spread ids and test cases.
  const word = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  return (bound) => {
    const high = bound > 2 ** 32 ? (word() & 0x1fffff) * 2 ** 32 : 0
    return Math.floor(((high + word()) / (bound > 2 ** 32 ? 2 ** 53 : 2 ** 32)) * bound)
  }
}
