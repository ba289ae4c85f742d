import { type AggregateFunction, type DateBucket, validationError } from "@inkling/contract"
import { bucketStart } from "./bucket-start.ts"
import type { Cell } from "./cell.ts"
import { newTally, type Tally } from "./tally.ts"

/** Groups an answer may have. */
export const maxGroups = 10_000

/** What a group's rows have in common: one key a level, null where the value is empty. */
export interface AggregateGroup {
  keys: (number | string | boolean | null)[]
  values: (number | null)[]
}

/** One level of grouping; only dates have a bucket. */
export interface GroupLevel {
  bucket: DateBucket | undefined
}

/** Puts rows into groups and adds them up. A row with several options is in the group of each. */
export class Aggregator {
  readonly #levels: readonly GroupLevel[]
  readonly #functions: readonly AggregateFunction[]
  readonly #groups = new Map<unknown, { keys: AggregateGroup["keys"]; tallies: Tally[] }>()

  constructor(levels: readonly GroupLevel[], functions: readonly AggregateFunction[]) {
    this.#levels = levels
    this.#functions = functions
    if (levels.length === 0) this.#group([])
  }

  /**
   * Takes in a row: a cell for each level, and one for each function.
   * @throws validationError when there are too many groups
   */
  add(levels: readonly Cell[], cells: readonly Cell[]): void {
    for (const keys of this.#keysOf(levels, 0)) {
      const tallies = this.#group(keys)
      for (let at = 0; at < tallies.length; at++) (tallies[at] as Tally).add(cells[at] as Cell)
    }
  }

  /** In no particular order. */
  groups(): AggregateGroup[] {
    return [...this.#groups.values()].map(({ keys, tallies }) => ({
      keys,
      values: tallies.map((tally) => tally.result()),
    }))
  }

  #keysOf(cells: readonly Cell[], level: number): AggregateGroup["keys"][] {
    if (level === this.#levels.length) return [[]]
    const cell = cells[level] as Cell
    const own = Array.isArray(cell) ? (cell as readonly string[]) : [this.#keyOf(cell as string, level)]
    const rest = this.#keysOf(cells, level + 1)
    return own.flatMap((key) => rest.map((inner) => [key, ...inner]))
  }

  #keyOf(cell: Exclude<Cell, readonly string[]>, level: number): AggregateGroup["keys"][number] {
    const { bucket } = this.#levels[level] as GroupLevel
    return bucket && typeof cell === "number" ? bucketStart(cell, bucket) : cell
  }

  #group(keys: AggregateGroup["keys"]): Tally[] {
    const id = keys.length === 1 ? keys[0] : JSON.stringify(keys)
    let group = this.#groups.get(id)
    if (!group) {
      if (this.#groups.size === maxGroups)
        throw validationError(`There are more than ${maxGroups} groups. Filter, or group by less.`)
      group = { keys, tallies: this.#functions.map(newTally) }
      this.#groups.set(id, group)
    }
    return group.tallies
  }
}
