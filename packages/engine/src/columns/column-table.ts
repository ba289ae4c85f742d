import type { Property } from "../properties/property.ts"
import { ColumnLoad } from "./column-load.ts"
import { type ColumnRow, emptyColumnRow } from "./column-row.ts"
import { DerivedColumn } from "./derived-column.ts"
import type { DerivedValue } from "./derived-value.ts"
import { bytesOf, type Column, newColumn, type PropertyColumn } from "./property-column.ts"
import type { TargetState } from "./relation-column.ts"
import { RowBase } from "./row-base.ts"
import { TextOrder } from "./text-order.ts"

/** Changed rows that a column keeps aside, as a share of all, before it is laid out anew. */
const maxChangedShare = 1 / 16
const minChanged = 1_000

/**
 * A data source's rows as columns, as of one moment. Its keeper sees to it that changes happen between scans, sorts and
 * loads, and never during one.
 */
export class ColumnTable {
  readonly rows = new RowBase()
  readonly #columns = new Map<number, PropertyColumn>()
  readonly #orders = new Map<number, TextOrder>()
  /** Grows with every change of what queries find. */
  version = 0

  get bytes(): number {
    let sum = this.rows.bytes
    for (const pk of this.#columns.keys()) sum += this.bytesOf(pk)
    return sum
  }

  /** Bytes of a property's column and its order; 0 when it is not loaded. */
  bytesOf(propertyPk: number): number {
    const loaded = this.#columns.get(propertyPk)
    return (loaded ? bytesOf(loaded) : 0) + (this.#orders.get(propertyPk)?.bytes ?? 0)
  }

  /** Of `bytes`, those that are text. */
  get textBytes(): number {
    let sum = 0
    for (const { column } of this.#columns.values()) if (column.kind === "text") sum += column.textBytes
    return sum
  }

  /** Whether so many rows are out of order that the table is worth loading anew. */
  get isDisordered(): boolean {
    const { strays, length } = this.rows
    return strays.size > Math.max(minChanged, length * maxChangedShare)
  }

  /** Properties with a column, as they were when it was loaded. */
  get properties(): readonly Property[] {
    return [...this.#columns.values()].map(({ property }) => property)
  }

  /** Columns of formulas and rollups. */
  get derived(): DerivedColumn[] {
    return [...this.#columns.values()].filter((loaded) => loaded instanceof DerivedColumn)
  }

  /** Whether so many rows of a column have changed that it is worth loading anew. */
  isWorn(propertyPk: number): boolean {
    const loaded = this.#columns.get(propertyPk)
    return (
      loaded !== undefined && changedCount(loaded) > Math.max(minChanged, this.rows.length * maxChangedShare)
    )
  }

  /** Whether the property's values are here, of its present type. */
  has(property: Property): boolean {
    return this.#columns.get(property.pk)?.property.type === property.type
  }

  /** @throws Error when it is not loaded: a bug of the caller's */
  column(property: Property): Column {
    const loaded = this.#columns.get(property.pk)
    if (loaded?.property.type !== property.type) throw new Error(`No column for property ${property.id}.`)
    return loaded.column
  }

  /** The order of a text column's rows; undefined until it is sorted. */
  order(property: Property): TextOrder | undefined {
    return this.#orders.get(property.pk)
  }

  /** Sorts a text column, a little at each step. The table must not change before the end. */
  *sort(property: Property): Generator<undefined, void, undefined> {
    const column = this.column(property)
    if (column.kind !== "text") return
    const order = new TextOrder(column)
    yield* order.build()
    this.#orders.set(property.pk, order)
  }

  /** Takes in a row, new or changed. */
  set(source: ColumnRow): void {
    this.version++
    const before = this.rows.length
    const row = this.rows.set(source)
    for (const loaded of this.#columns.values()) this.#setIn(loaded, row, source, row === before)
    if (row === before) return
    for (const pk of this.#columns.keys()) if (this.isWorn(pk)) this.drop(pk)
  }

  /** Takes in values that were computed anew of a row that is here, by the pk of their derived property. */
  setDerived(row: number, derived: ReadonlyMap<number, DerivedValue>): void {
    this.version++
    for (const pk of derived.keys()) {
      const loaded = this.#columns.get(pk)
      if (loaded) this.#setIn(loaded, row, { ...emptyColumnRow, derived }, false)
    }
  }

  #setIn(loaded: PropertyColumn, row: number, source: ColumnRow, isNew: boolean): void {
    const { pk } = loaded.property
    const order = this.#orders.get(pk)
    const former = order && !isNew ? order.textOf(row) : ""
    loaded.set(row, source)
    if (!order || (!isNew && order.textOf(row) === former)) return
    if (!order.change(row, former)) this.#orders.delete(pk)
  }

  /** Takes out a page that is no row any more. */
  remove(pk: number): void {
    const row = this.rows.find(pk)
    if (row < 0 || this.rows.isGone(row)) return
    this.version++
    this.rows.remove(row)
  }

  /** Whether some row is or was related to the page. */
  hasTarget(pk: number): boolean {
    for (const { column } of this.#columns.values())
      if (column.kind === "relation" && column.hasTarget(pk)) return true
    return false
  }

  /** Brings a related page's state up to date, wherever it is listed. */
  setTarget(state: TargetState): void {
    this.version++
    for (const { column } of this.#columns.values())
      if (column.kind === "relation" && column.hasTarget(state.pk)) column.setTarget(state)
  }

  drop(propertyPk: number): void {
    this.#columns.delete(propertyPk)
    this.#orders.delete(propertyPk)
  }

  /**
   * Begins to load columns, from all rows in order of creation. Types that have no column are passed over.
   * @param derived new columns of formulas and rollups, to be given computed values
   */
  load(properties: readonly Property[], derived: readonly DerivedColumn[] = []): ColumnLoad {
    const columns = [...properties.flatMap((property) => newColumn(property) ?? []), ...derived]
    return new ColumnLoad(this.rows, columns, (column) => {
      this.drop(column.property.pk)
      this.#columns.set(column.property.pk, column)
      // Computed again they may differ, though no row has changed.
      if (column.traces) this.version++
    })
  }

  /** Rows whose text, where the query looks at it, depends on the caller. */
  uncertainRows(properties: readonly Property[]): ReadonlySet<number> {
    const rows = new Set<number>()
    for (const property of properties) {
      const { column, traces } = this.#columns.get(property.pk) ?? {}
      if (column?.kind === "text") for (const row of column.uncertain) rows.add(row)
      if (traces) for (const row of traces.uncertain) rows.add(row)
    }
    return rows
  }
}

function changedCount({ column, traces }: PropertyColumn): number {
  const own = column.kind === "number" || column.kind === "code" ? 0 : column.changedCount
  return Math.max(own, traces?.changedCount ?? 0)
}
