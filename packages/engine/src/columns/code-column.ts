import type { Kernel } from "./block.ts"
import { bytes, type Growable, ints } from "./growable.ts"

/** One of few words a row (an option, a user, checked or not) as a small number; 0 where empty. 1 or 4 bytes a row. */
export class CodeColumn {
  readonly kind = "code"
  /** Words by code; the first stands for empty. */
  readonly words: (string | undefined)[] = [undefined]
  readonly #codes = new Map<string, number>()
  #rows: Growable<Uint8Array> | Growable<Int32Array> = bytes()

  get bytes(): number {
    return this.#rows.bytes + this.words.length * 100
  }

  /** A row's word; rows are set in order, or again. */
  set(row: number, word: string | undefined): void {
    const code = word === undefined ? 0 : this.#codeOf(word)
    if (row === this.#rows.length) this.#rows.push(code)
    else this.#rows.data[row] = code
  }

  wordOf(row: number): string | undefined {
    return this.words[this.#rows.data[row] as number]
  }

  codeOf(row: number): number {
    return this.#rows.data[row] as number
  }

  /** Rows whose word passes. The test runs once for each word. */
  where(passes: (word: string | undefined) => boolean): Kernel {
    const verdicts = Uint8Array.from(this.words, (word) => Number(passes(word)))
    return (from, to, out) => {
      const { data } = this.#rows
      for (let row = from; row < to; row++) out[row - from] = verdicts[data[row] as number] as number
    }
  }

  #codeOf(word: string): number {
    const known = this.#codes.get(word)
    if (known !== undefined) return known
    const code = this.words.push(word) - 1
    this.#codes.set(word, code)
    if (code === 256) this.#widen()
    return code
  }

  #widen(): void {
    const wide = ints()
    wide.reserve(this.#rows.length + 1)
    wide.data.set(this.#rows.data.subarray(0, this.#rows.length))
    wide.length = this.#rows.length
    this.#rows = wide
  }
}
