import type { Property, PropertyType } from "../src/properties/property.ts"
import type { Value } from "../src/properties/value.ts"
import { matches } from "../src/query/evaluate-filter.ts"
import type { ComputedKind, FilterContext } from "../src/query/filter-context.ts"
import { parseFilter } from "../src/query/parse-filter.ts"
import { parseSorts, type SortInput } from "../src/query/parse-sorts.ts"
import { queryRows } from "../src/query/query-rows.ts"
import type { ComputedValue, Row } from "../src/query/row.ts"
import { type Names, plainText } from "../src/rich-text/plain-text.ts"
import type { RichText } from "../src/rich-text/rich-text.ts"
import { parseDateValue } from "../src/time/parse-date-value.ts"

type Loose = { [name: string]: unknown }

/** A schema from names and types. Options are given by name; their ids are `<property>/<option>`. */
export function buildSchema(columns: Record<string, PropertyType | [PropertyType, ...string[]]>): Property[] {
  return Object.entries(columns).map(([name, column], index) => {
    const [type, ...names] = typeof column === "string" ? [column] : column
    const options = names.map((option) => ({
      id: `${name}/${option}`,
      name: option,
      color: "default",
      description: null,
    }))
    const configs: Loose = {
      number: { format: "number" },
      select: { options },
      multi_select: { options },
      status: { options, groups: [] },
      formula: { expression: "" },
      unique_id: { prefix: null, next: 1 },
    }
    const id = type === "title" ? "title" : `p${String(index).padStart(3, ":")}`
    return { pk: index + 1, id, name, description: null, type, config: configs[type] ?? {} } as Property
  })
}

export function buildText(content: string): RichText {
  return content === "" ? [] : [{ type: "text", text: { content, link: null } }]
}

/** What a test says of a row: property names to plain values, and what the row itself carries. */
export interface RowSpec {
  values?: Loose
  computed?: Record<string, ComputedValue | undefined>
  createdAtMs?: number
  editedAtMs?: number
  createdBy?: string
  editedBy?: string
  id?: string
}

/** Rows in creation order, one minute apart unless they say otherwise. */
export function buildRows(schema: readonly Property[], specs: readonly RowSpec[]): Row[] {
  const byName = (name: string) => schema.find((property) => property.name === name)!
  return specs.map((spec, index) => {
    const pk = index + 1
    const stored = Object.entries(spec.values ?? {}).flatMap(([name, value]): [string, Value][] => {
      const property = byName(name)
      const own = storedValue(property, value)
      return own === undefined ? [] : [[property.id, own]]
    })
    const computed = Object.entries(spec.computed ?? {}).map(
      ([name, value]) => [byName(name).id, value] as const,
    )
    const createdAtMs = spec.createdAtMs ?? Date.UTC(2026, 5, 27, 17, 1) + index * 60_000
    return {
      id: spec.id ?? `38c9ce7b-60a4-81df-8195-${String(pk).padStart(12, "0")}`,
      pk,
      createdAtMs,
      editedAtMs: spec.editedAtMs ?? createdAtMs,
      createdBy: spec.createdBy ?? "user",
      editedBy: spec.editedBy ?? "user",
      values: Object.fromEntries(stored),
      computed: (id) => new Map(computed).get(id),
    }
  })
}

function storedValue(property: Property, value: unknown): Value | undefined {
  if (value === null || value === undefined || value === false || value === "") return undefined
  if (Array.isArray(value) && value.length === 0) return undefined
  switch (property.type) {
    case "title":
    case "rich_text":
      return buildText(value as string)
    case "select":
    case "status":
      return `${property.name}/${value}`
    case "multi_select":
      return (value as string[]).map((name) => `${property.name}/${name}`)
    case "people":
      return (value as string[]).map((id) => ({ object: "user" as const, id }))
    case "files":
      return (value as string[]).map((name) => ({
        name,
        type: "external",
        external: { url: "https://a.example/f" },
      }))
    case "date":
      return typeof value === "string" ? parseDateValue({ start: value }) : (value as Value)
    default:
      return value as Value
  }
}

/** Pages and users are called by their ids in capitals. */
export const names: Names = {
  page: (id) => id.toUpperCase(),
  user: (id) => id.toUpperCase(),
  database: (id) => id.toUpperCase(),
}

export function buildContext(
  part: Partial<FilterContext> & { kinds?: Record<string, ComputedKind> } = {},
): FilterContext {
  const { kinds = {}, ...rest } = part
  return {
    now: Date.UTC(2026, 5, 27, 17, 1, 15),
    me: null,
    hasStatusGroups: false,
    computedKind: (property) => kinds[property.name],
    ...rest,
  }
}

/** One column of one type, one filter and one value: whether they match. */
export function matchesValue(
  column: PropertyType | [PropertyType, ...string[]],
  condition: unknown,
  value: unknown,
  context: FilterContext = buildContext(),
): boolean {
  const schema = buildSchema({ Column: column })
  const [row] = buildRows(schema, [{ values: { Column: value } }])
  return matches(parseFilter({ property: "Column", ...(condition as object) }, schema, context), row!, names)
}

/** The titles of a whole result, "∅" for an empty one. */
export async function queryTitles(
  schema: readonly Property[],
  rows: readonly Row[],
  query: { filter?: unknown; sorts?: SortInput[] },
  context: FilterContext = buildContext(),
): Promise<string[]> {
  const filter = parseFilter(query.filter, schema, context)
  const sorts = parseSorts(query.sorts, schema)
  const page = await queryRows(rows, { filter, sorts, after: null, limit: 100 }, names)
  const title = schema.find((property) => property.type === "title")!
  return page.rows.map((row) => plainText((row.values[title.id] ?? []) as RichText, names) || "∅")
}
