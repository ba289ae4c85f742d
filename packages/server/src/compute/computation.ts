import { serviceUnavailable } from "@inkling/contract"
import { type ComputedKind, formulaReferences, type Property, unsupportedResult } from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import type { LoadedDataSource, Schemas } from "../load/schema-of.ts"
import type { Services } from "../services.ts"
import { noRollup, type Traced } from "./computed.ts"
import { Evaluator } from "./evaluator.ts"
import type { FormulaProperty } from "./formula-book.ts"
import { Known } from "./known.ts"
import type { ComputedRow, KnownPage } from "./known-page.ts"
import type { KnownSource } from "./known-source.ts"
import { newTrace } from "./memo.ts"
import { turnMs } from "./turns.ts"

export type ComputedProperty = FormulaProperty | Extract<Property, { type: "rollup" }>

export function isComputed(property: Property): property is ComputedProperty {
  return property.type === "formula" || property.type === "rollup"
}

/** A row's computed values by raw property id. */
export type ComputedValues = Map<string, Traced>

interface Wanted {
  page: KnownPage
  property: ComputedProperty
  into: ComputedValues
}

/** Rows and properties that are computed together. */
interface Group {
  rows: readonly ComputedRow[]
  properties: readonly ComputedProperty[]
}

export interface ComputationOptions {
  /** The moment that `now()` names, in ms; asked for only by values that depend on it. */
  now: () => number
  /** Whether traces are to say which pages a value was made from. */
  tracksReads?: boolean
  /** Fuel for all values together; the ones beyond it are `unsupported` (inferred). By default time alone ends it. */
  maxFuel?: number
}

/** Fuel for the values that one answer shows: some 3 s of a core at most. */
export const answerFuel = 10_000_000

/** Times that a value is tried: relations that lead further, one page after the other, are not followed (inferred). */
const maxRounds = 200

/** Formulas and rollups of one request, as its caller may see them, as of one snapshot. */
export class Computation {
  readonly #known: Known
  readonly #evaluator: Evaluator
  readonly #turns: Services["turns"]
  readonly #maxFuel: number
  /** In the process's own ms. */
  readonly #stopAt: number
  #usedMs = 0

  constructor(
    tx: Snapshot,
    { principal, services }: { principal: Principal; services: Services },
    schemas: Schemas,
    { now, tracksReads, maxFuel = Number.POSITIVE_INFINITY }: ComputationOptions,
  ) {
    this.#known = new Known(tx, principal, schemas, (read) => this.#inTurn(read))
    this.#evaluator = new Evaluator(tx, this.#known, services.formulas, now, tracksReads)
    this.#turns = services.turns
    this.#maxFuel = maxFuel
    this.#stopAt = performance.now() + services.config.deadlineMs
  }

