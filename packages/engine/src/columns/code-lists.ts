import type { Kernel } from "./block.ts"
import { Codes } from "./codes.ts"
import { ListPool } from "./list-pool.ts"

/** A list of small numbers a row: 1 or 4 bytes a row, and its different lists. */
export class CodeLists {
  readonly #rows = new Codes()
  readonly #pool = new ListPool()
  #changedCount = 0

  get bytes(): number {
    return this.#rows.bytes + this.#pool.bytes
  }

  /** Lists that came with changed rows: what these had before may be no row's any more. */
  get changedCount(): number {
    return this.#changedCount
  }

  /** Different lists there are, or were. */
  get listCount(): number {
    return this.#pool.length
  }

  /** A row's list; rows are set in order, or again. */
  set(row: number, list: readonly number[]): void {
    const known = this.#pool.length
    const code = this.#pool.codeOf(list)
    if (code === known && row < this.#rows.length) this.#changedCount++
    this.#rows.set(row, code)
  }

  /** Number of a row's list, below `listCount`: equal for equal lists. */
  listOf(row: number): number {
    return this.#rows.get(row)
  }

  /** Elements of a list, by its number. */
  elementsOf(list: number): readonly number[] {
    return this.#pool.get(list)
  }

  /** Rows that have, or do not have, an element with a verdict of 1. */
  having(verdicts: Uint8Array, isMember: boolean): Kernel {
    return this.#rows.where(this.#pool.length, (list) => this.#pool.has(list, verdicts) === isMember)
  }
}
