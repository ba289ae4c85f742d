import { describe, expect, test } from "vitest"
import { buildProperty, otherSource, ownSource } from "../../test/build-schema.ts"
import { parseFormula } from "./parse-formula.ts"
import { namedFormula, storedFormula } from "./stored-formula.ts"
import { FormulaError } from "./syntax/formula-error.ts"
import { schemaOf } from "./types/schema-of.ts"

const schema = schemaOf(ownSource, (id) =>
  id === ownSource
    ? [
        buildProperty("title", "Name"),
        buildProperty("date", "Due"),
        buildProperty("multi_select", "Tags", { options: [] }),
        buildProperty("unique_id", "Code", { prefix: null, next: 1 }),
        buildProperty("relation", "Items", { data_source_id: otherSource, kind: "single_property" }),
      ]
    : undefined,
)

const names: Record<string, string> = {
  title: "Title",
  due_: 'Due "by"',
  tags: "Tags",
  code: "Code",
  item: "Items",
}

/** The formula with today's names. */
function shown(text: string, dialect?: "1.0" | "2.0"): string {
  const formula = parseFormula(text, schema, dialect ? { dialect } : {})
  return formula instanceof FormulaError ? formula.kind : namedFormula(formula, (id) => names[id])
}

describe("a formula is read as 1.0 when it makes sense only there", () => {
  test.each([
    ['concat("a", prop("Name"))', '"a" + prop("Title")'],
    ['join("-", "a", "b", prop("Name"))', 'join(["a", "b", prop("Title")], "-")'],
    ['slice(prop("Name"), 0, 3)', 'substring(prop("Title"), 0, 3)'],
    ['upper(prop("Tags"))', 'upper(join(prop("Tags"), ", "))'],
    ['prop("Code") * 2', 'toNumber(last(split(prop("Code"), "-"))) * 2'],
    ['larger(day(prop("Due")), 5)', '(day(prop("Due \\"by\\"")) % 7) > 5'],
    ['unaryMinus(toNumber("1"))', '-toNumber("1")'],
    ['start(prop("Due"))', 'dateStart(prop("Due \\"by\\""))'],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected)
    expect(shown(text, "2.0")).toMatch(/^(type|unknown_function|arity)$/)
  })

  test("and as 2.0 whenever it can be", () => {
    expect(shown('month(prop("Due"))')).toBe('month(prop("Due \\"by\\""))')
    expect(shown('length(prop("Tags"))')).toBe('length(prop("Tags"))')
  })

  test("an error is told in the words of 2.0", () => {
    expect(shown("larger(1)")).toBe("unknown_function")
    expect(shown('upper(prop("Tags")).sum()')).toBe("type")
    expect(shown('equal(1, "1")', "1.0")).toBe("type")
    expect(shown("[1]", "1.0")).toBe("parse")
  })
})

test("branches of different types make a formula of unknown type, with the reason", () => {
  const formula = parseFormula('ifs(prop("Name") == "a", 1, prop("Name") == "b", now(), "c")', schema)
  if (formula instanceof FormulaError) throw formula
  expect(formula.type).toEqual({ kind: "any" })
  expect(formula.problem?.message).toBe(
    "The branches of ifs() should have one type, not a number and a date, at position 50.",
  )
})

test("a page whose data source is not known is asked by name", () => {
  const text = 'prop("Items").map(current.prop("Any \\"thing\\"") + 1)'
  const formula = parseFormula(text, schema)
  if (formula instanceof FormulaError) throw formula
  expect(storedFormula(formula)).toBe(
    `{{notion:block_property:item:${ownSource}}}.map(current.prop("Any \\"thing\\"") + 1)`,
  )
})
