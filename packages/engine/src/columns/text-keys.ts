import { collate } from "../query/collate.ts"
import { cutText } from "../query/sort-key.ts"
import { writeCollationKey } from "./collation-key.ts"
import { floats, ints } from "./growable.ts"
import type { TextColumn } from "./text-column.ts"

/** Bytes that a number holds exactly. */
const headBytes = 6

/**
 * The texts to sort, as bytes where bytes compare like them. Most are told apart by two numbers: the first bytes behind
 * those that all texts share.
 */
export class TextKeys {
  readonly rows = ints()
  readonly #column: TextColumn
  #bytes = Buffer.allocUnsafe(1 << 16)
  #length = 0
  /** Where each text's bytes end; negative when it has none. */
  readonly #ends = floats()
  readonly #starts = floats()
  /** How many bytes all texts share at their start; undefined before the first that has bytes. */
  #shared: number | undefined
  #heads = new Float64Array(0)
  #nextHeads = new Float64Array(0)

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
    if (end < 0) return
    this.#share(end)
    this.#length = end
  }

  /** Once all texts are added: what they are compared by, a little at each step. */
  *prepare(): Generator<undefined, void, undefined> {
    const { length } = this.rows
    this.#heads = new Float64Array(length)
    this.#nextHeads = new Float64Array(length)
    for (let item = 0; item < length; item++) {
      const start = (this.#starts.data[item] as number) + (this.#shared ?? 0)
      const end = this.#ends.data[item] as number
      this.#heads[item] = this.#head(start, end)
      this.#nextHeads[item] = this.#head(start + headBytes, end)
      if (item % 4096 === 0) yield
    }
  }

  /** Negative, zero or positive; call `prepare` before. */
  compare(a: number, b: number): number {
    const heads = this.#heads
    // A text without bytes has NaN here, which is neither less nor more.
    if ((heads[a] as number) < (heads[b] as number)) return -1
    if ((heads[a] as number) > (heads[b] as number)) return 1
    const next = this.#nextHeads
    if (heads[a] === heads[b] && next[a] !== next[b])
      return (next[a] as number) < (next[b] as number) ? -1 : 1
    return this.#compareWhole(a, b)
  }

  #compareWhole(a: number, b: number): number {
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

  /** Keeps of the shared start what the text from `#length` to `end` has too. The first text's bytes start at 0. */
  #share(end: number): void {
    const start = this.#length
    const most = Math.min(this.#shared ?? end, end - start)
    let at = 0
    while (at < most && this.#bytes[at] === this.#bytes[start + at]) at++
    this.#shared = at
  }

  /** Six bytes as a number, zeros behind the end; NaN for a text without bytes. */
  #head(start: number, end: number): number {
    if (end < 0) return Number.NaN
    let head = 0
    for (let at = start; at < start + headBytes; at++)
      head = head * 256 + (at < end ? (this.#bytes[at] as number) : 0)
    return head
  }

  #text(item: number): string {
    return cutText(this.#column.textOf(this.rows.data[item] as number))
  }
}
