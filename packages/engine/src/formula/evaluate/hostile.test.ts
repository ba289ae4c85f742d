import { describe, expect, test } from "vitest"
import { bareContext, bareSchema, evaluateText } from "../../../test/formula-proofs/evaluate-text.ts"
import { parseFormula } from "../parse-formula.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { maxFormulaDepth } from "../syntax/formula-limits.ts"
import { Budget, FormulaLimitError } from "./budget.ts"
import { compileFormula } from "./compile-formula.ts"
import type { FormulaContext } from "./formula-context.ts"

// Formulas that were written to stall the server or to fill its memory end within their fuel, with a value or an error.

const errorOf = (text: string): string => {
  const formula = parseFormula(text, bareSchema)
  return formula instanceof FormulaError ? formula.message : "a formula"
}

describe("parsing", () => {
  test("refuses calls of 1.0 whose arguments would become as many operations", () => {
    expect(errorOf(`concat(${Array(4_990).fill('"a"').join()})`)).toMatch(
      /should be a list|nested at most 400 deep/,
    )
  })

  test.each([
    ["parentheses", `${"(".repeat(10_000)}1${")".repeat(10_000)}`],
    ["lists", "[".repeat(10_000)],
    ["calls", "abs(".repeat(10_000)],
    ["signs", `${"-".repeat(10_000)}1`],
    ["negations", `${"not ".repeat(10_000)}1`],
    ["powers", `1${" ^ 1".repeat(10_000)}`],
    ["sums", `1${" + 1".repeat(9_000)}`],
    ["methods", `1${".abs()".repeat(4_000)}`],
    ["conditions", "true ? 1 : ".repeat(4_000)],
  ])("refuses %s nested ten thousand deep", (_name, text) => {
    expect(errorOf(text)).toMatch(/nested at most 400 deep/)
  })

  test("refuses long texts and many parts", () => {
    expect(errorOf(`"${"x".repeat(60_000)}"`)).toMatch(/at most 51200 characters/)
    expect(errorOf(`[${"1,".repeat(20_000)}1]`)).toMatch(/at most 10000 parts/)
  })

  test.each([
    ["parentheses", `${"(".repeat(maxFormulaDepth - 1)}1${")".repeat(maxFormulaDepth - 1)}`, 1],
    ["sums", `1${" + 1".repeat(maxFormulaDepth - 1)}`, maxFormulaDepth],
    ["lists", `${"[".repeat(maxFormulaDepth - 1) + "]".repeat(maxFormulaDepth - 1)}.length()`, 1],
    ["maps", `${"[1].map(".repeat(100)}current${")".repeat(100)}.flat().length()`, 1],
  ])("evaluates %s as deep as they may be", (_name, text, value) => {
    expect(evaluateText(text)).toBe(value)
  })
})

