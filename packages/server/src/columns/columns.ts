import { ApiError } from "@inkling/contract"
import {
  type ColumnContext,
  type ColumnQuery,
  type ColumnTable,
  columnsOf,
  deriveQuery,
  type Filter,
  type FoundRows,
  type Property,
  queryColumns,
  type Sort,
  textSorts,
} from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import type { ByteBudget } from "../cache/byte-budget.ts"
import { isWriting } from "../load/is-writing.ts"
import { isRowsOnly } from "../load/read-fresh.ts"
import { answerKey } from "./answers.ts"
import { DerivedProperties } from "./derived-properties.ts"
import type { DerivedSource } from "./derived-source.ts"
import { inTurns } from "./in-turns.ts"
import type { DerivedWanted } from "./kept-derived.ts"
import type { KeptTable } from "./kept-table.ts"
import { StaleSnapshot } from "./stale-snapshot.ts"
import { WorkspaceColumns } from "./workspace-columns.ts"

/** Rows of an answer that is kept. */
const maxKeptRows = 1_000

/** How long the event loop may be kept. */
const stallMs = 10

/** What columns have done so far; bytes are of now. */
export interface ColumnCounters {
  /** Queries answered from columns that were there. */
  hits: number
  /** Times that columns were read from rows. */
  loads: number
  /** Queries left to the row evaluator: too little room, or a filter that columns do not have. */
  misses: number
  /** Reads begun anew, since another had seen a later commit. */
  staleReads: number
  /** Times that a sort or a scan kept the event loop for more than 10 ms. */
  stalls: number
  bytes: number
  /** Of `bytes`, those that are text. */
  textBytes: number
}

/** Who asks, and of what. */
export interface Asked {
  /** Tells apart what different callers see, and the schemas that a filter may be read by. */
  caller: string
  /** Computes formulas and rollups; without it, filters and sorts on them are left to the row evaluator. */
  derived?: DerivedSource | undefined
}

/** What a query looks at. */
interface Needed {
  properties: readonly Property[]
  /** Of these, the derived ones. */
  wanted: DerivedWanted | undefined
  sorts: readonly Sort[]
}

/**
 * The columns of all data sources, as far as they fit into memory. Each process keeps its own, brought to the head of a
 * query's own snapshot before the query runs.
 */
export class Columns {
  readonly #budget: ByteBudget
  readonly #workspaces = new Map<number, WorkspaceColumns>()
  readonly #derived = new DerivedProperties()
  readonly #counters = { hits: 0, loads: 0, misses: 0, staleReads: 0, stalls: 0 }

  constructor(budget: ByteBudget) {
    this.#budget = budget
  }

  get counters(): ColumnCounters {
    let [bytes, textBytes] = [0, 0]
    for (const workspace of this.#workspaces.values())
      for (const { table, isLoaded } of workspace.tables) {
        if (!isLoaded) continue
        bytes += table.bytes
        textBytes += table.textBytes
      }
    return { ...this.#counters, bytes, textBytes }
  }

  /**
   * The rows that a query finds, as of the snapshot. Undefined when it is one for the row evaluator: a filter or sort
   * that columns do not have, or one whose columns do not fit into memory.
   * @throws StaleSnapshot when another request has seen a later commit: read anew
   */
  async query(
    tx: Snapshot,
    dataSourcePk: number,
    given: ColumnQuery,
    context: ColumnContext,
    asked: Asked,
  ): Promise<FoundRows | undefined> {
    const { query, wanted } = this.#derive(tx.ws, given, asked.derived)
    const properties = columnsOf(query.filter, query.sorts)
    if (properties && this.#usesColumns(tx)) {
      const workspace = this.#workspace(tx.ws)
      await workspace.feed.advance(tx)
      const kept = workspace.table(dataSourcePk)
      // All rows in their default order are there already, by an index.
      if (!kept.isLoaded && properties.length === 0 && isEverything(query)) return undefined
      const key = answerKey(query, asked.caller)
      const found = await kept.queue.run(() =>
        this.#run(tx, workspace, kept, { properties, wanted, sorts: query.sorts }, async () => {
          const known = kept.answers.get(kept.table.version, key)
          if (known) return known
          const answer = await this.#inTurns(queryColumns(kept.table, query, context))
          // Windows far into a table hold many rows, and are hardly asked for twice.
          if (answer.rows.length <= maxKeptRows) kept.answers.set(key, answer)
          return answer
        }),
      )
      if (found) return found
    }
    this.#counters.misses++
    return undefined
  }

  /**
   * Adds up rows over columns, as of the snapshot; `steps` begins to, once `properties` and those of the filter are
   * here. Undefined as for queries; formulas and rollups are always left to rows.
   * @throws StaleSnapshot when another request has seen a later commit: read anew
   */
  async aggregate<T>(
    tx: Snapshot,
    dataSourcePk: number,
    { filter, properties: read }: { filter: Filter; properties: readonly Property[] },
    steps: (table: ColumnTable) => Generator<undefined, T | undefined, undefined>,
  ): Promise<T | undefined> {
    const filtered = columnsOf(filter, [])
    if (!filtered || !this.#usesColumns(tx)) return undefined
    const workspace = this.#workspace(tx.ws)
    await workspace.feed.advance(tx)
    const kept = workspace.table(dataSourcePk)
    const needed = { properties: [...new Set([...filtered, ...read])], wanted: undefined, sorts: [] }
    return kept.queue.run(() =>
      this.#run(tx, workspace, kept, needed, () => this.#inTurns(steps(kept.table))),
    )
  }

  #usesColumns(tx: Snapshot): boolean {
    return !isWriting(tx) && !isRowsOnly(tx) && this.#budget.maxBytes > 0
  }

