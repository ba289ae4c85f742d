import { matchFoldedText } from "../query/match-text.ts"
import type { Predicate } from "../query/predicate.ts"
import { blockOf, constantKernel, invert, type Kernel } from "./block.ts"
import { offsets } from "./growable.ts"
import { Overlay } from "./overlay.ts"
import { TextHeap } from "./text-heap.ts"

type TextPredicate = Extract<Predicate, { family: "text" }>

/**
 * Folded texts, one after the other in UTF-8: their bytes and 4 more a row. A text that mentions objects reads
 * differently to different callers: such rows are listed as uncertain, and left to the row evaluator.
 */
export class TextColumn {
  readonly kind = "text"
  readonly #heap = new TextHeap()
  readonly #starts = offsets()
  readonly #changed = new Overlay<string>()
  readonly uncertain = new Set<number>()

  constructor() {
    this.#starts.push(0)
  }

  get bytes(): number {
    return this.#heap.bytes + this.#starts.bytes + this.#changed.size * 200 + this.uncertain.size * 40
  }

  /** Of `bytes`, those that are text. */
  get textBytes(): number {
    return this.#heap.bytes
  }

  get length(): number {
    return this.#starts.length - 1
  }

  get changedCount(): number {
    return this.#changed.size
  }

  /** A row's folded text, "" where empty; rows are set in order, or again. Undefined makes the row uncertain. */
  set(row: number, folded: string | undefined): void {
    if (folded === undefined) this.uncertain.add(row)
    else this.uncertain.delete(row)
    const text = folded ?? ""
    if (row !== this.length) {
      if (text !== this.textOf(row)) this.#changed.set(row, text)
      return
    }
    this.#heap.append(text)
    this.#starts.push(this.#heap.length)
  }

  textOf(row: number): string {
    const changed = this.#changed.get(row)
    if (changed !== undefined) return changed
    const { data } = this.#starts
    return this.#heap.text(data[row] as number, data[row + 1] as number)
  }

  isEmpty(row: number): boolean {
    const changed = this.#changed.get(row)
    if (changed !== undefined) return changed === ""
    return this.#starts.data[row] === this.#starts.data[row + 1]
  }

  /** Rows whose text satisfies the predicate. */
  where({ operator, operand }: TextPredicate): Kernel {
    const kernel = this.#kernel(operator, Buffer.from(operand))
    return this.#withChanges(kernel, (text) => matchFoldedText(operator, operand, text))
  }

  existence(isEmpty: boolean): Kernel {
    const kernel: Kernel = (from, to, out) => {
      const { data } = this.#starts
      for (let row = from; row < to; row++)
        out[row - from] = (data[row] === data[row + 1]) === isEmpty ? 1 : 0
    }
    return this.#withChanges(kernel, (text) => (text === "") === isEmpty)
  }

  #kernel(operator: TextPredicate["operator"], needle: Buffer): Kernel {
    switch (operator) {
      case "equals":
        return this.#at(needle, (start, end) => (end - start === needle.length ? start : -1))
      case "does_not_equal":
        return inverted(this.#kernel("equals", needle))
      case "contains":
        return needle.length === 0 ? constantKernel(true) : this.#containing(needle)
      case "does_not_contain":
        return inverted(this.#kernel("contains", needle))
      case "starts_with":
        return this.#at(needle, (start, end) => (end - start >= needle.length ? start : -1))
      case "ends_with":
        return this.#at(needle, (start, end) => (end - start >= needle.length ? end - needle.length : -1))
    }
  }

  /** Rows with the needle at the place that `placeOf` says; -1 for none. */
  #at(needle: Buffer, placeOf: (start: number, end: number) => number): Kernel {
    return (from, to, out) => {
      const { data } = this.#starts
      for (let row = from; row < to; row++) {
        const place = placeOf(data[row] as number, data[row + 1] as number)
        out[row - from] = place >= 0 && this.#heap.hasAt(place, needle) ? 1 : 0
      }
    }
  }

  /**
   * One search through the block's bytes; a find belongs to a row unless it runs over its end. Texts of one make have
   * the needle at the same place, so that the next row is looked at there first.
   */
  #containing(bytes: Buffer): Kernel {
    const needle = this.#heap.needle(bytes)
    return (from, to, out) => {
      out.fill(0, 0, to - from)
      const { data } = this.#starts
      const end = data[to] as number
      let row = from
      let at = this.#heap.search(needle, data[from] as number, end)
      while (at >= 0) {
        while ((data[row + 1] as number) <= at) row++
        const next = data[row + 1] as number
        if (at + bytes.length > next) {
          // A find that runs over its row's end leaves no room for another in that row.
          at = this.#heap.search(needle, next, end)
          continue
        }
        const first = row
        row = this.#heap.endOfRun(needle, at - (data[row] as number), data, row + 1, to)
        out.fill(1, first - from, row - from)
        if (row >= to) return
        at = this.#heap.search(needle, data[row] as number, end)
      }
    }
  }

  #withChanges(kernel: Kernel, passes: (text: string) => boolean): Kernel {
    return (from, to, out) => {
      kernel(from, to, out)
      for (const row of this.#changed.inBlock(blockOf(from)))
        if (row >= from && row < to) out[row - from] = passes(this.#changed.get(row) as string) ? 1 : 0
    }
  }
}

function inverted(kernel: Kernel): Kernel {
  return (from, to, out) => {
    kernel(from, to, out)
    invert(out, to - from)
  }
}
