import { expect, test } from "vitest"
import { allFormulaReferences, formulaReferences, printFormula, unprintFormula } from "./formula-text.ts"

const source = "11111111-1111-8111-8111-111111111111"
const workspace = "99999999-9999-4999-8999-999999999999"
const stored = `{{notion:block_property:U%60%3BC:${source}}} + {{notion:block_property:title:${source}}}`

test("a formula's references are printed with the workspace", () => {
  expect(printFormula(stored, workspace)).toBe(
    `{{notion:block_property:U%60%3BC:${source}:${workspace}}} + {{notion:block_property:title:${source}:${workspace}}}`,
  )
})

test("those of a data source are told by raw id", () => {
  expect(formulaReferences(stored, source)).toEqual(["U`;C", "title"])
  expect(formulaReferences(stored, workspace)).toEqual([])
})

test("all of them are told with their data sources", () => {
  expect(allFormulaReferences(`${stored} + {{notion:block_property:n:${workspace}}}`)).toEqual([
    { id: "U`;C", source },
    { id: "title", source },
    { id: "n", source: workspace },
  ])
})

test("comes back from the wire's form, of whatever workspace", () => {
  expect(unprintFormula(printFormula(stored, workspace))).toBe(stored)
  expect(unprintFormula(printFormula(stored, ""))).toBe(stored)
  expect(unprintFormula('"{{notion}}" + 1')).toBe('"{{notion}}" + 1')
})
