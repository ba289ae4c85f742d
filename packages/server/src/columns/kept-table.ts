import {
  type ColumnRow,
  ColumnTable,
  emptyColumnRow,
  type Property,
  type TargetState,
  type Values,
} from "@inkling/engine"
import {
  type ColumnPageRow,
  type ColumnTextRow,
  type ColumnValuesRow,
  iterateColumnRows,
  iterateColumnRowsByPks,
  iterateColumnValues,
  listEdges,
  type Snapshot,
} from "@inkling/store"
import { yieldOften } from "../load/yield-often.ts"
import { Answers } from "./answers.ts"
import { KeptDerived } from "./kept-derived.ts"
import { inProps, partsOf } from "./parts-of.ts"
import { Queue } from "./queue.ts"
import { ValuePicker } from "./value-picker.ts"

/** A data source's columns, and what has happened to its rows since they were brought up to date last. */
export class KeptTable {
  readonly dataSourcePk: number
  table = new ColumnTable()
  readonly answers = new Answers()
  readonly derived: KeptDerived
  /** One query at a time, so that no scan sees a change. */
  readonly queue = new Queue()
  /** Seq of the last change that concerns it. */
  changedSeq = 0
  /** Whether the rows themselves are here. */
  isLoaded = false
  /** Columns that do not fit into memory, take too long to compute, or cannot be followed. */
  readonly unfit = new Set<number>()
  /** Whether not even the rows fit. */
  areRowsTooMany = false
  readonly #changed = new Set<number>()
  #isLoading = false

  /** @param onDropDerived hears of derived columns that are given up */
  constructor(dataSourcePk: number, onDropDerived: (propertyPk: number) => void) {
    this.dataSourcePk = dataSourcePk
    this.derived = new KeptDerived(dataSourcePk, onDropDerived)
  }

  /** Notes that a page has changed; most pages are of no concern. */
  note(pk: number, dataSourcePk: number | null, seq: number): void {
    const { table } = this
    this.derived.note(table, pk, seq)
    const isOwn = dataSourcePk === this.dataSourcePk || table.rows.find(pk) >= 0
    // While rows come in, nobody knows yet which other pages they will name.
    const isNoted = this.#isLoading || (this.isLoaded && (isOwn || table.hasTarget(pk)))
    if (!isNoted) return
    this.changedSeq = seq
    this.#changed.add(pk)
  }

  /** Reads what has changed. The snapshot is not older than `changedSeq`. */
  async catchUp(tx: Snapshot): Promise<void> {
    if (this.#changed.size === 0) return
    const pks = [...this.#changed]
    this.#changed.clear()
    const relations = this.table.properties.filter(({ type }) => type === "relation")
    for await (const pages of yieldOften(iterateColumnRowsByPks(tx, pks))) {
      for (const state of pages.map(stateOf)) this.table.setTarget(state)
      const rows = pages.filter((page) => page.data_source_pk === this.dataSourcePk)
      for (const page of pages) if (page.data_source_pk !== this.dataSourcePk) this.table.remove(page.pk)
      const { related, targets } = await relatedPages(tx, rows, relations)
      for (const page of rows) this.table.set(toColumnRow(page, page.props, related.get(page.pk)))
      for (const target of targets) this.table.setTarget(target)
    }
  }

  /**
   * Loads columns, and the rows when they are not here, as of a snapshot that is up to date with the feed and with the
   * rest. False when they need more than `maxBytes`.
   */
  async load(tx: Snapshot, properties: readonly Property[], maxBytes: number): Promise<boolean> {
    this.#isLoading = true
    try {
      this.isLoaded = (await this.#load(tx, properties, maxBytes)) || this.isLoaded
      return this.isLoaded && properties.every((property) => !this.unfit.has(property.pk))
    } finally {
      this.#isLoading = false
      if (!this.isLoaded) {
        this.areRowsTooMany = this.table.rows.bytes > maxBytes
        this.table = new ColumnTable()
      }
    }
  }

  async #load(tx: Snapshot, properties: readonly Property[], maxBytes: number): Promise<boolean> {
    const load = this.table.load(properties)
    const parts = partsOf(properties)
    const picker = new ValuePicker(inProps(properties).map(({ id }) => id))
    const valuesOf = ({ props_text: text }: ColumnValuesRow) => (text === undefined ? {} : picker.pick(text))
    const chunks: AsyncIterable<(ColumnTextRow | ColumnValuesRow)[]> =
      load.hasRows && !parts.authors
        ? iterateColumnValues(tx, this.dataSourcePk, parts)
        : iterateColumnRows(tx, this.dataSourcePk, parts)
    for await (const pages of yieldOften(chunks)) {
      const { related, targets } = await relatedPages(tx, pages, load.relations)
      for (const page of pages) load.add(toColumnRow(page, valuesOf(page), related.get(page.pk)))
      for (const target of targets) load.setTarget(target)
      if (load.bytes <= maxBytes) continue
      for (const { pk } of properties) this.unfit.add(pk)
      return false
    }
    load.finish()
    return true
  }
}

interface Related {
  /** By row and relation property. */
  related: Map<number, Map<number, number[]>>
  targets: TargetState[]
}

async function relatedPages(
  tx: Snapshot,
  pages: readonly Pick<ColumnPageRow, "pk">[],
  relations: readonly Property[],
): Promise<Related> {
  const related: Related["related"] = new Map()
  if (relations.length === 0 || pages.length === 0) return { related, targets: [] }
  const edges = await listEdges(
    tx,
    pages.map(({ pk }) => pk),
    relations.map(({ pk }) => pk),
  )
  const targets: TargetState[] = []
  for (const edge of edges) {
    let row = related.get(edge.source_pk)
    if (!row) {
      row = new Map()
      related.set(edge.source_pk, row)
    }
    const list = row.get(edge.property_pk)
    if (list) list.push(edge.target_pk)
    else row.set(edge.property_pk, [edge.target_pk])
    const hasOwnAcl = edge.target_acl === edge.target_pk
    targets.push({ pk: edge.target_pk, isTrashed: edge.target_is_trashed, hasOwnAcl })
  }
  return { related, targets }
}

function stateOf({ pk, acl, is_trashed }: ColumnPageRow): TargetState {
  return { pk, isTrashed: is_trashed, hasOwnAcl: acl === pk }
}

function toColumnRow(
  page: ColumnPageRow | ColumnValuesRow,
  values: Values,
  related: ReadonlyMap<number, readonly number[]> | undefined,
): ColumnRow {
  const { pk } = page
  if (!("row_seq" in page)) return { ...emptyColumnRow, pk, values, ...(related && { related }) }
  return {
    pk,
    createdAtMs: page.created_at,
    editedAtMs: page.edited_at,
    rowSeq: page.row_seq,
    createdBy: page.created_by ?? "",
    editedBy: page.edited_by ?? "",
    isTrashed: page.is_trashed,
    isArchived: page.is_archived,
    isTemplate: page.is_template,
    hasOwnAcl: page.acl === pk,
    values,
    ...(related && { related }),
  }
}
