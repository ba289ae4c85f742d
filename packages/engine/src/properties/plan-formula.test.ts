import { ApiError } from "@inkling/contract"
import { describe, expect, test } from "vitest"
import { buildContext, buildProperty, otherSource } from "../../test/build-schema.ts"
import { planSchemaUpdate } from "./plan-schema.ts"
import type { Property } from "./property.ts"

const own = "11111111-1111-8111-8111-111111111111"
const schema: Property[] = [
  buildProperty("title", "Name"),
  buildProperty("number", "Cost", { format: "dollar" }),
  buildProperty("date", "Due"),
  buildProperty("multi_select", "Tags", { options: [] }),
  buildProperty("relation", "Items", { data_source_id: otherSource, kind: "single_property" }),
  buildProperty("relation", "Parts", { data_source_id: own, kind: "single_property" }),
]
const elsewhere = [buildProperty("title", "Item"), buildProperty("number", "Amount", { format: "number" })]
const context = () => buildContext({ [otherSource]: elsewhere })

const plan = (formulas: Record<string, string>, current = schema) => {
  const request = Object.fromEntries(
    Object.entries(formulas).map(([name, expression]) => [name, { formula: { expression } }]),
  )
  return planSchemaUpdate(current, request, context())
}

function stored(expression: string): string {
  const [formula] = plan({ F: expression }).own.insert
  if (formula?.type !== "formula") throw new Error("no formula was planned")
  return formula.config.expression
}

function refusal(formulas: Record<string, string>): string {
  try {
    plan(formulas)
  } catch (error) {
    if (error instanceof ApiError) return `${error.status} ${error.code} ${error.message}`
    throw error
  }
  return "planned"
}

const token = (id: string, source = own) => `{{notion:block_property:${encodeURIComponent(id)}:${source}}}`

describe("a formula is stored", () => {
  test.each([
    ['50 + prop("Cost")*1000', `50 + (${token("cost")} * 1000)`],
    ['if((prop("Name")=="x"), 1, (2))', `if(${token("title")} == "x", 1, 2)`],
    ['not empty( prop( "Name" ) )', `not empty(${token("title")})`],
    ['"prop(\\"Cost\\")\\n" + prop("Name")', `"prop(\\"Cost\\")\\n" + ${token("title")}`],
    ["/* a note */ pi", "pi"],
    [
      'prop("Items").map(current.prop("Amount")).sum()',
      `${token("item")}.map(current.${token("amou", otherSource)}).sum()`,
    ],
    ['prop("Cost") > 5 ? "much" : "little"', `if(${token("cost")} > 5, "much", "little")`],
    [
      '{{notion:block_property:created_time}}.dateAdd(1, "weeks")',
      '{{notion:block_property:created_time}}.dateAdd(1, "weeks")',
    ],
    [`{{notion:block_property:cost:00000000-0000-0000-0000-000000000000:any}} * 2`, `${token("cost")} * 2`],
    [`${token("gone")} == "x"`, `${token("gone")} == "x"`],
    ['contains(prop("Tags"), "Done")', `contains(join(${token("tags")}, ", "), "Done")`],
    ['larger(month(prop("Due")), 5)', `(month(${token("due_")}) - 1) > 5`],
    ['if(true, 1, "one")', 'if(true, 1, "one")'],
    ["  ", ""],
  ])("%s", (expression, expected) => {
    expect(stored(expression)).toBe(expected)
    expect(stored(expected)).toBe(expected)
  })

  test("and survives that its properties get new names", () => {
    const before = plan({ F: 'prop("Cost") * 2' }).own.properties
    const after = planSchemaUpdate(before, { Cost: { name: "Price" } }, context()).own
    expect(after.update.map(({ name }) => name)).toEqual(["Price"])
    expect(after.properties).toContainEqual(
      expect.objectContaining({ config: { expression: `${token("cost")} * 2` } }),
    )
  })

  test("with the types of formulas of the same request, in either order", () => {
    expect(refusal({ A: 'prop("B") * 2', B: 'prop("Cost") + 1' })).toBe("planned")
    expect(refusal({ A: 'prop("B") * 2', B: 'format(prop("Cost"))' })).toContain(
      "cannot take a text and a number",
    )
  })
})

describe("a formula is refused", () => {
  const start = "400 validation_error Invalid formula expression for property F: "
  test.each([
    ["1 +", "Unexpected end of the formula at position 4."],
    ['=prop("Cost") * 2', 'Unexpected "=" at position 1.'],
    ["(1 + 2", 'Unexpected end of the formula, expected ")", at position 7.'],
    ['"open', "A text is not closed: it starts at position 1."],
    ["1 < 2 < 3", "Comparisons cannot be chained; join them with and at position 7."],
    ["foo(1)", 'Unknown function "foo" at position 1.'],
    ["hello", 'Undefined name "hello" at position 1.'],
    [
      "current + 1",
      '"current" is only defined inside functions of lists such as map(); it is used at position 1.',
    ],
    ['prop("Nope") + 1', 'property "Nope" is not defined.'],
    ['prop("Items").first().prop("Cost")', 'property "Cost" is not defined.'],
    ["round()", "Function round() takes 1 to 2 arguments, not 0, at position 1."],
    ['prop("Cost") - prop("Name")', 'Operator "-" cannot take a number and a text at position 14.'],
    ['dateAdd("2023", 1, "days")', "Argument 1 of dateAdd() should be a date, not a text, at position 9."],
    [
      'dateAdd(now(), 1, "eons")',
      'Unknown unit "eons"; units are years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, given at position 19.',
    ],
    [
      'prop("Items").prop("Item")',
      "Only a page has properties, not a list of pages; choose one with first() or use map(), asked at position 15.",
    ],
    ['test("a", "(")', 'Invalid regular expression "(", given at position 11.'],
    ["abs(".repeat(500), "A formula may be nested at most 400 deep; this one goes deeper at position 1601."],
  ])("%s", (expression, sentence) => {
    expect(refusal({ F: expression })).toBe(`${start}${sentence}`)
  })

  test("when it depends on itself, through a relation to its own data source too", () => {
    expect(refusal({ F: 'prop("Parts").map(current.prop("F")).sum()' })).toContain("refers to itself")
    expect(refusal({ F: 'prop("G") + 1', G: 'prop("F") + 1' })).toContain("refers to itself")
  })

  test("when its parentheses, once printed, nest too deep to be read again", () => {
    expect(refusal({ F: `2${" ^ 1".repeat(150)}` })).toBe("planned")
    expect(refusal({ F: `2${" ^ 1".repeat(350)}` })).toContain("nested at most 400 deep")
  })
})