  /**
   * Runs what needs to know of types, again and again until all that it asks for is there.
   * @param ask must give the same each time; what it throws counts only when nothing is missing any more
   */
  async resolve<T>(ask: (kindOf: (property: Property) => ComputedKind | undefined) => T): Promise<T> {
    const kindOf = (property: Property) => {
      const source = this.#known.sourceHaving(property)
      return source && this.#evaluator.kindOf(source, property)
    }
    for (;;) {
      try {
        const found = ask(kindOf)
        if (!this.#known.isMissing) return found
      } catch (error) {
        if (!this.#known.isMissing) throw error
      }
      await this.#known.load()
    }
  }

  /** pks of the data sources whose schemas were looked at so far. */
  get sourcePks(): number[] {
    return this.#known.sourcePks
  }

  /** Makes a data source known; its `columns` are those that the caller may know of. */
  addSource(loaded: LoadedDataSource, columns?: readonly Property[]): Promise<KnownSource> {
    return this.#known.addSource(loaded, columns)
  }

  /**
   * Computes these properties of rows of one data source, by the row's pk.
   * @throws serviceUnavailable past the request's deadline
   */
  async compute(
    source: KnownSource,
    rows: readonly ComputedRow[],
    properties: readonly ComputedProperty[],
  ): Promise<Map<number, ComputedValues>> {
    const found = new Map<number, ComputedValues>()
    for (const { pk } of rows) found.set(pk, new Map())
    // What together reads more than fits is computed in smaller groups, so that no value depends on its company.
    const groups = [{ rows, properties }]
    for (let group = groups.pop(); group; group = groups.pop())
      if (!(await this.#computeGroup(source, group, found))) groups.push(...halves(group))
    return found
  }

  /** False when the group has to be a smaller one. */
  async #computeGroup(
    source: KnownSource,
    { rows, properties }: Group,
    found: ReadonlyMap<number, ComputedValues>,
  ): Promise<boolean> {
    const known = this.#known
    const pages = known.begin(rows, source)
    let open = pages.flatMap((page): Wanted[] => {
      const into = found.get(page.row.pk) as ComputedValues
      return properties.map((property) => ({ page, property, into }))
    })
    let fits = await this.#readAhead(source, pages, properties)
    for (let round = 0; fits && round < maxRounds; round++) {
      open = await this.#evaluate(open)
      if (open.length === 0) return true
      fits = await known.load()
    }
    if (rows.length > 1 || properties.length > 1) return false
    for (const { property, into } of open) into.set(property.id, limited(property))
    return true
  }

  /** One round: those that met something unknown are left over. */
  async #evaluate(wanted: readonly Wanted[]): Promise<Wanted[]> {
    const turns = this.#turns
    const left: Wanted[] = []
    for (const one of wanted) {
      const { page, property, into } = one
      if (this.#evaluator.fuelUsed > this.#maxFuel) {
        into.set(property.id, limited(property))
        continue
      }
      if (turns.isUsedUp) await this.#nextTurn()
      const since = performance.now()
      const traced = this.#evaluator.compute(page, property)
      this.#spent(performance.now() - since)
      if (traced.trace.isIncomplete) left.push(one)
      else into.set(property.id, traced)
    }
    return left
  }

  async #inTurn<T>(read: () => Promise<T>): Promise<T> {
    const turns = this.#turns
    if (turns.isUsedUp) await this.#nextTurn()
    const since = performance.now()
    // A database of another process answers in a later turn of the loop: waiting for it keeps nobody from computing, only
    // taking what it answers does.
    let hasTurned = false
    const turn = setImmediate(() => {
      hasTurned = true
    })
    try {
      return await read()
    } finally {
      clearImmediate(turn)
      const ms = performance.now() - since
      this.#spent(hasTurned ? Math.min(ms, turnMs) : ms)
    }
  }

  #spent(ms: number): void {
    this.#usedMs += ms
    this.#turns.add(ms)
  }

  async #nextTurn(): Promise<void> {
    if (performance.now() > this.#stopAt) throw serviceUnavailable()
    await this.#turns.next(this.#usedMs)
  }

  /** Reads what most values will ask for: relations that they name, and the pages behind. */
  async #readAhead(
    source: KnownSource,
    pages: readonly KnownPage[],
    properties: readonly ComputedProperty[],
  ): Promise<boolean> {
    const known = this.#known
    const relations = relationsOf(source, properties)
    for (const { pk } of relations) for (const page of pages) known.wantRelated(page, pk)
    if (!(await known.load())) return false
    for (const { pk } of relations)
      for (const page of pages) for (const id of known.related(page, pk)?.shown ?? []) known.page(id)
    return known.load()
  }
}

function relationsOf(source: KnownSource, properties: readonly ComputedProperty[]): Property[] {
  const ids = properties.flatMap((property) =>
    property.type === "rollup"
      ? [property.config.relation_property_id]
      : formulaReferences(property.config.expression, source.id),
  )
  return [...new Set(ids)].flatMap((id) => {
    const property = source.visible.get(id)
    return property?.type === "relation" ? [property] : []
  })
}

function halves({ rows, properties }: Group): [Group, Group] {
  const [left, right] = rows.length > 1 ? split(rows) : [rows, rows]
  const [first, second] = rows.length > 1 ? [properties, properties] : split(properties)
  return [
    { rows: right, properties: second },
    { rows: left, properties: first },
  ]
}

function split<T>(all: readonly T[]): [readonly T[], readonly T[]] {
  const half = all.length >> 1
  return [all.slice(0, half), all.slice(half)]
}

function limited({ type }: ComputedProperty): Traced {
  const trace = { ...newTrace(), isLimited: true }
  return { value: type === "formula" ? unsupportedResult : noRollup, trace }
}
