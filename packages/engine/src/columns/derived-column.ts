import type { Property } from "../properties/property.ts"
import type { Value } from "../properties/value.ts"
import type { ComputedValue } from "../query/row.ts"
import { type ColumnRow, emptyColumnRow } from "./column-row.ts"
import { derivedKind } from "./derived-property.ts"
import { DerivedTraces } from "./derived-traces.ts"
import type { DerivedValue } from "./derived-value.ts"
import { type Column, newColumn, type PropertyColumn } from "./property-column.ts"

/**
 * A formula or rollup of all rows as some callers see it: a plain column, what its values were made from, and which of
 * them are out of date. Whoever keeps it computes those again before a query looks at it.
 */
export class DerivedColumn implements PropertyColumn {
  readonly property: Property
  readonly column: Column
  readonly traces = new DerivedTraces()
  /** The minute, in ms, that values which asked for the time are of. */
  minute = 0
  readonly #plain: PropertyColumn
  /** Rows whose value has to be computed. */
  readonly #dirty = new Set<number>()
  #length = 0
  readonly #changedPages = new Set<number>()

  /** @param property one made by `derivedProperty` */
  constructor(property: Property) {
    this.property = property
    this.#plain = newColumn(property) as PropertyColumn
    this.column = this.#plain.column
  }

  /** Takes in a computed value, or notes that the row's has to be computed. */
  set(row: number, { derived }: ColumnRow): void {
    const value = derived?.get(this.property.pk)
    if (value) {
      this.#set(row, value)
      this.#dirty.delete(row)
      return
    }
    if (row === this.#length) this.#set(row, nothing)
    this.#dirty.add(row)
  }

  /** Notes that a page has changed; false when no value was made from it. */
  note(pk: number): boolean {
    if (!this.traces.hasRead(pk)) return false
    this.#changedPages.add(pk)
    return true
  }

  /** The same while rows are being computed: which pages they read is not known yet. */
  noteUnread(pk: number): void {
    this.#changedPages.add(pk)
  }

  /** How many rows and pages are known to have changed: those that read such a page are yet to be found. */
  get changedCount(): number {
    return this.#dirty.size + this.#changedPages.size
  }

  /** Marks what has become out of date by this minute, a little at each step; returns how many rows are, in all. */
  *findDirty(minute: () => number): Generator<undefined, number, undefined> {
    if (this.traces.volatileCount > 0 && minute() !== this.minute)
      for (const row of this.traces.volatileRows()) this.#dirty.add(row)
    if (this.#changedPages.size === 0) return this.#dirty.size
    const pages = [...this.#changedPages]
    this.#changedPages.clear()
    for (const row of yield* this.traces.rowsReading(pages)) this.#dirty.add(row)
    return this.#dirty.size
  }

  /** Rows whose value has to be computed, as far as they were found. */
  get dirtyRows(): ReadonlySet<number> {
    return this.#dirty
  }

  /** Says that a row needs no value. */
  pass(row: number): void {
    this.#dirty.delete(row)
  }

  #set(row: number, { value, reads, isVolatile, isCertain }: DerivedValue): void {
    const { id, type } = this.property
    // A value of another kind than its column's, and a box that is neither checked nor unchecked, have no place there.
    const fits = value === undefined ? type !== "checkbox" : value.type === derivedKind(this.property)
    const plain = fits ? plainValue(value) : undefined
    this.#plain.set(row, { ...emptyColumnRow, values: plain === undefined ? {} : { [id]: plain } })
    this.traces.set(row, reads, isVolatile, isCertain && fits)
    if (row === this.#length) this.#length++
  }
}

/** As a plain property has it: a box that is not checked has no value. */
function plainValue(computed: ComputedValue | undefined): Value | undefined {
  if (computed?.type === "array") return undefined
  return computed?.value === false ? undefined : computed?.value
}

const nothing: DerivedValue = { value: undefined, reads: [], isVolatile: false, isCertain: true }
