import { expect, test } from "vitest"
import { buildProperty } from "../../test/build-schema.ts"
import {
  Budget,
  type CompiledFormula,
  compileFormula,
  type FormulaContext,
  FormulaError,
  type FormulaPage,
  type FormulaResult,
  type FormulaType,
  type Property,
  type PropertyLookup,
  parseFormula,
  type RollupFunction,
  type RollupValue,
  readPropertyValue,
  readRollupValue,
  rollUp,
  schemaOf,
  toComputedValue,
  toFormulaResult,
  type Value,
} from "../index.ts"

// Formulas on rollups on formulas, over three data sources: the way a host wires the two together.

const relation = (name: string, target: string) =>
  buildProperty("relation", name, { data_source_id: target, kind: "single_property" })
const rollup = (name: string, of: string, target: string, function_: RollupFunction) =>
  buildProperty("rollup", name, { relation_property_id: of, rollup_property_id: target, function: function_ })
const formula = (name: string, expression: string) => buildProperty("formula", name, { expression })

const schemas: Record<string, readonly Property[]> = {
  parts: [
    buildProperty("title", "Name"),
    buildProperty("number", "Cost"),
    formula("Half", 'prop("Cost") / 2'),
  ],
  tasks: [
    relation("Part", "parts"),
    rollup("Rsum", "part", "half", "sum"),
    formula("Full", 'prop("Rsum") + prop("Part").map(current.prop("Half")).sum()'),
  ],
  goals: [
    relation("Task", "tasks"),
    rollup("Best", "task", "full", "max"),
    rollup("Each", "task", "full", "show_original"),
    rollup("Sums", "task", "rsum", "show_original"),
    formula("Says", 'prop("Each").sort().join("+") + " <= " + prop("Best") + " | " + prop("Sums").sum()'),
  ],
  loops: [
    relation("Next", "loops"),
    rollup("Look", "next", "more", "sum"),
    formula("More", 'prop("Look") + 1'),
  ],
}

interface StoredPage {
  source: string
  values: Record<string, Value>
}

const pages: Record<string, StoredPage> = {
  p1: { source: "parts", values: { cost: 10 } },
  p2: { source: "parts", values: { cost: 4 } },
  t1: { source: "tasks", values: { part: ["p1", "p2"] } },
  t2: { source: "tasks", values: { part: ["p2"] } },
  g1: { source: "goals", values: { task: ["t1", "t2"] } },
  loop: { source: "loops", values: { next: ["loop"] } },
}

const lookup: PropertyLookup = {
  names: { user: () => undefined, page: () => undefined, database: () => undefined },
  person: (id) => ({ kind: "person", id, name: null, email: null }),
}

/** Compiled once for each property of the schema. */
const compiled = new Map<string, { run: CompiledFormula; type: FormulaType }>()

function compiledOf(source: string, property: Property & { type: "formula" }) {
  const key = `${source} ${property.id}`
  const known = compiled.get(key)
  if (known) return known
  const parsed = parseFormula(
    property.config.expression,
    schemaOf(source, (id) => schemas[id]),
  )
  if (parsed instanceof FormulaError) throw parsed
  const made = { run: compileFormula(parsed), type: parsed.type }
  compiled.set(key, made)
  return made
}

const propertyOf = (source: string, id: string) =>
  schemas[source]?.find((property) => property.id === id) as Property

function contextOf(pageId: string, budget: Budget): FormulaContext {
  return { nowMs: 0, timeZone: "UTC", page: pageOf(pageId, budget), related: (id) => pageOf(id, budget) }
}

function pageOf(id: string, budget: Budget): FormulaPage {
  const { source, values } = pages[id] as StoredPage
  return {
    id,
    title: () => id,
    valueNamed: () => null,
    value: (propertyId) => {
      const property = propertyOf(source, propertyId)
      if (property.type === "formula") return compiledOf(source, property).run(contextOf(id, budget), budget)
      if (property.type !== "rollup") return readPropertyValue(property, values[propertyId], lookup)
      const value = rollupOf(id, property, budget)
      return value ? readRollupValue(value.value, value.target, lookup) : null
    },
  }
}

function rollupOf(pageId: string, { config }: Property & { type: "rollup" }, budget: Budget) {
  const { source, values } = pages[pageId] as StoredPage
  const relationProperty = propertyOf(source, config.relation_property_id) as Property & { type: "relation" }
  const target = propertyOf(relationProperty.config.data_source_id, config.rollup_property_id)
  const related = values[relationProperty.id] as readonly string[]
  return budget.layer(1, (): { value: RollupValue; target: Property } => {
    const elements = related.map((id) => {
      if (target.type === "formula")
        return { type: target.type, value: toComputedValue(resultOf(id, target, budget)) }
      if (target.type !== "rollup")
        return { type: target.type, value: (pages[id] as StoredPage).values[target.id] }
      const inner = rollupOf(id, target, budget)?.value
      const number = inner?.type === "number" && inner.number !== null ? inner.number : undefined
      return {
        type: target.type,
        value: number === undefined ? undefined : ({ type: "number", value: number } as const),
      }
    })
    return { value: rollUp(config.function as RollupFunction, target, elements), target }
  })
}

function resultOf(pageId: string, property: Property & { type: "formula" }, budget: Budget): FormulaResult {
  const { run, type } = compiledOf((pages[pageId] as StoredPage).source, property)
  const context = contextOf(pageId, budget)
  return toFormulaResult(run(context, budget), type, { context, budget })
}

const result = (pageId: string, id: string) => {
  const property = propertyOf((pages[pageId] as StoredPage).source, id)
  return resultOf(pageId, property as Property & { type: "formula" }, new Budget())
}

test("a formula adds up what rollups gather of other formulas", () => {
  expect(result("t1", "full")).toEqual({ type: "number", number: 14 })
  expect(result("g1", "says")).toEqual({ type: "string", string: "4+14 <= 14 | 9" })
})

test("what depends on itself through a rollup ends at the fifteenth layer", () => {
  expect(result("loop", "more")).toEqual({ type: "number", number: 8 })
})
