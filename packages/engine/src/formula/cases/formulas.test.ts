import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { contextOfCase, type FormulaCase, schemaOfCase } from "../../../test/formula-case.ts"
import { Budget } from "../evaluate/budget.ts"
import { compileFormula } from "../evaluate/compile-formula.ts"
import type { FormulaContext } from "../evaluate/formula-context.ts"
import { type Formula, parseFormula } from "../parse-formula.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { printExpression } from "../syntax/print-expression.ts"
import { brokenResult, toFormulaResult } from "../to-formula-result.ts"
import { type FormulaValue, isDate, isList, isText, plainOf } from "../values/value.ts"

// Published examples, recorded answers, and what we inferred between them: cases/formulas.jsonl says which is which.

const cases = readFileSync(new URL("./formulas.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as FormulaCase)

const evaluate = (formula: Formula, context: FormulaContext) => compileFormula(formula)(context, new Budget())

describe("cases", () => {
  test("are all there", () => {
    expect(cases.length).toBe(499)
  })

  test.each(cases.map((one) => [one.id, one.expr, one] as const))("%s %s", (_id, _expr, one) => {
    const schema = schemaOfCase(one)
    const formula = parseFormula(one.expr, schema, { dialect: one.syntax ?? "2.0" })
    if (one.expect.type === "error") {
      const error = formula instanceof FormulaError ? formula : formula.problem
      expect(error?.kind).toBe(one.expect.value)
      if (one.api) expect(one.api).toEqual(brokenResult)
      return
    }
    if (formula instanceof FormulaError) throw formula
    if (one.expect.type === "stored_expression") {
      const names = (id: string | undefined) => `PROP(${id?.replace("id of ", "")})`
      expect(printExpression(formula.expression, ({ id }) => names(id))).toBe(one.expect.value)
      return
    }
    const context = contextOfCase(one)
    const value = evaluate(formula, context)
    expect(shown(value)).toEqual(wanted(one.expect))
    if (one.api)
      expect(toFormulaResult(value, formula.type, { context, budget: new Budget() })).toEqual(one.api)
    if (one.rich)
      expect(runsShown(value)).toEqual(one.rich.runs.map((run) => ({ styles: [], ...(run as object) })))
  })

  test.each(cases.map((one) => [one.id, one.expr, one] as const))(
    "%s prints to itself: %s",
    (_id, _expr, one) => {
      const schema = schemaOfCase(one)
      const formula = parseFormula(one.expr, schema, { dialect: one.syntax ?? "2.0" })
      if (formula instanceof FormulaError) return
      const print = ({ expression }: Formula) =>
        printExpression(expression, ({ id }) => `{{notion:block_property:${encodeURIComponent(id ?? "")}:x}}`)
      const printed = print(formula)
      const again = parseFormula(printed, schema)
      if (again instanceof FormulaError) throw again
      expect(print(again)).toBe(printed)
      const context = contextOfCase(one)
      expect(evaluate(again, context)).toEqual(evaluate(formula, context))
      expect(again.type).toEqual(formula.type)
    },
  )
})

function wanted({ type, value }: FormulaCase["expect"]): { type: string; value: unknown } {
  if (type !== "date") return { type, value }
  const { start, end, has_time } = value as { start: string; end: string | null; has_time: boolean }
  const ms = (text: string | null) => (text === null ? null : Date.parse(text))
  return { type, value: [ms(start), ms(end), has_time] }
}

function shown(value: FormulaValue): { type: string; value: unknown } {
  if (value === null) return { type: "empty", value: null }
  if (isText(value)) return { type: "text", value: plainOf(value) }
  if (isList(value)) return { type: "list", value: value.map((item) => shown(item).value) }
  if (isDate(value)) return { type: "date", value: [value.startMs, value.endMs, value.hasTime] }
  return { type: typeof value, value }
}

function runsShown(value: FormulaValue): unknown[] {
  if (typeof value === "string") return [{ text: value, styles: [] }]
  return value !== null && isText(value) ? value.runs.map((run) => ({ styles: [], ...run })) : []
}
