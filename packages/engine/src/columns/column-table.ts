import type { Property } from "../properties/property.ts"
import type { Filter } from "../query/filter.ts"
import type { Sort } from "../query/sort.ts"
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
      if (row < before) order?.beforeChange(row)
      set(row, source)
      if (order && !order.afterChange(row)) this.#orders.delete(property.pk)
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

/** Columns on their way in. Nobody sees them before `finish`. */
export class ColumnLoad {
  readonly #rows: RowBase
  #columns: readonly PropertyColumn[]
  readonly #attach: (column: PropertyColumn) => void
  readonly #isFirst: boolean
  /** Rows that the columns have a value for so far. */
  #filled = 0
  readonly #strays: ColumnRow[] = []

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

  get bytes(): number {
    return this.#columns.reduce((sum, { column }) => sum + column.bytes, this.#isFirst ? this.#rows.bytes : 0)
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

  setTarget(state: TargetState): void {
    for (const { column } of this.#columns)
      if (column.kind === "relation" && column.hasTarget(state.pk)) column.setTarget(state)
  }

  /** Goes on with these properties only. */
  keepOnly(properties: readonly Property[]): void {
    this.#columns = this.#columns.filter(({ property }) => properties.includes(property))
  }

  finish(): void {
    this.#fill(this.#rows.length)
    for (const source of this.#strays) this.#set(this.#rows.find(source.pk), source)
    for (const column of this.#columns) this.#attach(column)
  }

  /** Rows that have gone keep their number: they get empty values. */
  #fill(end: number): void {
    while (this.#filled < end) this.#set(this.#filled++, goneRow)
  }

  #set(row: number, source: ColumnRow): void {
    for (const { set } of this.#columns) set(row, source)
  }
}

const goneRow: ColumnRow = {
  pk: 0,
  createdAtMs: 0,
  editedAtMs: 0,
  rowSeq: 0,
  createdBy: "",
  editedBy: "",
  isTrashed: false,
  isArchived: false,
  isTemplate: false,
  hasOwnAcl: false,
  values: {},
}

/** The columns that a query looks at; undefined when it needs the row evaluator. */
export function columnsOf(filter: Filter, sorts: readonly Sort[]): readonly Property[] | undefined {
  const properties = new Set<Property>()
  const isKnown = (part: Filter): boolean => {
    if (part.kind !== "where") return part.filters.every(isKnown)
    if (part.predicate.family === "verification" || part.predicate.family === "elements") return false
    return part.field.source !== "property" || isColumn(part.field.property, properties)
  }
  if (!isKnown(filter)) return undefined
  for (const { field } of sorts) {
    if (field.source !== "property") continue
    if (!sortable.has(field.property.type) || !isColumn(field.property, properties)) return undefined
  }
  return [...properties]
}

function isColumn(property: Property, into: Set<Property>): boolean {
  if (property.type === "created_time" || property.type === "last_edited_time") return true
  if (newColumn(property) === undefined) return false
  into.add(property)
  return true
}

/** People, relations and files sort by names, which depend on the caller. */
const sortable: ReadonlySet<Property["type"]> = new Set([
  "title",
  "rich_text",
  "url",
  "email",
  "phone_number",
  "number",
  "unique_id",
  "date",
  "checkbox",
  "select",
  "status",
  "multi_select",
  "created_time",
  "last_edited_time",
])
