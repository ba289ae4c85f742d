import type { Rank } from "../query/rank.ts"
import { blockRows, type Mask, placesOf } from "./block.ts"
import type { ColumnTable } from "./column-table.ts"
import { cursorPlace } from "./cursor-place.ts"
import type { SortLevel } from "./sort-level.ts"

/**
 * The first rows in order among those that are added, in whatever order. Keeps about twice as many as are wanted, and
 * turns most rows away by one comparison of numbers.
 */
export class TopRows {
  /** Rows added, those in front of the page included. */
  matchCount = 0
  readonly #table: ColumnTable
  readonly #levels: readonly SortLevel[]
  readonly #first: SortLevel
  readonly #after: Rank | null
  readonly #afterPlaces: readonly number[]
  readonly #wanted: number
  readonly #sign: number
  readonly #places = new Uint16Array(blockRows)
  #best: number[] = []
  #worst = -1
  #worstPlaces: readonly number[] = []
  /** First place of the worst of the best. */
  #worstPlace = Number.POSITIVE_INFINITY

  /** @param levels at least one */
  constructor(table: ColumnTable, levels: readonly SortLevel[], after: Rank | null, wanted: number) {
    this.#table = table
    this.#levels = levels
    this.#first = levels[0] as SortLevel
    const place = after && cursorPlace(after, levels)
    this.#after = place?.rank ?? null
    this.#afterPlaces = place?.places ?? []
    this.#wanted = wanted
    this.#sign = this.#first.isDescending ? -1 : 1
  }

  /** Adds the rows of a block that the mask has. */
  addBlock(from: number, to: number, mask: Mask): void {
    const { values } = this.#first
    const places = this.#places
    const sign = this.#sign
    const count = placesOf(mask, to - from, places)
    this.matchCount += count
    for (let at = 0; at < count; at++) {
      const row = from + (places[at] as number)
      // Most rows go here: one look at a number, where there is one. NaN, an empty value, is no less either.
      if (values !== undefined && this.#worstPlace !== Number.POSITIVE_INFINITY)
        if (!((values[row] as number) * sign <= this.#worstPlace)) continue
      this.#add(row)
    }
  }

  /**
   * Writes the places, within the block, of rows that would be among the wanted ones if they matched, by one look at each;
   * returns how many. Undefined where a look does not tell.
   */
  candidates(from: number, to: number, places: Uint16Array): number | undefined {
    const { values } = this.#first
    if (values === undefined || this.#worstPlace === Number.POSITIVE_INFINITY) return undefined
    const sign = this.#sign
    const worst = this.#worstPlace
    let count = 0
    for (let row = from; row < to; row++) {
      places[count] = row - from
      count += Number((values[row] as number) * sign <= worst)
    }
    return count
  }

  /** Whether the row would be among the first, if it matched. */
  wants(row: number): boolean {
    return this.#worst < 0 || this.#beatsWorst(row)
  }

  /** Adds a row that matches. */
  add(row: number): void {
    this.matchCount++
    this.#add(row)
  }

  #add(row: number): void {
    if (!this.wants(row)) return
    if (this.#after !== null && !this.#isBehind(row, this.#after)) return
    this.#best.push(row)
    if (this.#best.length < 2 * this.#wanted) return
    this.#best = this.rows()
    this.#worst = this.#best.at(-1) as number
    this.#worstPlaces = this.#levels.map((level) => level.place(this.#worst))
    this.#worstPlace = this.#worstPlaces[0] as number
  }

  /** Whether the row comes before the worst of the best, whose places are known. */
  #beatsWorst(row: number): boolean {
    for (let at = 0; at < this.#levels.length; at++) {
      const level = this.#levels[at] as SortLevel
      const [place, worst] = [level.place(row), this.#worstPlaces[at] as number]
      if (place !== worst) return place < worst
      if (level.isRough(place)) return this.#compare(row, this.#worst) < 0
    }
    return this.#table.rows.compareDefault(row, this.#worst) < 0
  }

  rows(): number[] {
    return this.#best.sort((a, b) => this.#compare(a, b)).slice(0, this.#wanted)
  }

  #compare(a: number, b: number): number {
    for (const level of this.#levels) {
      const [placeA, placeB] = [level.place(a), level.place(b)]
      if (placeA !== placeB) return placeA < placeB ? -1 : 1
      if (!level.isRough(placeA)) continue
      const order = level.compareKeys(level.key(a), level.key(b))
      if (order !== 0) return order
    }
    return this.#table.rows.compareDefault(a, b)
  }

  #isBehind(row: number, after: Rank): boolean {
    for (const [at, level] of this.#levels.entries()) {
      const [place, afterPlace] = [level.place(row), this.#afterPlaces[at] as number]
      if (place !== afterPlace) return place > afterPlace
      if (!level.isRough(place)) continue
      const order = level.compareKeys(level.key(row), after.keys[at] ?? null)
      if (order !== 0) return order > 0
    }
    const { rows } = this.#table
    const createdAtMs = rows.createdAt.values.data[row] as number
    if (createdAtMs !== after.createdAtMs) return createdAtMs < after.createdAtMs
    return (rows.pks.data[row] as number) < after.pk
  }
}
