import { blockOf, type Kernel } from "./block.ts"
import type { ColumnRow } from "./column-row.ts"
import { bytes, floats } from "./growable.ts"
import { NumberColumn } from "./number-column.ts"
import { PkIndex } from "./pk-index.ts"

/** Which rows a query looks at; undefined takes both. */
export interface RowFlags {
  trashed: boolean | undefined
  archived: boolean | undefined
  template: boolean | undefined
}

const trashed = 1
const archived = 2
const template = 4
const ownAcl = 8
/** No longer a row of the data source. */
const gone = 16

/**
 * The rows themselves, numbered from 0 in order of creation: what every query needs of each, in some 45 bytes. A row
 * whose creation lies before the last one's comes at the end all the same and is a stray, kept apart in the default
 * order.
 */
export class RowBase {
  readonly pks = floats()
  readonly createdAt = new NumberColumn()
  readonly editedAt = new NumberColumn()
  readonly rowSeqs = floats()
  readonly strays = new Set<number>()
  readonly #flags = bytes()
  /** Blocks in which some row ever had a flag. */
  readonly #flagged = bytes()
  readonly #index = new PkIndex(this.pks)
  /** The last row that is no stray; -1 before there is one. */
  #newest = -1

  get length(): number {
    return this.pks.length
  }

  get bytes(): number {
    const { pks, createdAt, editedAt, rowSeqs } = this
    const own = this.#flags.bytes + this.#index.bytes + this.strays.size * 40
    return own + pks.bytes + createdAt.bytes + editedAt.bytes + rowSeqs.bytes
  }

  /** Number of a row; -1 when it was never here. */
  find(pk: number): number {
    return this.#index.find(pk)
  }

  isGone(row: number): boolean {
    return ((this.#flags.data[row] as number) & gone) !== 0
  }

  /** Takes in a row, new or changed; returns its number. */
  set(source: ColumnRow): number {
    let row = this.find(source.pk)
    if (row < 0) {
      row = this.length
      const last = this.#newest
      if (last < 0 || this.#isBefore(last, source.createdAtMs, source.pk)) this.#newest = row
      else this.strays.add(row)
      this.pks.push(source.pk)
      this.rowSeqs.push(0)
      this.#flags.push(0)
      this.#index.add(row)
    }
    this.createdAt.set(row, source.createdAtMs)
    this.editedAt.set(row, source.editedAtMs)
    this.rowSeqs.data[row] = source.rowSeq
    this.#setFlags(
      row,
      (source.isTrashed ? trashed : 0) |
        (source.isArchived ? archived : 0) |
        (source.isTemplate ? template : 0) |
        (source.hasOwnAcl ? ownAcl : 0),
    )
    return row
  }

  /** Takes a row out: it has moved to another parent. */
  remove(row: number): void {
    this.#setFlags(row, gone)
  }

  /** Rows that count for a query. Those without a list of their own are as visible as their database. */
  where(flags: RowFlags, isVisibleAcl: (pk: number) => boolean): Kernel {
    const verdicts = new Uint8Array(32)
    for (let state = 0; state < gone; state++)
      verdicts[state] = Number(
        fits(flags.trashed, state & trashed) &&
          fits(flags.archived, state & archived) &&
          fits(flags.template, state & template),
      )
    return (from, to, out) => {
      if (this.#flagged.data[blockOf(from)] === 0) {
        out.fill(verdicts[0] as number, 0, to - from)
        return
      }
      const { data } = this.#flags
      for (let row = from; row < to; row++) {
        const state = data[row] as number
        let verdict = verdicts[state] as number
        if ((state & ownAcl) !== 0 && verdict === 1)
          verdict = isVisibleAcl(this.pks.data[row] as number) ? 1 : 0
        out[row - from] = verdict
      }
    }
  }

  /** Negative when `a` comes first by default: newest created, then highest pk. */
  compareDefault(a: number, b: number): number {
    const created = this.createdAt.values.data
    return (
      (created[b] as number) - (created[a] as number) ||
      (this.pks.data[b] as number) - (this.pks.data[a] as number)
    )
  }

  /** How many rows, strays aside, come before a place in order of creation: the default order goes on below it. */
  countBefore(createdAtMs: number, pk: number): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const row = this.#settled(middle, low)
      if (this.strays.has(row) || this.#isBefore(row, createdAtMs, pk)) low = middle + 1
      else high = middle
    }
    return low
  }

  #setFlags(row: number, flags: number): void {
    this.#flags.data[row] = flags
    const block = blockOf(row)
    if (block === this.#flagged.length) this.#flagged.push(0)
    if (flags !== 0) this.#flagged.data[block] = 1
  }

  /** The nearest row at or below that is no stray, but no lower than `low`. */
  #settled(row: number, low: number): number {
    let at = row
    while (at > low && this.strays.has(at)) at--
    return at
  }

  #isBefore(row: number, createdAtMs: number, pk: number): boolean {
    const created = this.createdAt.values.data[row] as number
    return created < createdAtMs || (created === createdAtMs && (this.pks.data[row] as number) < pk)
  }
}

function fits(wanted: boolean | undefined, state: number): boolean {
  return wanted === undefined || wanted === (state !== 0)
}
