import { blockOf, type Kernel } from "./block.ts"
import { ints, offsets } from "./growable.ts"
import { Overlay } from "./overlay.ts"

/** Lists of small numbers: one run of elements, and where each row's part begins. 4 bytes a row and 4 an element. */
export class CodeLists {
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

  /** Rows changed since the column was laid out: many of them slow it down. */
  get changedCount(): number {
    return this.#changed.size
  }

  /** A row's list; rows are set in order, or again. */
  set(row: number, list: readonly number[]): void {
    if (row !== this.length) {
      if (!isEqual(list, this.get(row))) this.#changed.set(row, list)
      return
    }
    for (const code of list) this.#elements.push(code)
    this.#starts.push(this.#elements.length)
  }

  get(row: number): readonly number[] {
    const changed = this.#changed.get(row)
    if (changed) return changed
    const { data } = this.#starts
    return Array.from(this.#elements.data.subarray(data[row], data[row + 1]))
  }

  /**
   * A number for a row's list, made of what `digitOf` says of each element, most significant first: at most `width`
   * digits; elements with a digit of 0 are passed over.
   */
  number(row: number, digitOf: Float64Array, base: number, width: number): number {
    const changed = this.#changed.get(row)
    if (changed) return numberOf(changed, 0, changed.length, digitOf, base, width)
    const { data } = this.#starts
    const [start, end] = [data[row] as number, data[row + 1] as number]
    return numberOf(this.#elements.data, start, end, digitOf, base, width)
  }

  /** Rows that have, or do not have, an element with a verdict of 1. */
  having(verdicts: Uint8Array, isMember: boolean): Kernel {
    const yes = isMember ? 1 : 0
    return (from, to, out) => {
      const starts = this.#starts.data
      const elements = this.#elements.data
      let at = starts[from] as number
      for (let row = from; row < to; row++) {
        const end = starts[row + 1] as number
        let has = 0
        for (; at < end; at++) has |= verdicts[elements[at] as number] as number
        out[row - from] = has === yes ? 1 : 0
      }
      for (const row of this.#changed.inBlock(blockOf(from)))
        if (row >= from && row < to) {
          const has = (this.#changed.get(row) as readonly number[]).some((code) => verdicts[code] === 1)
          out[row - from] = has === isMember ? 1 : 0
        }
    }
  }
}

function numberOf(
  elements: ArrayLike<number>,
  start: number,
  end: number,
  digitOf: Float64Array,
  base: number,
  width: number,
): number {
  let number = 0
  let digits = 0
  for (let at = start; at < end && digits < width; at++) {
    const digit = digitOf[elements[at] as number] as number
    if (digit === 0) continue
    number = number * base + digit
    digits++
  }
  for (; digits < width; digits++) number *= base
  return number
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((code, at) => code === b[at])
}
