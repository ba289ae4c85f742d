import { collate } from "../query/collate.ts"
import { cutText } from "../query/sort-key.ts"
import { floats } from "./growable.ts"
import { sortInSteps } from "./sort-in-steps.ts"
import type { TextColumn } from "./text-column.ts"
import { TextKeys } from "./text-keys.ts"

/** Rows placed between others since the sort, as a share of all, before it is worth sorting anew. */
const maxMovedShare = 1 / 64
const minMoved = 1_000

/**
 * The collated order of a text column: a rank for each row, so that queries compare numbers. Rows that change later get
 * a rank between two others: rows with the same such rank are told apart by their texts.
 */
export class TextOrder {
  readonly #column: TextColumn
  /** By row; equal texts rank equally; Infinity for an empty one. */
  readonly #ranks = floats()
  /** Rows in order as of the sort. */
  #sorted = new Int32Array(0)
  /** Texts by which rows that changed since were sorted. */
  readonly #former = new Map<number, string>()

  constructor(column: TextColumn) {
    this.#column = column
  }

  get bytes(): number {
    return this.#ranks.bytes + this.#sorted.byteLength + this.#former.size * 100
  }

  /** Sorts all rows, a little at each step. */
  *build(): Generator<undefined, void, undefined> {
    const { length } = this.#column
    this.#ranks.reserve(length)
    this.#ranks.data.fill(Number.POSITIVE_INFINITY, 0, length)
    this.#ranks.length = length
    const keys = new TextKeys(this.#column)
    for (let row = 0; row < length; row++) {
      keys.add(row)
      if (row % 512 === 0) yield
    }
    yield* keys.prepare()
    const order = new Int32Array(keys.rows.length)
    for (let item = 0; item < order.length; item++) order[item] = item
    yield* sortInSteps(order, (a, b) => keys.compare(a, b))
    this.#sorted = new Int32Array(order.length)
    let rank = 0
    for (let at = 0; at < order.length; at++) {
      const item = order[at] as number
      if (at > 0 && keys.compare(order[at - 1] as number, item) !== 0) rank = at
      const row = keys.rows.data[item] as number
      this.#sorted[at] = row
      this.#ranks.data[row] = rank
      if (at % 2048 === 0) yield
    }
  }

  /** Places by row, until the next change. */
  get ranks(): Float64Array {
    return this.#ranks.data
  }

  /** The row's place; Infinity when its text is empty. */
  rank(row: number): number {
    return this.#ranks.data[row] as number
  }

  /** The place that a text would have: the rank of the rows with an equal one, else one between two. */
  rankOf(text: string): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (collate(this.#sortedText(middle), text) < 0) low = middle + 1
      else high = middle
    }
    const isEqual = low < this.#sorted.length && collate(this.#sortedText(low), text) === 0
    return isEqual ? low : low - 0.5
  }

  /**
   * Places a row by its new text, or a new row. `former` is the text it had: its place in order keeps the one it was
   * sorted by. False when too many were placed: the order is of no more use.
   */
  change(row: number, former: string): boolean {
    if (row === this.#ranks.length) this.#ranks.push(0)
    if (!this.#former.has(row)) this.#former.set(row, former)
    const text = this.textOf(row)
    this.#ranks.data[row] = text === "" ? Number.POSITIVE_INFINITY : this.rankOf(text)
    return this.#former.size <= Math.max(minMoved, this.#ranks.length * maxMovedShare)
  }

  /** A row's text, as far as it counts for sorting. */
  textOf(row: number): string {
    return cutText(this.#column.textOf(row))
  }

  #sortedText(place: number): string {
    const row = this.#sorted[place] as number
    return this.#former.get(row) ?? this.textOf(row)
  }
}
