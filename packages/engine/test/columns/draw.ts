import { type Random, seededRandom } from "../../src/ids/random.ts"

/** Choices drawn from one seed: equal seeds, equal choices. */
export class Draw {
  readonly #random: Random

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + this.#random(most - least + 1)
  }

  chance(share: number): boolean {
    return this.#random(1_000_000) < share * 1_000_000
  }

  /** @throws Error on an empty list */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("Nothing to pick from.")
    return list[this.#random(list.length)] as T
  }

  /** Up to `count` different members, in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list]
    const picked: T[] = []
    while (picked.length < count && rest.length > 0) picked.push(...rest.splice(this.#random(rest.length), 1))
    return picked
  }

  list<T>(count: number, draw: () => T): T[] {
    return Array.from({ length: count }, draw)
  }
}
