// The naive recomputation: every value is worked out from plain rows, again for each reader, by following properties one
// after another. It shares the engine's parser, evaluator and roll-up with the server, and nothing else.

import {
  Budget,
  brokenResult,
  type CompiledFormula,
  type ComputedElement,
  type ComputedValue,
  compileFormula,
  computedRollup,
  type DateValue,
  type FormulaContext,
  FormulaError,
  FormulaLimitError,
  type FormulaPage,
  type FormulaResult,
  type FormulaType,
  type FormulaValue,
  floorMinute,
  formulaMoment,
  type Names,
  type Property,
  type PropertyLookup,
  parseFormula,
  plainText,
  type RichText,
  type RollupFunction,
  type RollupValue,
  type Row,
  readPropertyValue,
  readRollupValue,
  rollUp,
  schemaOf,
  toComputedValue,
  toFormulaResult,
  unsupportedResult,
  type Value,
  type Values,
} from "@inkling/engine"
import { shownProperties } from "./shown-properties.ts"
import {
  knowsPeople,
  type ModelRow,
  type Person,
  rowOf,
  type Source,
  seesRow,
  sourceOf,
  type Who,
  type World,
} from "./world.ts"

type FormulaProperty = Property & { type: "formula" }
type RollupProperty = Property & { type: "rollup" }

interface Compiled {
  run: CompiledFormula
  type: FormulaType
}

/** The world as one reader may see it, at one moment. Make another one after each write. */
export class Reader {
  readonly #world: World
  readonly #who: Who
  readonly #compiled = new Map<Property, Compiled | undefined>()
  readonly #results = new Map<string, FormulaResult>()
  readonly #rollups = new Map<string, RollupValue | undefined>()
  readonly #shown = new Map<Source, readonly Property[]>()
  readonly names: Names
  readonly #lookup: PropertyLookup

