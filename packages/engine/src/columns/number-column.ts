import type { Predicate } from "../query/predicate.ts"
import { blockOf, type Kernel } from "./block.ts"
import { floats } from "./growable.ts"
import { rangeOf } from "./number-range.ts"

/** Numbers or moments in ms, NaN where empty: 8 bytes a row. */
export class NumberColumn {
  readonly kind = "number"
  readonly values = floats()
  /** Highest value of each block so far, so that "since" passes over blocks; it may be too high after edits. */
  readonly #highest = floats()

  get bytes(): number {
    return this.values.bytes + this.#highest.bytes
  }

  /** A row's value; rows are set in order, or again. */
  set(row: number, value: number | undefined): void {
    const number = value ?? Number.NaN
    if (row === this.values.length) this.values.push(number)
    else this.values.data[row] = number
    const block = blockOf(row)
    if (block === this.#highest.length) this.#highest.push(Number.NEGATIVE_INFINITY)
    if (number > (this.#highest.data[block] as number)) this.#highest.data[block] = number
  }

  /** Numbers that compare so; an empty one differs from every number. */
  number(predicate: Extract<Predicate, { family: "number" }>): Kernel {
    const range = rangeOf(predicate)
    return range ? this.range(...range) : this.#differs(predicate.operand)
  }

  /** Values in [low, high]. */
  range(low: number, high: number): Kernel {
    return (from, to, out) => {
      if ((this.#highest.data[blockOf(from)] as number) < low) {
        out.fill(0, 0, to - from)
        return
      }
      const values = this.values.data.subarray(from, to)
      for (let at = 0; at < values.length; at++) {
        const value = values[at] as number
        // No branches, which would be guessed wrong for every other row.
        out[at] = Number(value >= low) & Number(value <= high)
      }
    }
  }

  #differs(operand: number): Kernel {
    return (from, to, out) => {
      const { data } = this.values
      for (let row = from; row < to; row++) out[row - from] = Number(data[row] !== operand)
    }
  }

  existence(isEmpty: boolean): Kernel {
    return (from, to, out) => {
      const { data } = this.values
      const flip = isEmpty ? 0 : 1
      for (let row = from; row < to; row++) out[row - from] = Number(Number.isNaN(data[row] as number)) ^ flip
    }
  }
}
