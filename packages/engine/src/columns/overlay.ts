import { blockOf } from "./block.ts"

/** Values of rows that changed after their column was laid out, by row and by block of rows. */
export class Overlay<T> {
  readonly #values = new Map<number, T>()
  readonly #blocks = new Map<number, number[]>()

  get size(): number {
    return this.#values.size
  }

  set(row: number, value: T): void {
    if (!this.#values.has(row)) {
      const rows = this.#blocks.get(blockOf(row))
      if (rows) rows.push(row)
      else this.#blocks.set(blockOf(row), [row])
    }
    this.#values.set(row, value)
  }

  get(row: number): T | undefined {
    return this.#values.get(row)
  }

  /** Rows of one block that have a value here. */
  inBlock(block: number): readonly number[] {
    return this.#blocks.get(block) ?? []
  }
}
