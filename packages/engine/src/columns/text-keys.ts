import { collate } from "../query/collate.ts"
import { cutText } from "../query/sort-key.ts"
import { writeCollationKey } from "./collation-key.ts"
import { floats, ints } from "./growable.ts"
import type { TextColumn } from "./text-column.ts"

/** The texts to sort, as bytes where bytes compare like them. */
export class TextKeys {
  readonly rows = ints()
  readonly #column: TextColumn
  #bytes = Buffer.allocUnsafe(1 << 16)
  #length = 0
  /** Where each text's bytes end; negative when it has none. */
  readonly #ends = floats()
  readonly #starts = floats()

  constructor(column: TextColumn) {
    this.#column = column
  }

  add(row: number): void {
    if (this.#column.isEmpty(row)) return
    const text = cutText(this.#column.textOf(row))
    this.rows.push(row)
    const needed = this.#length + 2 * text.length + 2
    if (needed > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(needed * 2)
      this.#bytes.copy(grown, 0, 0, this.#length)
      this.#bytes = grown
    }
    const end = writeCollationKey(text, this.#bytes, this.#length)
    this.#starts.push(this.#length)
    this.#ends.push(end)
    if (end >= 0) this.#length = end
  }

  compare(a: number, b: number): number {
    const [endA, endB] = [this.#ends.data[a] as number, this.#ends.data[b] as number]
    if (endA < 0 || endB < 0) return collate(this.#text(a), this.#text(b))
    return this.#bytes.compare(
      this.#bytes,
      this.#starts.data[b] as number,
      endB,
      this.#starts.data[a] as number,
      endA,
    )
  }

  #text(item: number): string {
    return cutText(this.#column.textOf(this.rows.data[item] as number))
  }
}
