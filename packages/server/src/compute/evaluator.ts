import {
  brokenResult,
  type ComputedElement,
  type ComputedKind,
  type DateValue,
  type FormulaPage,
  type FormulaResult,
  type FormulaValue,
  floorMinute,
  formulaKind,
  formulaMoment,
  type Names,
  type Person,
  type Property,
  type RollupFunction,
  readPropertyValue,
  readRollupValue,
  rollUp,
  rollupResultType,
  shownVerification,
  toDatabaseTime,
  toFormulaResult,
  unsupportedResult,
  type Verification,
  verificationEnd,
} from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import { type Computed, computedValue, noRollup, type RolledUp, type Traced } from "./computed.ts"
import type { FormulaBook, FormulaProperty, ReadyFormula } from "./formula-book.ts"
import { type Known, namesIn } from "./known.ts"
import type { KnownPage, Related } from "./known-page.ts"
import type { KnownSource } from "./known-source.ts"
import { PageScene } from "./page-scene.ts"
import { Tracer } from "./tracer.ts"

type RollupProperty = Extract<Property, { type: "rollup" }>
type RelationProperty = Extract<Property, { type: "relation" }>

/**
 * Computes formulas and rollups of pages from what is known. It never waits: a value that met something unknown says
 * so in its trace and is to be computed again.
 */
export class Evaluator {
  readonly #tx: Snapshot
  readonly #known: Known
  readonly #book: FormulaBook
  readonly #now: () => number
  readonly #tracer: Tracer
  readonly #ready = new Map<number, ReadyFormula | null>()
  readonly #names: Names
  /** @param tracksReads whether traces are to say which pages a value was made from */
  constructor(tx: Snapshot, known: Known, book: FormulaBook, now: () => number, tracksReads = false) {
    this.#tx = tx
    this.#known = known
    this.#book = book
    this.#now = now
    this.#tracer = new Tracer(tracksReads)
    this.#names = namesIn(known, (isKnown) => this.#sawName(isKnown))
  }

  /** Fuel that all values together have taken. */
  get fuelUsed(): number {
    return this.#tracer.fuelUsed
  }

  /** One value for an answer, with a budget of its own. */
  compute(page: KnownPage, property: FormulaProperty | RollupProperty): Traced {
    const limited = property.type === "formula" ? unsupportedResult : noRollup
    const compute = () =>
      property.type === "formula" ? this.#result(page, property) : this.#rollup(page, property)
    return this.#tracer.whole<Computed>(compute, limited)
  }

  /** The type that a formula or rollup evaluates to; undefined when it cannot be told, or not yet. */
  kindOf(source: KnownSource, property: Property): ComputedKind | undefined {
    if (property.type === "formula") {
      const ready = this.#formulaOf(source, property)
      const type = ready ? formulaKind(ready.type) : undefined
      return type && { type }
    }
    if (property.type !== "rollup") return undefined
    const type = rollupResultType(property.config.function)
    const rolled = this.#rolled(source, property)
    if (!rolled) return undefined
    return type === "array" ? { type, of: rolled.target } : { type }
  }

  #result(page: KnownPage, property: FormulaProperty): FormulaResult {
    const ready = this.#formulaOf(page.source, property)
    if (!ready) return brokenResult
    const show = () => {
      const scene = { context: this.#scene(page), budget: this.#tracer.budget }
      return toFormulaResult(this.#formula(page, property), ready.type, scene)
    }
    return this.#tracer.once(page, property.pk * 4, 0, show) ?? brokenResult
  }

  #formula(page: KnownPage, property: FormulaProperty): FormulaValue {
    const ready = this.#formulaOf(page.source, property)
    if (!ready) return null
    return (
      this.#tracer.once(page, property.pk * 4 + 1, 1, () =>
        ready.run(this.#scene(page), this.#tracer.budget),
      ) ?? null
    )
  }

