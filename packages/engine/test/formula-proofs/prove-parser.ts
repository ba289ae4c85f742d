import { ok, strictEqual } from "node:assert"
import { Budget, FormulaLimitError } from "../../src/formula/evaluate/budget.ts"
import { compileFormula } from "../../src/formula/evaluate/compile-formula.ts"
import { parseFormula } from "../../src/formula/parse-formula.ts"
import { FormulaError } from "../../src/formula/syntax/formula-error.ts"
import { printExpression } from "../../src/formula/syntax/print-expression.ts"
import { type Random, seededRandom } from "../../src/ids/random.ts"
import { bareContext, bareSchema } from "./evaluate-text.ts"
import { pick, some } from "./random-choice.ts"

const words = (
  '( ) [ ] , . ? : + - * / % ^ == != === > >= < <= && || ! = & { } {{ }} " \' \\ "a" "days" "\\d+" "b" 1 0 .5 1e3 2. ' +
  "true false and or not mod if ifs let lets x y current index empty length map filter sort find flat at first join " +
  "split format round sum min now today dateAdd dateBetween parseDate formatDate style replaceAll test repeat concat " +
  "slice larger pi e prop constructor __proto__ toString /* */ \n \u0000 é 😀 \ud800 {{notion:block_property:a:b:c}} " +
  '{{notion:block_property:%:b:c}} prop("a") .prop("a") .map( current.length dateStart dateRange id name email count'
).split(" ")

/**
 * Whatever the text, parsing gives a formula or its own error, a formula prints to text that parses to the same print,
 * and evaluation gives a value or its own limit.
 * @returns how many texts were formulas
 */
export function proveParser(count: number, seed: number): number {
  const random = seededRandom(seed)
  const context = bareContext()
  let formulas = 0
  for (let index = 0; index < count; index++) {
    const text = random(3) === 0 ? wildText(random) : grownText(random, 1 + random(4))
    const label = `seed ${seed}, case ${index}: ${JSON.stringify(text)}`
    try {
      const formula = parseFormula(text, bareSchema)
      if (formula instanceof FormulaError) {
        ok(formula.at >= 0 && formula.at <= text.length, label)
        continue
      }
      formulas++
      const printed = print(formula.expression)
      const again = parseFormula(printed, bareSchema)
      if (again instanceof FormulaError) throw again
      strictEqual(print(again.expression), printed)
      evaluate(formula)
    } catch (error) {
      throw new Error(label, { cause: error })
    }
  }
  return formulas

  function evaluate(formula: Parameters<typeof compileFormula>[0]): void {
    try {
      compileFormula(formula)(context, new Budget({ fuel: 10_000 }))
    } catch (error) {
      if (!(error instanceof FormulaLimitError)) throw error
    }
  }
}

function print(node: Parameters<typeof printExpression>[0]): string {
  return printExpression(node, ({ id, name }) =>
    id === undefined ? `prop("${name}")` : `{{notion:block_property:${encodeURIComponent(id)}:own}}`,
  )
}

/** Words in a row, mostly nonsense. */
function wildText(random: Random): string {
  return some(random, words, 12).join(pick(random, ["", " ", " "]))
}

/** Shaped like a formula, with a wrong word now and then. */
function grownText(random: Random, depth: number): string {
  if (depth === 0 || random(30) === 0) return pick(random, words)
  const part = (): string => grownText(random, random(depth))
  const name = pick(random, [
    "if",
    "empty",
    "map",
    "round",
    "sum",
    "format",
    "dateAdd",
    "concat",
    "let",
    "replaceAll",
    "at",
  ])
  return pick<() => string>(random, [
    () => `${part()} ${pick(random, ["+", "-", "*", "^", "==", ">", "and", "or", "%"])} ${part()}`,
    () => `(${part()})`,
    () => `${name}(${Array.from({ length: random(4) }, part).join(", ")})`,
    () => `${part()}.${name}(${Array.from({ length: random(3) }, part).join(", ")})`,
    () => `[${Array.from({ length: random(4) }, part).join(", ")}]`,
    () => `${pick(random, ["not ", "!", "-", "+"])}${part()}`,
    () => `${part()} ? ${part()} : ${part()}`,
    () => `let(x, ${part()}, ${part()})`,
    () => pick(random, ["1", "2.5", '"a"', "true", "now()", "[1, 2]", "empty()", "x"]),
  ])()
}
