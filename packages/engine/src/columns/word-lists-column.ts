import type { Kernel } from "./block.ts"
import { CodeLists } from "./code-lists.ts"

/** Several of few words a row: options of a multi-select, people. */
export class WordListsColumn {
  readonly kind = "words"
  readonly words: string[] = []
  readonly #codes = new Map<string, number>()
  readonly #lists = new CodeLists()

  get bytes(): number {
    return this.#lists.bytes + this.words.length * 100
  }

  get changedCount(): number {
    return this.#lists.changedCount
  }

  set(row: number, words: readonly string[]): void {
    this.#lists.set(
      row,
      words.map((word) => this.#codeOf(word)),
    )
  }

  /** Different lists of words there are, or were. */
  get listCount(): number {
    return this.#lists.listCount
  }

  /** Number of a row's list, below `listCount`: equal for equal lists. */
  listOf(row: number): number {
    return this.#lists.listOf(row)
  }

  /** Codes of a list's words, in order. */
  codesOf(list: number): readonly number[] {
    return this.#lists.elementsOf(list)
  }

  /** Rows that have, or do not have, a word that passes. */
  having(passes: (word: string) => boolean, isMember: boolean): Kernel {
    return this.#lists.having(
      Uint8Array.from(this.words, (word) => Number(passes(word))),
      isMember,
    )
  }

  #codeOf(word: string): number {
    let code = this.#codes.get(word)
    if (code === undefined) {
      code = this.words.push(word) - 1
      this.#codes.set(word, code)
    }
    return code
  }
}
