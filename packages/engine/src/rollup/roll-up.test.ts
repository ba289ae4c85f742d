import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { buildContext, buildRows, buildSchema, buildText, queryTitles } from "../../test/build-query.ts"
import type { Property, PropertyType } from "../properties/property.ts"
import { type RollupFunction, rollupResultType } from "../properties/rollup-function.ts"
import type { ComputedKind } from "../query/filter-context.ts"
import type { ComputedElement, ComputedValue } from "../query/row.ts"
import { parseDateValue } from "../time/parse-date-value.ts"
import { rollUp } from "./roll-up.ts"
import { computedRollup } from "./rollup-value.ts"

interface ValueCase {
  kind: "value"
  id: string
  function: RollupFunction
  target_type: PropertyType
  values: unknown[]
  expect: { type: string; array?: unknown[] }
}

type CasePage = { Title: string; Number: number; Date: string; Relation: string[] }

interface FilterCase {
  kind: "filter"
  id: string
  pages: Record<string, CasePage>
  rollups: Record<string, [RollupFunction, "Title" | "Number" | "Date"]>
  filter: { property: string; rollup: unknown }
  expect_pages: string[]
}

const cases = readFileSync(new URL("./cases/rollups.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as ValueCase | FilterCase)
const valueCases = cases.filter((one) => one.kind === "value")
const filterCases = cases.filter((one) => one.kind === "filter")

const target = (type: PropertyType, ...options: string[]): Property =>
  buildSchema({ Target: options.length > 0 ? [type, ...options] : type })[0] as Property

function element(type: PropertyType, value: unknown): ComputedElement {
  if (value === null || value === undefined || value === false) return { type, value: undefined }
  if (type === "title") return { type, value: buildText(value as string) }
  if (type === "date") return { type, value: parseDateValue({ start: value as string }) }
  if (type === "multi_select") return { type, value: (value as string[]).map((name) => `Target/${name}`) }
  return { type, value: value as ComputedElement["value"] & {} }
}

describe("cases", () => {
  test("are all there", () => {
    expect(valueCases.length + filterCases.length).toBe(47)
  })

  test.each(valueCases.map((one) => [one.id, one.function, one] as const))("%s %s", (_id, name, one) => {
    const { target_type: type } = one
    const property = type === "multi_select" ? target(type, "a", "b") : target(type)
    const value = rollUp(
      name,
      property,
      one.values.map((given) => element(type, given)),
    )
    const shown =
      value.type === "array"
        ? {
            type: "array",
            array: value.array.map((item) => ({ type: item.type, [item.type]: item.value ?? null })),
          }
        : value
    expect(shown).toEqual(one.expect)
  })

  test.each(filterCases.map((one) => [one.id, JSON.stringify(one.filter), one] as const))(
    "%s %s",
    async (_id, _filter, one) => {
      const schema = buildSchema({
        Title: "title",
        Number: "number",
        Date: "date",
        ...Object.fromEntries(Object.keys(one.rollups).map((name) => [name, "rollup" as const])),
      })
      const byName = (name: string) => schema.find((property) => property.name === name) as Property
      const kinds: Record<string, ComputedKind> = {}
      const rows = Object.values(one.pages).map((page) => {
        const computed: Record<string, ComputedValue | undefined> = {}
        for (const [name, [rollup, of]] of Object.entries(one.rollups)) {
          const type = rollupResultType(rollup)
          kinds[name] = type === "array" ? { type, of: byName(of) } : { type }
          const related = page.Relation.map((id) => element(byName(of).type, (one.pages[id] as CasePage)[of]))
          computed[name] = computedRollup(rollUp(rollup, byName(of), related))
        }
        return { values: { Title: page.Title, Number: page.Number, Date: page.Date }, computed }
      })
      const titles = await queryTitles(
        schema,
        buildRows(schema, rows),
        { filter: one.filter },
        buildContext({ kinds }),
      )
      const ids = Object.keys(one.pages).filter((id) => titles.includes((one.pages[id] as CasePage).Title))
      expect(ids).toEqual(one.expect_pages)
    },
  )
})
