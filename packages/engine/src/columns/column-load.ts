import type { Property } from "../properties/property.ts"
import { type ColumnRow, emptyColumnRow } from "./column-row.ts"
import type { DerivedValue } from "./derived-value.ts"
import { bytesOf, type PropertyColumn } from "./property-column.ts"
import type { TargetState } from "./relation-column.ts"
import type { RowBase } from "./row-base.ts"

/** Columns on their way in. Nobody sees them before `finish`. */
export class ColumnLoad {
  readonly #rows: RowBase
  readonly #columns: readonly PropertyColumn[]
  readonly #attach: (column: PropertyColumn) => void
  readonly #isFirst: boolean
  /** Rows that the columns have a value for so far. */
  #filled = 0
  readonly #strays: ColumnRow[] = []
  /** States of pages that only strays may be related to: those are set last. */
  readonly #strayTargets: TargetState[] = []

  constructor(rows: RowBase, columns: readonly PropertyColumn[], attach: (column: PropertyColumn) => void) {
    this.#rows = rows
    this.#columns = columns
    this.#attach = attach
    this.#isFirst = rows.length === 0
  }

  /** The relations among the columns: whoever loads them gives `related`, and the targets' states. */
  get relations(): readonly Property[] {
    return this.#columns.flatMap(({ property }) => (property.type === "relation" ? [property] : []))
  }

  /** Whether the rows themselves are here, so that `add` needs no more of one than its pk and its values. */
  get hasRows(): boolean {
    return !this.#isFirst
  }

  get bytes(): number {
    return this.#columns.reduce((sum, column) => sum + bytesOf(column), this.#isFirst ? this.#rows.bytes : 0)
  }

  add(source: ColumnRow): void {
    const row = this.#isFirst ? this.#rows.set(source) : this.#rows.find(source.pk)
    if (row < this.#filled) this.#strays.push(source)
    else if (this.#rows.strays.has(row)) this.#strays.push(source)
    else {
      this.#fill(row)
      this.#set(row, source)
      this.#filled = row + 1
    }
  }

  /** Adds a row that is here already, to derived columns. */
  addDerived(pk: number, derived: ReadonlyMap<number, DerivedValue>): void {
    this.add({ ...emptyColumnRow, pk, derived })
  }

  setTarget(state: TargetState): void {
    for (const { column } of this.#columns) {
      if (column.kind !== "relation") continue
      if (column.hasTarget(state.pk)) column.setTarget(state)
      else if (this.#strays.length > 0) this.#strayTargets.push(state)
    }
  }

  finish(): void {
    this.#fill(this.#rows.length)
    for (const source of this.#strays) this.#set(this.#rows.find(source.pk), source)
    for (const { column } of this.#columns)
      if (column.kind === "relation")
        for (const state of this.#strayTargets) if (column.hasTarget(state.pk)) column.setTarget(state)
    for (const column of this.#columns) this.#attach(column)
  }

  /** Rows that have gone keep their number: they get empty values. */
  #fill(end: number): void {
    while (this.#filled < end) this.#set(this.#filled++, emptyColumnRow)
  }

  #set(row: number, source: ColumnRow): void {
    for (const column of this.#columns) column.set(row, source)
  }
}
