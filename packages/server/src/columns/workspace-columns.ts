import type { Property } from "@inkling/engine"
import type { ByteBudget, Holding } from "../cache/byte-budget.ts"
import { KeptTable } from "./kept-table.ts"
import { WorkspaceFeed } from "./workspace-feed.ts"

interface Entry {
  kept: KeptTable
  rows: Holding
  columns: Map<number, Holding>
}

/** A workspace's tables of columns, kept current by its change log and small by the budget. */
export class WorkspaceColumns {
  readonly feed: WorkspaceFeed
  readonly #budget: ByteBudget
  readonly #entries = new Map<number, Entry>()

  constructor(budget: ByteBudget) {
    this.#budget = budget
    this.feed = new WorkspaceFeed({
      pageChanged: (pk, dataSourcePk, seq) => {
        for (const { kept } of this.#entries.values()) kept.note(pk, dataSourcePk, seq)
      },
      valuesRewritten: (dataSourcePk) => {
        this.#drop(this.#entries.get(dataSourcePk))
        for (const { kept } of this.#entries.values()) kept.derived.dropReaders(kept.table)
      },
      schemaChanged: (dataSourcePk) => {
        for (const { kept } of this.#entries.values()) kept.derived.dropReadersOf(kept.table, dataSourcePk)
      },
      accessMoved: () => {
        for (const { kept } of this.#entries.values()) kept.derived.dropReaders(kept.table)
      },
      reset: () => {
        for (const entry of [...this.#entries.values()]) this.#drop(entry)
      },
    })
  }

  get tables(): KeptTable[] {
    return [...this.#entries.values()].map(({ kept }) => kept)
  }

  /** The table of a data source; an empty one unless it is there. */
  table(dataSourcePk: number): KeptTable {
    let entry = this.#entries.get(dataSourcePk)
    if (!entry) {
      entry = this.#newEntry(dataSourcePk)
      this.#entries.set(dataSourcePk, entry)
    }
    return entry.kept
  }

  /** Whether the table is still told of changes. */
  keeps(kept: KeptTable): boolean {
    return this.#entries.get(kept.dataSourcePk)?.kept === kept
  }

  /** Says that a query used these columns; the rows are needed longest. */
  use(kept: KeptTable, properties: readonly Property[]): void {
    const entry = this.#entries.get(kept.dataSourcePk)
    if (entry?.kept !== kept) return
    for (const { pk } of properties) {
      let holding = entry.columns.get(pk)
      if (!holding) {
        holding = columnHolding(kept, pk)
        entry.columns.set(pk, holding)
      }
      this.#budget.touch(holding)
    }
    this.#budget.touch(entry.rows)
  }

  drop(kept: KeptTable): void {
    const entry = this.#entries.get(kept.dataSourcePk)
    if (entry?.kept === kept) this.#drop(entry)
  }

  #newEntry(dataSourcePk: number): Entry {
    const columns = new Map<number, Holding>()
    const kept = new KeptTable(dataSourcePk, (propertyPk) => {
      const holding = columns.get(propertyPk)
      if (holding) this.#budget.forget(holding)
      columns.delete(propertyPk)
    })
    const rows: Holding = {
      get bytes() {
        return kept.table.rows.bytes + kept.answers.bytes
      },
      drop: () => this.drop(kept),
    }
    return { kept, rows, columns }
  }

  #drop(entry: Entry | undefined): void {
    if (!entry) return
    this.#entries.delete(entry.kept.dataSourcePk)
    for (const holding of [entry.rows, ...entry.columns.values()]) this.#budget.forget(holding)
  }
}

function columnHolding(kept: KeptTable, propertyPk: number): Holding {
  return {
    get bytes() {
      return kept.table.bytesOf(propertyPk)
    },
    drop: () => kept.table.drop(propertyPk),
  }
}
