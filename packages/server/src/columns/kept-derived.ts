// Derived columns of one table. A query that needs some brings them up to date first: those that are not here, or of
// which most rows have changed, are computed for all rows in one scan; of the others only the rows that changed, read a
// page that changed, or are of another minute. Whatever is heard meanwhile is noted for the next query.

import { type ColumnTable, DerivedColumn, type DerivedValue, type Property } from "@inkling/engine"
import { type ComputedPageRow, listComputedRows, type Snapshot } from "@inkling/store"
import { yieldOften } from "../load/yield-often.ts"
import type { DerivedSource } from "./derived-source.ts"
import { inTurns } from "./in-turns.ts"
import { StaleSnapshot } from "./stale-snapshot.ts"

/** Rows computed at a time: a few milliseconds with what they are related to. */
const chunkSize = 50

/** Derived columns of a table; the one used longest ago goes first. */
const maxColumns = 16

/** Changed rows, as a share of all, beyond which a column is computed anew. */
const maxDirtyShare = 1 / 2
const minDirty = 100

/** Rows that cannot be followed, as a share of all, beyond which a column is of no use. */
const maxUncertainShare = 1 / 4
const minUncertain = 200

/** What a query wants of derived columns. */
export interface DerivedWanted {
  /** Derived properties, with what each stands for. */
  properties: ReadonlyMap<Property, Property>
  source: DerivedSource
}

interface ComputedValues {
  row: number
  /** By the pk of the derived property; undefined for a row that has gone. */
  computed: ReadonlyMap<number, DerivedValue> | undefined
}

interface Origin {
  readsPages: boolean
  /** pks of the data sources whose schemas decided its values. */
  sourcePks: ReadonlySet<number>
}

/** The derived columns of one table, and what they were made from. */
export class KeptDerived {
  /** Seq of the last change that concerns them. */
  changedSeq = 0
  readonly #dataSourcePk: number
  readonly #onDrop: (propertyPk: number) => void
  /** In order of use, by the pk of the derived property. */
  readonly #origins = new Map<number, Origin>()
  /** Columns on their way in, and those whose rows are being computed: nobody knows yet what they will read. */
  #loading: readonly DerivedColumn[] = []
  #computing: readonly DerivedColumn[] = []
  /** Whether what is being loaded is of no use any more. */
  #isVoid = false

  constructor(dataSourcePk: number, onDrop: (propertyPk: number) => void) {
    this.#dataSourcePk = dataSourcePk
    this.#onDrop = onDrop
  }