describe("evaluation", () => {
  const tenTimes = (item: string) => `[${Array.from({ length: 10 }, () => item).join(", ")}]`
  const names = "abcdfghij".split("")
  /** Lists of lists that hold one list many times: nothing to make, a billion to walk. */
  const shared = (use: string) =>
    `lets(a, ${tenTimes('"x"')}, ${names
      .slice(1)
      .map((name, at) => `${name}, ${tenTimes(names[at] as string)}`)
      .join(", ")}, ${use})`

  test.each([
    ["repeats a text", 'repeat(repeat("a", 1000000), 1000000)'],
    ["repeats a long text many times", `[${"1,".repeat(200)}1].map(repeat("ab", 400000)).length()`],
    [
      "doubles a text",
      `lets(a, "0123456789", ${Array.from({ length: 40 }, (_, at) => `a${at}, ${at ? `a${at - 1} + a${at - 1}` : "a + a"}`).join(", ")}, a39)`,
    ],
    ["pads a text", 'padStart("x", 10 ^ 12, "y")'],
    ["nests loops", `${`${tenTimes("1")}.map(`.repeat(9)}current${")".repeat(9)}`],
    ["nests filters", `${`${tenTimes("1")}.filter(`.repeat(9)}true${").length() > 0".repeat(9)}`],
    ["walks shared lists to show them", shared("format(j)")],
    ["walks shared lists to compare them", `let(p, ${shared("j")}, let(q, ${shared("j")}, p == q))`],
    ["walks shared lists to join them", shared('join(j, ",")')],
    [
      "joins lists",
      `lets(a, ${tenTimes("1")}, b, concat(a, a, a, a, a, a, a, a, a, a), c, concat(b, b, b, b, b, b, b, b, b, b), d, concat(c, c, c, c, c, c, c, c, c, c), concat(d, d))`,
    ],
    ["replaces by what it replaces", `replaceAll(repeat("a", 100000), "a", "$\`$'")`],
    ["shows a list of long texts", 'lets(a, repeat("x", 900000), b, [a, a, a], format([b, b]))'],
    ["joins a list of long texts", 'lets(a, repeat("x", 900000), [a, a, a].join(","))'],
    [
      "searches for what nearly occurs everywhere",
      'contains(repeat("a", 1000000), "b" + repeat("a", 400000))',
    ],
    ["splits by what nearly occurs everywhere", 'split(repeat("a", 1000000), "b" + repeat("a", 400000))'],
    [
      "compares long texts",
      `lets(a, repeat("x", 900000) + "a", b, repeat("x", 900000) + "b", ${`${tenTimes("1")}.map(`.repeat(3)}a > b${")".repeat(3)})`,
    ],
    [
      "reads long texts as numbers",
      `lets(a, repeat("0", 900000), ${`${tenTimes("1")}.map(`.repeat(3)}toNumber(a)${")".repeat(3)})`,
    ],
    ["splits a text into too many", 'split(repeat("a", 100000), "")'],
    ["matches with a back-reference", 'test(repeat("a", 100000) + "!", "(a*)*(a*)*\\\\1\\\\2$")'],
    ["looks around at each place", 'test(repeat("a", 100000), "(?:(?=(a*))a)*b")'],
  ])("ends when a formula %s", (_name, text) => {
    const budget = new Budget()
    expect(() => evaluateText(text, budget)).toThrow(FormulaLimitError)
  })

  test.each([
    ["(a+)+$", false],
    ["(a|aa)+$", false],
    ["(a|a|a)*$", true],
    ["(?:a*)*b", false],
    ["a*a*a*a*a*b", false],
    ["(?<!^)(a+)+$", false],
    ["(?=(?:a+)+$)a", false],
    ["a+!", true],
    ["^(?:(a+)+)!$", true],
    ["(x+x+)+y", false],
    ["(?:a?){30}a{30}", true],
    ["(?:a{1,3}){1,3}!", true],
  ])("a hundred thousand characters pass %s", (pattern, isFound) => {
    const text = `test(repeat("a", 100000) + "!", ${JSON.stringify(pattern)})`
    expect(evaluateText(text)).toBe(isFound)
  })

  test("marks in templates that do not close are read once", () => {
    expect(evaluateText('replaceAll("ab", "(b)", repeat("$<", 200000)).length()')).toBe(400_001)
  })

  test("names are found among thousands of others at their price", () => {
    const names = Array.from({ length: 1_500 }, (_, at) => `n${at}, ${at}`).join(", ")
    const text = `lets(${names}, ${`[${Array(10).fill("1").join()}].map(`.repeat(4)}n0 + n1${")".repeat(4)}.flat().flat().flat().sum())`
    expect(() => evaluateText(text)).toThrow(/too many steps/)
    expect(evaluateText(text, new Budget({ fuel: 10_000_000 }))).toBe(10_000)
  })

  test("a pattern too large for its text is refused", () => {
    expect(errorOf('test("a", "(?:(?:a{100}){100}){100}")')).toMatch(/Invalid regular expression/)
    expect(errorOf('test("a", "a{50000,}b")')).toMatch(/Invalid regular expression/)
    expect(() => evaluateText('test(repeat("a", 100000), "a{3000,}b")')).toThrow(/too many steps/)
    expect(() =>
      evaluateText('test(repeat("ab", 400000), "(?:a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z)+0")'),
    ).toThrow(/too complex|too many steps/)
  })
})

describe("formulas on formulas", () => {
  const chain = (text: string, budget: Budget): unknown => {
    const formula = parseFormula(text, {
      ...bareSchema,
      byId: (id) => ({ id, name: id, propertyType: "formula", type: { kind: "any" } }),
    })
    if (formula instanceof FormulaError) throw formula
    const run = compileFormula(formula)
    const context: FormulaContext = bareContext()
    const page = { ...context.page, value: () => run({ ...context, page }, budget) }
    return run({ ...context, page }, budget)
  }
  const self = "{{notion:block_property:abcd:own}}"

  test("end at the fifteenth layer", () => {
    expect(chain(`${self} + 1`, new Budget())).toBe(15)
  })

  test("that branch are paid for together", () => {
    expect(() => chain(`${self} + ${self} + ${self}`, new Budget({ fuel: 100_000 }))).toThrow(
      /too many steps/,
    )
  })

  test.each([
    ["calls", `${"abs(".repeat(380)}${self}${")".repeat(380)}`],
    ["methods", `${self}${".abs()".repeat(380)}`],
    ["operators", `${"1 + (".repeat(190)}${self}${")".repeat(190)}`],
    ["loops", `${"[1].map(".repeat(380)}${self}${")".repeat(380)}`],
    ["sorts", `${"[1, 2].sort(".repeat(380)}${self}${")".repeat(380)}`],
    ["conditions", `${"if(true, ".repeat(380)}${self}${", 1)".repeat(380)}`],
    ["names", `${"let(x, 1, ".repeat(380)}${self}${")".repeat(380)}`],
    ["values of names", `${"let(x, ".repeat(380)}${self}${", x)".repeat(380)}`],
    ["lists", `${"[".repeat(380)}${self}${"]".repeat(380)}`],
    ["signs", `${"-".repeat(380)}${self}`],
  ])("that are deep themselves do not overflow the stack: %s", (_name, text) => {
    expect(() => chain(text, new Budget())).toThrow(/nested too deep|too many steps/)
  })
})