  /** Brings up to date what is needed, and does the work on it. */
  async #run<T>(
    tx: Snapshot,
    workspace: WorkspaceColumns,
    kept: KeptTable,
    { properties, wanted, sorts }: Needed,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    // Dropped while the query waited for its turn, or changed since its snapshot.
    if (!workspace.keeps(kept) || kept.changedSeq > tx.head.seq) throw this.#stale()
    try {
      await kept.catchUp(tx)
      if (kept.table.isDisordered) throw this.#stale()
      const stored = properties.filter((property) => !wanted?.properties.has(property))
      const missing = stored.filter((property) => !kept.table.has(property))
      const isThere = missing.length === 0 && kept.isLoaded
      if (!isThere && !(await this.#load(tx, workspace, kept, missing))) return undefined
      const derived = wanted && (await this.#bringUp(tx, workspace, kept, wanted))
      if (derived === "unfit") return undefined
      if (derived === "loaded") this.#counters.loads++
      else if (isThere) this.#counters.hits++
      // Room may have been made for others while columns came in.
      if (!hasAll(kept, properties)) throw this.#stale()
      for (const property of textSorts(sorts, kept.table)) await this.#inTurns(kept.table.sort(property))
    } catch (error) {
      // What was half done is not kept, nor what has become slow.
      if (!(error instanceof StaleSnapshot || error instanceof ApiError) || kept.table.isDisordered)
        workspace.drop(kept)
      throw error
    }
    if (!hasAll(kept, properties) || textSorts(sorts, kept.table).length > 0) throw this.#stale()
    const done = await work()
    if (workspace.keeps(kept)) workspace.use(kept, properties)
    this.#budget.fit()
    return done
  }

  async #load(
    tx: Snapshot,
    workspace: WorkspaceColumns,
    kept: KeptTable,
    missing: readonly Property[],
  ): Promise<boolean> {
    if (kept.areRowsTooMany || missing.some(({ pk }) => kept.unfit.has(pk))) return false
    // Changes told before the load began would be missed by it.
    if (workspace.feed.seq !== tx.head.seq) throw this.#stale()
    this.#counters.loads++
    const room = this.#budget.maxBytes - (kept.isLoaded ? kept.table.rows.bytes : 0)
    const isLoaded = await kept.load(tx, missing, room)
    // The end of the load, the scan and the answer are not to come in one turn of the event loop.
    await new Promise<void>((resolve) => setImmediate(resolve))
    return isLoaded
  }

  /** Derived properties in place of the formulas and rollups of a query. */
  #derive(
    ws: number,
    given: ColumnQuery,
    source: DerivedSource | undefined,
  ): { query: ColumnQuery; wanted: DerivedWanted | undefined } {
    if (!source) return { query: given, wanted: undefined }
    const { filter, sorts, derived } = deriveQuery(
      given,
      (property) => source.kindOf(property),
      (property, kind) => this.#derived.of(ws, property, kind, source.classOf(property).key),
    )
    if (derived.size === 0) return { query: given, wanted: undefined }
    return { query: { ...given, filter, sorts }, wanted: { properties: derived, source } }
  }

  async #bringUp(tx: Snapshot, workspace: WorkspaceColumns, kept: KeptTable, wanted: DerivedWanted) {
    const properties = [...wanted.properties.keys()]
    if (properties.some(({ pk }) => kept.unfit.has(pk))) return "unfit"
    if (kept.derived.changedSeq > tx.head.seq) throw this.#stale()
    const refuse = () => {
      for (const { pk } of properties) kept.unfit.add(pk)
    }
    const checkCurrent = () => {
      // As with loads: of what was told already, nobody knows whether it concerns what is computed now.
      if (workspace.feed.seq !== tx.head.seq) throw this.#stale()
    }
    try {
      const room = this.#budget.maxBytes
      const came = await kept.derived.bringUp(tx, kept.table, wanted, room, checkCurrent)
      if (came === "unfit") refuse()
      return came
    } catch (error) {
      // All that came in within a request's time was lost: the next one is not to try it again.
      if (error instanceof ApiError && !hasAll(kept, properties)) refuse()
      throw error
    }
  }

  #inTurns<T>(steps: Generator<unknown, T, undefined>): Promise<T> {
    return inTurns(steps, (ms) => {
      if (ms > stallMs) this.#counters.stalls++
    })
  }

  #stale(): StaleSnapshot {
    this.#counters.staleReads++
    return new StaleSnapshot()
  }

  #workspace(ws: number): WorkspaceColumns {
    let workspace = this.#workspaces.get(ws)
    if (!workspace) {
      workspace = new WorkspaceColumns(this.#budget)
      this.#workspaces.set(ws, workspace)
    }
    return workspace
  }
}

function hasAll({ table }: KeptTable, properties: readonly Property[]): boolean {
  return properties.every((property) => table.has(property))
}

function isEverything({ filter, sorts }: ColumnQuery): boolean {
  return sorts.length === 0 && filter.kind === "all" && filter.filters.length === 0
}
