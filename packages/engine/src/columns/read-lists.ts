import { blockOf } from "./block.ts"
import { ints, offsets } from "./growable.ts"
import { Overlay } from "./overlay.ts"

/** Lists of small numbers, hardly two of them equal: one run of elements, and where each row's part begins. */
export class ReadLists {
  readonly #starts = offsets()
  readonly #elements = ints()
  readonly #changed = new Overlay<readonly number[]>()

  constructor() {
    this.#starts.push(0)
  }

  get bytes(): number {
    return this.#starts.bytes + this.#elements.bytes + this.#changed.size * 150
  }

  get length(): number {
    return this.#starts.length - 1
  }

  /** Rows changed since the lists were laid out: many of them slow it down. */
  get changedCount(): number {
    return this.#changed.size
  }

  /** A row's list; rows are set in order, or again. */
  set(row: number, list: readonly number[]): void {
    if (row !== this.length) {
      if (!this.#isEqual(row, list)) this.#changed.set(row, list)
      return
    }
    for (const code of list) this.#elements.push(code)
    this.#starts.push(this.#elements.length)
  }

  /** Adds the rows of [from, to), all of one block, that have an element with a verdict of 1. */
  pick(from: number, to: number, verdicts: Uint8Array, into: number[]): void {
    const starts = this.#starts.data
    const elements = this.#elements.data
    let at = starts[from] as number
    for (let row = from; row < to; row++) {
      const end = starts[row + 1] as number
      let has = 0
      for (; at < end; at++) has |= verdicts[elements[at] as number] as number
      if (has === 1 && this.#changed.get(row) === undefined) into.push(row)
    }
    for (const row of this.#changed.inBlock(blockOf(from)))
      if (this.#changed.get(row)?.some((code) => verdicts[code] === 1)) into.push(row)
  }

  #isEqual(row: number, list: readonly number[]): boolean {
    const changed = this.#changed.get(row)
    const start = changed ? 0 : (this.#starts.data[row] as number)
    const end = changed ? changed.length : (this.#starts.data[row + 1] as number)
    const elements = changed ?? this.#elements.data
    return end - start === list.length && list.every((code, at) => elements[start + at] === code)
  }
}
