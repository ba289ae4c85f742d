import type { Property } from "../properties/property.ts"
import { ColumnLoad } from "./column-load.ts"
import type { ColumnRow } from "./column-row.ts"
import { type Column, newColumn, type PropertyColumn } from "./property-column.ts"
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
  /** Grows with every change. */
  version = 0

  get bytes(): number {
    let sum = this.rows.bytes
    for (const pk of this.#columns.keys()) sum += this.bytesOf(pk)
    return sum
  }

  /** Bytes of a property's column and its order; 0 when it is not loaded. */
  bytesOf(propertyPk: number): number {
    return (this.#columns.get(propertyPk)?.column.bytes ?? 0) + (this.#orders.get(propertyPk)?.bytes ?? 0)
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
    for (const { property, set } of this.#columns.values()) {
      const order = this.#orders.get(property.pk)
      const former = order && row < before ? order.textOf(row) : ""
      set(row, source)
      if (!order || (row < before && order.textOf(row) === former)) continue
      if (!order.change(row, former)) this.#orders.delete(property.pk)
    }
    if (row === before) return
    for (const [pk, { column }] of this.#columns) if (isWorn(column, this.rows.length)) this.drop(pk)
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

  /** Begins to load columns, from all rows in order of creation. Types that have no column are passed over. */
  load(properties: readonly Property[]): ColumnLoad {
    const columns = properties.flatMap((property) => newColumn(property) ?? [])
    return new ColumnLoad(this.rows, columns, (column) => {
      this.drop(column.property.pk)
      this.#columns.set(column.property.pk, column)
    })
  }

  /** Rows whose text, where the query looks at it, depends on the caller. */
  uncertainRows(properties: readonly Property[]): ReadonlySet<number> {
    const rows = new Set<number>()
    for (const property of properties) {
      const { column } = this.#columns.get(property.pk) ?? {}
      if (column?.kind === "text") for (const row of column.uncertain) rows.add(row)
    }
    return rows
  }
}

function isWorn(column: Column, rowCount: number): boolean {
  if (column.kind === "number" || column.kind === "code") return false
  return column.changedCount > Math.max(minChanged, rowCount * maxChangedShare)
}
