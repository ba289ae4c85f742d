import { blockRows } from "./block.ts"
import { bytes, floats } from "./growable.ts"
import { PkIndex } from "./pk-index.ts"
import { ReadLists } from "./read-lists.ts"

/** What the values of a derived column were made from. Some 5 bytes a row and 4 a page read, and 20 a different page. */
export class DerivedTraces {
  /** Rows that no column can judge. */
  readonly uncertain = new Set<number>()
  /** Rows that asked for the time. */
  volatileCount = 0
  readonly #pages = floats()
  readonly #index = new PkIndex(this.#pages)
  readonly #reads = new ReadLists()
  readonly #isVolatile = bytes()

  get bytes(): number {
    const reads = this.#reads.bytes + this.#pages.bytes + this.#index.bytes
    return reads + this.#isVolatile.bytes + this.uncertain.size * 40
  }

  /** Rows whose reads have changed since the column was laid out. */
  get changedCount(): number {
    return this.#reads.changedCount
  }

  /** What a row's value was made from; rows are set in order, or again. */
  set(row: number, reads: readonly number[], isVolatile: boolean, isCertain: boolean): void {
    this.#reads.set(
      row,
      reads.map((pk) => this.#codeOf(pk)),
    )
    if (row === this.#isVolatile.length) this.#isVolatile.push(0)
    this.volatileCount += Number(isVolatile) - (this.#isVolatile.data[row] as number)
    this.#isVolatile.data[row] = Number(isVolatile)
    if (isCertain) this.uncertain.delete(row)
    else this.uncertain.add(row)
  }

  /** Whether some row's value is or was made from the page. */
  hasRead(pk: number): boolean {
    return this.#index.find(pk) >= 0
  }

  /** Rows whose values were made from one of these pages, a few blocks at each step. */
  *rowsReading(pks: Iterable<number>): Generator<undefined, number[], undefined> {
    const verdicts = new Uint8Array(this.#pages.length)
    for (const pk of pks) {
      const code = this.#index.find(pk)
      if (code >= 0) verdicts[code] = 1
    }
    const rows: number[] = []
    for (let from = 0, steps = 1; from < this.#reads.length; from += blockRows, steps++) {
      this.#reads.pick(from, Math.min(from + blockRows, this.#reads.length), verdicts, rows)
      if (steps % 16 === 0) yield
    }
    return rows
  }

  volatileRows(): number[] {
    const rows: number[] = []
    if (this.volatileCount === 0) return rows
    for (let row = 0; row < this.#isVolatile.length; row++)
      if (this.#isVolatile.data[row] === 1) rows.push(row)
    return rows
  }

  #codeOf(pk: number): number {
    const known = this.#index.find(pk)
    if (known >= 0) return known
    this.#pages.push(pk)
    this.#index.add(this.#pages.length - 1)
    return this.#pages.length - 1
  }
}