  #formulaOf(source: KnownSource, property: FormulaProperty): ReadyFormula | null | undefined {
    let ready = this.#ready.get(property.pk)
    if (ready !== undefined) return ready
    ready = this.#book.find(this.#tx, this.#known, source, property)
    if (ready === undefined) this.#tracer.trace.isIncomplete = true
    else this.#ready.set(property.pk, ready)
    return ready
  }

  #rollup(page: KnownPage, property: RollupProperty): RolledUp {
    const roll = () => this.#tracer.budget.layer(1, () => this.#rollUp(page, property))
    return this.#tracer.once(page, property.pk * 4 + 2, 1, roll) ?? noRollup
  }

  #rollUp(page: KnownPage, property: RollupProperty): RolledUp {
    const rolled = this.#rolled(page.source, property)
    const related = rolled && this.#related(page, rolled.relation)
    if (!rolled || !related) return noRollup
    const { target, source } = rolled
    this.#tracer.budget.makeList(related.shown.length)
    const elements: ComputedElement[] = []
    let inner: RolledUp | undefined
    for (const id of related.shown) {
      const other = this.#page(id)
      if (!other) continue
      if (target.type === "rollup" && other.source.pk === source.pk) {
        const value = this.#rollup(other, target)
        inner ??= value
        elements.push({ type: "rollup", value: computedValue(value) })
      } else elements.push({ type: target.type, value: this.#element(other, target, source) })
    }
    const value = rollUp(property.config.function as RollupFunction, target, elements, this.#names)
    const kind = target.type === "formula" ? this.kindOf(source, target) : undefined
    return {
      rollup: value,
      target: inner?.target ?? target,
      kind: inner?.kind ?? (kind?.type === "array" ? undefined : kind?.type),
    }
  }

  /** A target's value as rollups take it in; undefined for a page that has been moved elsewhere. */
  #element(page: KnownPage, target: Property, source: KnownSource): ComputedElement["value"] {
    if (page.source.pk !== source.pk) return undefined
    const { row } = page
    switch (target.type) {
      case "formula":
        return computedValue(this.#result(page, target))
      case "relation":
        return this.#related(page, target)?.shown ?? []
      case "created_time":
        return momentValue(row.created_at)
      case "last_edited_time":
        return momentValue(row.edited_at)
      case "created_by":
        return [{ object: "user", id: row.created_by }]
      case "last_edited_by":
        return [{ object: "user", id: row.edited_by }]
      default:
        return row.props[target.id]
    }
  }

  /** What a rollup rolls up, as far as the caller may know of it. */
  #rolled(
    own: KnownSource,
    { config }: RollupProperty,
  ): { relation: RelationProperty; target: Property; source: KnownSource } | undefined {
    const relation = own.visible.get(config.relation_property_id)
    if (relation?.type !== "relation") return undefined
    const source = this.#known.source(relation.config.data_source_id)
    if (source === undefined) this.#tracer.trace.isIncomplete = true
    const target = source?.visible.get(config.rollup_property_id)
    return source && target ? { relation, target, source } : undefined
  }

  /** A property as formulas see it. Reading costs as much as making the value would. */
  #value(page: KnownPage, propertyId: string): FormulaValue {
    const value = this.#read(page, propertyId)
    const { budget } = this.#tracer
    if (typeof value === "string") budget.makeText(value.length)
    else if (Array.isArray(value)) budget.makeList(value.length)
    else if (typeof value === "object" && value && "runs" in value) {
      budget.makeText(value.plain.length)
      budget.spend(value.runs.length)
    }
    return value
  }

  #read(page: KnownPage, propertyId: string): FormulaValue {
    const { row } = page
    const property = page.source.visible.get(propertyId)
    switch (property?.type ?? propertyId) {
      case "created_time":
        return formulaMoment(row.created_at)
      case "last_edited_time":
        return formulaMoment(row.edited_at)
      case "created_by":
        return this.#person(row.created_by)
      case "last_edited_by":
        return this.#person(row.edited_by)
    }
    if (!property) return null
    const lookup = { names: this.#names, person: (id: string) => this.#person(id) }
    switch (property.type) {
      case "formula":
        return this.#formula(page, property)
      case "rollup": {
        const { rollup, target } = this.#rollup(page, property)
        return target ? readRollupValue(rollup, target, lookup) : null
      }
      case "verification": {
        const value = row.props[propertyId] as Verification | undefined
        return value && verificationEnd(value) !== null
          ? shownVerification(value, this.#nowMs())
          : (value?.state ?? "")
      }
      case "relation":
        return readPropertyValue(property, this.#related(page, property)?.shown, lookup)
      default:
        return readPropertyValue(property, row.props[propertyId], lookup)
    }
  }

  #related(page: KnownPage, property: RelationProperty): Related | undefined {
    const related = this.#known.related(page, property.pk)
    if (!related) this.#tracer.trace.isIncomplete = true
    else this.#tracer.noteReads(related.pks)
    return related
  }

  #page(id: string): KnownPage | undefined {
    const page = this.#known.page(id)
    if (page === undefined) this.#tracer.trace.isIncomplete = true
    else if (page) this.#tracer.noteRead(page.row.pk)
    return page ?? undefined
  }

  #person(id: string): Person {
    const person = this.#known.person(id)
    this.#sawName(person !== undefined)
    return person ?? { kind: "person", id, name: null, email: null }
  }

  #sawName(isKnown: boolean): void {
    this.#tracer.trace.isNamed = true
    if (!isKnown) this.#tracer.trace.isIncomplete = true
  }

  #scene(page: KnownPage): PageScene {
    let { scene } = page
    if (!scene) {
      scene = new PageScene(page, {
        nowMs: () => this.#nowMs(),
        value: (of, propertyId) => this.#value(of, propertyId),
        valueNamed: (of, name) => this.#valueNamed(of, name),
        related: (id) => this.#relatedScene(id),
      })
      page.scene = scene
    }
    return scene
  }

  #nowMs(): number {
    this.#tracer.trace.isVolatile = true
    return this.#now()
  }

  #relatedScene(id: string): FormulaPage | undefined {
    const page = this.#page(id)
    return page && this.#scene(page)
  }

  #valueNamed(page: KnownPage, name: string): FormulaValue {
    for (const property of page.source.visible.values())
      if (property.name === name) return this.#value(page, property.id)
    return null
  }
}

/** A moment as dates write it, so that a rollup of the earliest one is a date like any other. Source: recorded dates */
function momentValue(ms: number): DateValue {
  return { start: toDatabaseTime(floorMinute(ms)), end: null, time_zone: null }
}
