import type { TitleIndex } from "./title-index.ts"

/** By time of editing, or by how well the title answers. */
export type TitleOrder = "newest" | "oldest" | "relevance"

/** What an order by time lets a search pass over. */
export class BlockTimes {
  readonly #index: TitleIndex
  readonly #order: TitleOrder
  readonly #earliest: Float64Array

  constructor(index: TitleIndex, order: TitleOrder) {
    this.#index = index
    this.#order = order
    this.#earliest = order === "relevance" ? new Float64Array(0) : index.earliestEdits()
  }

  /** Whether this block and all that are read after it come behind a time. */
  areAllBehind(block: number, editedAtMs: number): boolean {
    if (this.#order === "newest") return this.#index.latestEdit(block) < editedAtMs
    return this.#order === "oldest" && (this.#earliest[block] as number) > editedAtMs
  }

  /** Whether this block and all that were read come before a time. */
  areAllBefore(block: number, editedAtMs: number): boolean {
    if (this.#order === "oldest") return this.#index.latestEdit(block) < editedAtMs
    return this.#order === "newest" && (this.#earliest[block] as number) > editedAtMs
  }
}