  constructor(world: World, who: Who) {
    this.#world = world
    this.#who = who
    const person = (id: string): Person | undefined =>
      knowsPeople(who) ? [world.bot, ...world.persons].find((one) => one.id === id) : undefined
    this.names = {
      user: (id) => person(id)?.name,
      page: (id) => {
        const row = rowOf(world, id)
        return row && seesRow(who, row) ? titleOf(row) : undefined
      },
      database: () => undefined,
    }
    this.#lookup = {
      names: this.names,
      person: (id) => ({
        kind: "person",
        id,
        name: person(id)?.name ?? null,
        email: person(id)?.email ?? null,
      }),
    }
  }

  /** A row's plain values, its relations without what the reader may not see and what is in trash. */
  values(row: ModelRow): Values {
    const values: Record<string, Value> = { ...row.values }
    for (const { type, id } of row.source.properties) {
      if (type !== "relation") continue
      const shown = this.related(row, id).map((target) => target.id)
      if (shown.length > 0) values[id] = shown
      else delete values[id]
    }
    return values
  }

  related(row: ModelRow, relationId: string): ModelRow[] {
    return ((row.values[relationId] ?? []) as readonly string[]).flatMap((id) => {
      const target = rowOf(this.#world, id)
      return target && !target.isTrashed && seesRow(this.#who, target) ? [target] : []
    })
  }

  formula(row: ModelRow, property: FormulaProperty): FormulaResult {
    const key = `${row.id} ${property.id}`
    const known = this.#results.get(key)
    if (known) return known
    const result = this.#evaluate(row, property)
    this.#results.set(key, result)
    return result
  }

  /** Undefined when its relation or its target is gone. */
  rollup(row: ModelRow, property: RollupProperty): RollupValue | undefined {
    const key = `${row.id} ${property.id}`
    if (!this.#rollups.has(key)) this.#rollups.set(key, this.#rollUp(row, property))
    return this.#rollups.get(key)
  }

  /** What the reader may know of a data source: the rest is to it as if it were not there. */
  properties(source: Source): readonly Property[] {
    const known = this.#shown.get(source)
    if (known) return known
    const shown = shownProperties(this.#world, this.#who, source)
    this.#shown.set(source, shown)
    return shown
  }

  /** The property that a rollup gathers. */
  targetOf(source: Source, { config }: RollupProperty): { source: Source; property: Property } | undefined {
    const relation = this.properties(source).find(({ id }) => id === config.relation_property_id)
    if (relation?.type !== "relation") return undefined
    const target = sourceOf(this.#world, relation.config.data_source_id)
    const property = target && this.properties(target).find(({ id }) => id === config.rollup_property_id)
    return property && { source: target, property }
  }

  /** The row as filters and sorts look at it. */
  row(row: ModelRow): Row {
    const { bot } = this.#world
    const { id, pk, createdAtMs, editedAtMs } = row
    return {
      id,
      pk,
      createdAtMs,
      editedAtMs,
      createdBy: bot.id,
      editedBy: bot.id,
      values: this.values(row),
      computed: (propertyId) => {
        const property = this.properties(row.source).find((one) => one.id === propertyId)
        return property && this.#computed(row, property)
      },
    }
  }

  typeOf(source: Source, property: FormulaProperty): FormulaType | undefined {
    return this.#compile(source, property)?.type
  }

  #computed(row: ModelRow, property: Property): ComputedValue | undefined {
    if (property.type === "formula") return toComputedValue(this.formula(row, property))
    const value = property.type === "rollup" ? this.rollup(row, property) : undefined
    return value && computedRollup(value)
  }

  #evaluate(row: ModelRow, property: FormulaProperty): FormulaResult {
    const compiled = this.#compile(row.source, property)
    if (!compiled) return brokenResult
    const budget = new Budget()
    const context = this.#context(row, budget)
    try {
      return toFormulaResult(compiled.run(context, budget), compiled.type, { context, budget })
    } catch (error) {
      if (error instanceof FormulaLimitError) return unsupportedResult
      throw error
    }
  }

  #compile(source: Source, property: FormulaProperty): Compiled | undefined {
    if (!this.#compiled.has(property)) {
      const schema = schemaOf(source.id, (id) => {
        const found = sourceOf(this.#world, id)
        return found && this.properties(found)
      })
      const parsed = parseFormula(property.config.expression, schema)
      const isBroken = parsed instanceof FormulaError
      this.#compiled.set(property, isBroken ? undefined : { run: compileFormula(parsed), type: parsed.type })
    }
    return this.#compiled.get(property)
  }

  #context(row: ModelRow, budget: Budget): FormulaContext {
    return {
      nowMs: this.#world.nowMs,
      timeZone: "UTC",
      page: this.#page(row, budget),
      related: (id) => {
        const target = rowOf(this.#world, id)
        return target && seesRow(this.#who, target) ? this.#page(target, budget) : undefined
      },
    }
  }

  #page(row: ModelRow, budget: Budget): FormulaPage {
    const read = (property: Property | undefined) => (property ? this.#read(row, property, budget) : null)
    return {
      id: row.id,
      title: () => titleOf(row),
      value: (id) => {
        const property = this.properties(row.source).find((one) => one.id === id)
        return property ? read(property) : this.#builtIn(row, id)
      },
      valueNamed: (name) => read(this.properties(row.source).find((one) => one.name === name)),
    }
  }

  #read(row: ModelRow, property: Property, budget: Budget): FormulaValue {
    if (property.type === "formula")
      return this.#compile(row.source, property)?.run(this.#context(row, budget), budget) ?? null
    if (property.type === "rollup") {
      const value = this.rollup(row, property)
      const target = value && this.innermost(row.source, property)
      return value && target ? readRollupValue(value, target, this.#lookup) : null
    }
    return (
      this.#builtIn(row, property.type) ??
      readPropertyValue(property, this.values(row)[property.id], this.#lookup)
    )
  }

  /** Where a chain of rollups that lay lists out flat ends, as far as it leads. */
  innermost(source: Source, property: RollupProperty): Property | undefined {
    const target = this.targetOf(source, property)
    if (target?.property.type !== "rollup") return target?.property
    return this.innermost(target.source, target.property) ?? target.property
  }

  #builtIn(row: ModelRow, id: string): FormulaValue {
    switch (id) {
      case "created_time":
        return formulaMoment(row.createdAtMs)
      case "last_edited_time":
        return formulaMoment(row.editedAtMs)
      case "created_by":
      case "last_edited_by":
        return this.#lookup.person(this.#world.bot.id)
      default:
        return null
    }
  }

  #rollUp(row: ModelRow, property: RollupProperty): RollupValue | undefined {
    const target = this.targetOf(row.source, property)
    if (!target) return undefined
    const { type } = target.property
    const elements = this.related(row, property.config.relation_property_id).map(
      (page): ComputedElement => ({ type, value: this.#elementOf(page, target.property) }),
    )
    return rollUp(property.config.function as RollupFunction, target.property, elements, this.names)
  }

  #elementOf(row: ModelRow, property: Property): Value | ComputedValue | undefined {
    switch (property.type) {
      case "formula":
      case "rollup":
        return this.#computed(row, property)
      case "created_time":
        return dateOf(row.createdAtMs)
      case "last_edited_time":
        return dateOf(row.editedAtMs)
      case "created_by":
      case "last_edited_by":
        return [{ object: "user", id: this.#world.bot.id }]
      default:
        return this.values(row)[property.id]
    }
  }
}

export const titleOf = (row: ModelRow) => plainText((row.values["title"] ?? []) as RichText)

const dateOf = (ms: number): DateValue => ({
  start: new Date(floorMinute(ms)).toISOString().replace("Z", "+00:00"),
  end: null,
  time_zone: null,
})
