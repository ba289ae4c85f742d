import { blockRows } from "../columns/block.ts"
import type { TitleIndex } from "./title-index.ts"

/** Which entries of a block have a word of the query. */
export class TitleMarks {
  readonly #index: TitleIndex
  readonly #beginnings: readonly Buffer[]
  readonly #mask = new Uint8Array(blockRows)

  constructor(index: TitleIndex, words: readonly string[]) {
    this.#index = index
    this.#beginnings = words.map((word) => Buffer.from(word))
  }

  read(block: number): void {
    this.#mask.fill(this.#beginnings.length === 0 ? 1 : 0)
    for (const beginning of this.#beginnings) this.#index.mark(block, beginning, this.#mask)
  }

  has(at: number): boolean {
    return this.#mask[at] === 1
  }

  score(): number {
    return 0
  }
}

/** The same with titleScore's figures, by the titles' bytes. */
export class TitleScores {
  readonly #index: TitleIndex
  readonly #words: readonly Buffer[]
  readonly #all: Buffer
  readonly #scores = new Uint32Array(blockRows)

  constructor(index: TitleIndex, words: readonly string[]) {
    this.#index = index
    this.#words = words.map((word) => Buffer.from(word))
    this.#all = Buffer.from(words.map((word) => ` ${word}`).join(""))
  }

  read(block: number): void {
    this.#scores.fill(this.#words.length === 0 ? 1 : 0)
    for (const word of this.#words) this.#index.score(block, word, this.#scores)
  }

  has(at: number): boolean {
    return this.#scores[at] !== 0
  }

  score(at: number, entry: number): number {
    const score = this.#scores[at] as number
    const isWhole = this.#words.length > 0 && score === 2 * this.#words.length
    return isWhole && this.#index.hasWords(entry, this.#all) ? score + 1 : score
  }
}
