import type { FormulaContext, FormulaPage } from "../src/formula/evaluate/formula-context.ts"
import type { FormulaSchema } from "../src/formula/types/formula-schema.ts"
import { schemaOf } from "../src/formula/types/schema-of.ts"
import { formulaDate } from "../src/formula/values/read-property-value.ts"
import type { FormulaValue } from "../src/formula/values/value.ts"
import type { Property, PropertyType } from "../src/properties/property.ts"

// A case's properties and pages as a schema and a context. For tests only.

export interface CaseProperty {
  type: PropertyType
  value?: unknown
}

export interface FormulaCase {
  id: string
  expr: string
  syntax?: "1.0"
  props: Record<string, CaseProperty>
  pages?: Record<string, Record<string, CaseProperty>>
  page_id?: string
  now?: string
  tz?: string
  expect: { type: string; value: unknown }
  api?: unknown
  rich?: { runs: unknown[] }
  /** Why our copy differs from what it was copied from. */
  changed?: string
}

const own = "own-source"
const related = "related-source"

export function schemaOfCase({ props, pages, expr, expect }: FormulaCase): FormulaSchema {
  const elsewhere = Object.assign({}, ...Object.values(pages ?? {})) as Record<string, CaseProperty>
  const sources: Record<string, Record<string, CaseProperty>> = {
    [own]: expect.type === "stored_expression" ? namedIn(expr) : props,
    [related]: elsewhere,
  }
  return schemaOf(own, (id) => {
    const source = sources[id]
    return source && Object.entries(source).map(([name, property], pk) => propertyOf(name, property, pk))
  })
}

/** Cases about stored expressions give no properties: their names say what they are. */
function namedIn(expr: string): Record<string, CaseProperty> {
  const types: Record<string, PropertyType> = { Number: "number", "Due Date": "date", "Hiring Date": "date" }
  const names = [...expr.matchAll(/prop\("([^"]*)"\)/g)].map(([, name]) => name as string)
  return Object.fromEntries(names.map((name) => [name, { type: types[name] ?? "rich_text" }]))
}

function propertyOf(name: string, { type, value }: CaseProperty, pk: number): Property {
  const base = { pk, id: idOf(name), name, description: null }
  if (type === "relation")
    return { ...base, type, config: { data_source_id: related, kind: "single_property" } }
  if (type === "unique_id") return { ...base, type, config: { prefix: null, next: 1 } }
  if (type === "rollup") {
    const isNumber = (value as { type: string }).type === "number"
    const config = {
      relation_property_id: "",
      rollup_property_id: "",
      function: isNumber ? "sum" : "show_original",
    }
    return { ...base, type, config }
  }
  return { ...base, type, config: {} } as Property
}

export function idOf(name: string): string {
  return `id of ${name}`
}

export function contextOfCase({ props, pages, now, tz, page_id }: FormulaCase): FormulaContext {
  const pageOf = (id: string, values: Record<string, CaseProperty>): FormulaPage => ({
    id,
    title: () => String(Object.values(values).find(({ type }) => type === "title")?.value ?? ""),
    value: (propertyId) => {
      const found = Object.entries(values).find(([name]) => idOf(name) === propertyId)
      return found ? readValue(found[1]) : null
    },
    valueNamed: (name) => (values[name] ? readValue(values[name]) : null),
  })
  return {
    nowMs: Date.parse(now ?? "2023-08-31T00:55:00Z"),
    timeZone: tz ?? "UTC",
    page: pageOf(page_id ?? "own-page", props),
    related: (id) => (pages?.[id] ? pageOf(id, pages[id]) : undefined),
  }
}

function readValue({ type, value }: CaseProperty): FormulaValue {
  switch (type) {
    case "date":
      return value === null
        ? null
        : formulaDate({ time_zone: null, ...(value as { start: string; end: string | null }) })
    case "people":
      return (value as Person[]).map(personOf)
    case "created_by":
      return personOf(value as Person)
    case "relation":
      return (value as string[]).map((id) => ({ kind: "page", id }) as const)
    case "unique_id": {
      const { prefix, number } = value as { prefix: string; number: number }
      return `${prefix}-${number}`
    }
    case "rollup":
      return (value as { number: number }).number
    default:
      return value as FormulaValue
  }
}

interface Person {
  id: string
  name: string
  email: string
}

function personOf({ id, name, email }: Person): FormulaValue {
  return { kind: "person", id, name, email }
}
