import type { Kernel } from "./block.ts"
import { Codes } from "./codes.ts"

/** One of few words a row (an option, a user, checked or not) as a small number; 0 where empty. */
export class CodeColumn {
  readonly kind = "code"
  /** Words by code; the first stands for empty. */
  readonly words: (string | undefined)[] = [undefined]
  readonly #codes = new Map<string, number>()
  readonly #rows = new Codes()

  get bytes(): number {
    return this.#rows.bytes + this.words.length * 100
  }

  /** A row's word; rows are set in order, or again. */
  set(row: number, word: string | undefined): void {
    this.#rows.set(row, word === undefined ? 0 : this.#codeOf(word))
  }

  wordOf(row: number): string | undefined {
    return this.words[this.#rows.get(row)]
  }

  codeOf(row: number): number {
    return this.#rows.get(row)
  }

  /** Rows whose word passes. The test runs once for each word. */
  where(passes: (word: string | undefined) => boolean): Kernel {
    return this.#rows.where(this.words.length, (code) => passes(this.words[code]))
  }

  #codeOf(word: string): number {
    const known = this.#codes.get(word)
    if (known !== undefined) return known
    const code = this.words.push(word) - 1
    this.#codes.set(word, code)
    return code
  }
}
