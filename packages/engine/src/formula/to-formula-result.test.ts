import { describe, expect, test } from "vitest"
import { bareContext, bareSchema } from "../../test/formula-proofs/evaluate-text.ts"
import { readComputedValue } from "../rollup/read-rollup-value.ts"
import { Budget } from "./evaluate/budget.ts"
import { compileFormula } from "./evaluate/compile-formula.ts"
import { formulaKind } from "./formula-kind.ts"
import { parseFormula } from "./parse-formula.ts"
import { FormulaError } from "./syntax/formula-error.ts"
import { toComputedValue } from "./to-computed-value.ts"
import { toFormulaResult } from "./to-formula-result.ts"

function resultOf(text: string, timeZone = "UTC") {
  const formula = parseFormula(text, bareSchema)
  if (formula instanceof FormulaError) throw formula
  const scene = { context: bareContext(timeZone), budget: new Budget() }
  const value = compileFormula(formula)(scene.context, scene.budget)
  return { result: toFormulaResult(value, formula.type, scene), kind: formulaKind(formula.type) }
}

const single = (start: string, end: string | null = null) => ({ start, end, time_zone: null })

describe("a result has the formula's type, whatever its value", () => {
  test.each<[string, object, string | undefined]>([
    ['toNumber("")', { type: "number", number: null }, "number"],
    ["if(false, 1, empty())", { type: "number", number: null }, "number"],
    ['parseDate("")', { type: "date", date: null }, "date"],
    ["[true].filter(current == false).first()", { type: "boolean", boolean: null }, "boolean"],
    ['[""].first()', { type: "string", string: "" }, "string"],
    ['["a"].at(9)', { type: "string", string: null }, "string"],
    ['["a", "b"]', { type: "string", string: "a, b" }, "string"],
    ["[1, [2, 3], true]", { type: "string", string: "1, 2, 3, true" }, "string"],
    ["empty()", { type: "string", string: null }, undefined],
    ['if(true, 1, "one")', { type: "number", number: 1 }, undefined],
    ['if(false, now(), "one")', { type: "string", string: "one" }, undefined],
    ['style("a", "b") + "c"', { type: "string", string: "ac" }, "string"],
    ["1 / 0", { type: "number", number: null }, "number"],
    ["0 * -1", { type: "number", number: 0 }, "number"],
  ])("%s", (text, result, kind) => {
    expect(resultOf(text)).toEqual({ result, kind })
  })
})

describe("dates are shown as properties show theirs", () => {
  test.each([
    ['parseDate("2026-01-02")', "UTC", single("2026-01-02")],
    ['parseDate("2026-07-02T10:00")', "UTC", single("2026-07-02T10:00:00.000+00:00")],
    ['parseDate("2026-07-02T10:00")', "Europe/Berlin", single("2026-07-02T10:00:00.000+02:00")],
    ['parseDate("2026-01-02T10:00Z")', "America/New_York", single("2026-01-02T05:00:00.000-05:00")],
    [
      'dateRange(parseDate("2026-01-02"), parseDate("2026-01-05"))',
      "UTC",
      single("2026-01-02", "2026-01-05"),
    ],
    [
      'dateRange(parseDate("2026-01-02"), parseDate("2026-01-05T12:00"))',
      "Europe/Berlin",
      single("2026-01-02T00:00:00.000+01:00", "2026-01-05T12:00:00.000+01:00"),
    ],
    ["today()", "Pacific/Kiritimati", single("2026-01-16")],
  ])("%s in %s", (text, zone, date) => {
    expect(resultOf(text, zone).result).toEqual({ type: "date", date })
  })
})

test("filters and other formulas read results, and nothing of what is empty", () => {
  const { result } = resultOf('parseDate("2026-01-02")')
  const computed = toComputedValue(result)
  expect(computed).toEqual({ type: "date", value: single("2026-01-02") })
  expect(readComputedValue(computed)).toMatchObject({
    kind: "date",
    startMs: Date.UTC(2026, 0, 2),
    hasTime: false,
  })
  expect(toComputedValue({ type: "string", string: "" })).toEqual({ type: "string", value: "" })
  expect(toComputedValue({ type: "boolean", boolean: false })).toEqual({ type: "boolean", value: false })
  expect(toComputedValue({ type: "number", number: null })).toBeUndefined()
  expect(toComputedValue({ type: "unsupported", unsupported: {} })).toBeUndefined()
  expect(readComputedValue(undefined)).toBeNull()
})