  /** Notes that a page has changed, a row of the table or any other. */
  note(table: ColumnTable, pk: number, seq: number): void {
    if (this.#origins.size === 0 && this.#loading.length === 0) return
    const open = [...this.#loading, ...this.#computing]
    for (const column of open) column.noteUnread(pk)
    let isRead = open.length > 0
    for (const column of table.derived) if (column.note(pk)) isRead = true
    if (isRead) this.changedSeq = seq
  }

  /** Gives up columns on which more has changed than is worth keeping track of. */
  trim(table: ColumnTable): void {
    for (const column of table.derived)
      if (table.isWorn(column.property.pk) || isMost(column.changedCount, table))
        this.#drop(table, column.property.pk)
  }

  /** Says that access to any pages has moved, or that their values were rewritten. */
  dropReaders(table: ColumnTable): void {
    this.#dropWhere(table, ({ readsPages }) => readsPages)
  }

  /** Says that a schema has changed. */
  dropReadersOf(table: ColumnTable, dataSourcePk: number): void {
    this.#dropWhere(table, ({ sourcePks }) => sourcePks.has(dataSourcePk))
  }

  /**
   * Brings columns up to the snapshot, which the rows are up to already: "there" when all of them were, "loaded" when
   * some had to be computed for all rows, "unfit" when they do not fit into `maxBytes` or too few rows can be followed.
   * @param checkCurrent throws unless nothing was told of later commits
   */
  async bringUp(
    tx: Snapshot,
    table: ColumnTable,
    wanted: DerivedWanted,
    maxBytes: number,
    checkCurrent: () => void,
  ): Promise<"there" | "loaded" | "unfit"> {
    this.trim(table)
    const minute = () => wanted.source.minute
    const dirty: DerivedColumn[] = []
    for (const column of this.#columns(table, wanted)) {
      const count = await inTurns(column.findDirty(minute))
      if (isMost(count, table)) this.#drop(table, column.property.pk)
      else if (count > 0) dirty.push(column)
    }
    const missing = [...wanted.properties.keys()].filter((property) => !table.has(property))
    if (dirty.length > 0) {
      checkCurrent()
      await this.#refresh(tx, table, wanted, dirty)
    }
    if (missing.length > 0) {
      checkCurrent()
      if (!(await this.#load(tx, table, wanted, missing, maxBytes))) return "unfit"
    }
    for (const column of this.#columns(table, wanted)) {
      if (isVague(column, table)) {
        this.#drop(table, column.property.pk)
        return "unfit"
      }
      // Asked for on every query: an answer that depends on the time is known by that.
      if (column.traces.volatileCount > 0) column.minute = wanted.source.minute
      this.#use(table, column.property.pk)
    }
    return missing.length > 0 ? "loaded" : "there"
  }

  /** Those of the wanted columns that are here. */
  #columns(table: ColumnTable, { properties }: DerivedWanted): DerivedColumn[] {
    return table.derived.filter(({ property }) => properties.has(property))
  }

  async #refresh(
    tx: Snapshot,
    table: ColumnTable,
    wanted: DerivedWanted,
    columns: readonly DerivedColumn[],
  ): Promise<void> {
    const rows = new Set(columns.flatMap(({ dirtyRows }) => [...dirtyRows]))
    this.#computing = columns
    try {
      for await (const chunk of this.#compute(tx, table, rows, wanted, columns))
        for (const { row, computed } of chunk)
          if (computed) table.setDerived(row, computed)
          else for (const column of columns) column.pass(row)
      this.#remember(columns, wanted)
    } finally {
      this.#computing = []
    }
  }

  async #load(
    tx: Snapshot,
    table: ColumnTable,
    wanted: DerivedWanted,
    missing: readonly Property[],
    maxBytes: number,
  ): Promise<boolean> {
    const columns = missing.map((property) => new DerivedColumn(property))
    const load = table.load([], columns)
    const rows = allRows(table.rows.length)
    this.#loading = columns
    this.#isVoid = false
    try {
      for await (const chunk of this.#compute(tx, table, rows, wanted, columns)) {
        for (const { row, computed } of chunk)
          if (computed) load.addDerived(table.rows.pks.data[row] as number, computed)
        if (load.bytes > maxBytes || columns.some((column) => isVague(column, table))) return false
      }
      if (this.#isVoid) throw new StaleSnapshot()
      load.finish()
      // What has no value by now is a row no more.
      for (const column of columns) for (const row of [...column.dirtyRows]) column.pass(row)
      this.#remember(columns, wanted)
      return table.bytes <= maxBytes
    } finally {
      this.#loading = []
    }
  }

  /** Values of rows in their order, a few at a time; none of those that have gone. */
  async *#compute(
    tx: Snapshot,
    table: ColumnTable,
    rows: Iterable<number>,
    { properties, source }: DerivedWanted,
    columns: readonly DerivedColumn[],
  ): AsyncGenerator<ComputedValues[], void, undefined> {
    const originals = columns.map(({ property }) => properties.get(property) as Property)
    for await (const chunk of yieldOften(this.#pages(tx, table, rows))) {
      const pages = chunk.flatMap(({ page }) => page ?? [])
      const values = await source.compute(pages, originals)
      let at = 0
      yield chunk.map(({ row, page }) => {
        const own = page && (values[at++] as DerivedValue[])
        const computed = own?.map((value, index) => [columns[index]?.property.pk as number, value] as const)
        return { row, computed: computed && new Map(computed) }
      })
    }
  }

  async *#pages(
    tx: Snapshot,
    { rows: { pks } }: ColumnTable,
    rows: Iterable<number>,
  ): AsyncGenerator<{ row: number; page: ComputedPageRow | undefined }[], void, undefined> {
    for (const chunk of chunked(rows)) {
      const pages = await listComputedRows(
        tx,
        chunk.map((row) => pks.data[row] as number),
      )
      const byPk = new Map(pages.map((page) => [page.pk, page]))
      yield chunk.map((row) => {
        const page = byPk.get(pks.data[row] as number)
        return { row, page: page?.data_source_pk === this.#dataSourcePk ? page : undefined }
      })
    }
  }

  #remember(columns: readonly DerivedColumn[], { properties, source }: DerivedWanted): void {
    for (const { property } of columns) {
      const original = properties.get(property) as Property
      const former = this.#origins.get(property.pk)?.sourcePks ?? []
      const { readsPages } = source.classOf(original)
      this.#origins.set(property.pk, { readsPages, sourcePks: new Set([...former, ...source.sourcePks]) })
    }
  }

  #use(table: ColumnTable, propertyPk: number): void {
    const origin = this.#origins.get(propertyPk)
    if (!origin) return
    this.#origins.delete(propertyPk)
    this.#origins.set(propertyPk, origin)
    for (const oldest of this.#origins.keys()) {
      if (this.#origins.size <= maxColumns) return
      this.#drop(table, oldest)
    }
  }

  #dropWhere(table: ColumnTable, isOut: (origin: Origin) => boolean): void {
    this.#isVoid = true
    for (const [pk, origin] of [...this.#origins]) if (isOut(origin)) this.#drop(table, pk)
  }

  #drop(table: ColumnTable, propertyPk: number): void {
    table.drop(propertyPk)
    this.#origins.delete(propertyPk)
    this.#onDrop(propertyPk)
  }
}

function* allRows(length: number): Generator<number, void, undefined> {
  for (let row = 0; row < length; row++) yield row
}

function* chunked(rows: Iterable<number>): Generator<number[], void, undefined> {
  let chunk: number[] = []
  for (const row of rows) {
    if (chunk.push(row) < chunkSize) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

/** Whether so many rows need the row evaluator that it is better asked for all. */
function isVague({ traces }: DerivedColumn, { rows }: ColumnTable): boolean {
  return traces.uncertain.size > Math.max(minUncertain, rows.length * maxUncertainShare)
}

function isMost(changed: number, { rows }: ColumnTable): boolean {
  return changed > Math.max(minDirty, rows.length * maxDirtyShare)
}
