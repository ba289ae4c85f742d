import type { Random } from "../../src/ids/random.ts"

/** One member of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T
}

/** Up to `most` members, in a row, the same one perhaps twice. */
export function some<T>(random: Random, list: readonly T[], most: number): T[] {
  return Array.from({ length: random(most + 1) }, () => pick(random, list))
}
