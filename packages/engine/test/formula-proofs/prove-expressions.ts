import { deepStrictEqual } from "node:assert"
import { Budget } from "../../src/formula/evaluate/budget.ts"
import { type Random, seededRandom } from "../../src/ids/random.ts"
import { evaluateText } from "./evaluate-text.ts"
import { pick } from "./random-choice.ts"

/** The same expression as a formula and as JavaScript. */
interface Pair {
  formula: string
  value: number | string | boolean | null
}

/** Arithmetic, text and logic of random expressions give what plain JavaScript gives. */
export function proveExpressions(count: number, seed: number): void {
  const random = seededRandom(seed)
  for (let index = 0; index < count; index++) {
    const make = pick(random, [randomNumber, randomText, randomBoolean])
    const { formula, value } = make(random, 1 + random(5))
    deepStrictEqual(
      { formula, value: evaluateText(formula, new Budget()) },
      { formula, value },
      `seed ${seed}, case ${index}`,
    )
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null)
const or0 = (value: Pair["value"]): number => (value as number | null) ?? 0

function randomNumber(random: Random, depth: number): Pair {
  if (depth === 0) {
    const value = pick(random, [random(10), random(1_000), random(1_000) / 8, random(1e9), 0, 1, 0.1])
    return { formula: String(value), value }
  }
  const one = randomNumber(random, random(depth))
  const other = randomNumber(random, random(depth))
  const [a, b] = [or0(one.value), or0(other.value)]
  const text = randomText(random, random(depth))
  const [l, r] = [`(${one.formula})`, `(${other.formula})`]
  return pick<() => Pair>(random, [
    () => ({ formula: `${l} + ${r}`, value: finite(a + b) }),
    () => ({ formula: `${l} - ${r}`, value: finite(a - b) }),
    () => ({ formula: `${l} * ${r}`, value: finite(a * b) }),
    () => ({ formula: `${l}/${r}`, value: finite(a / b) }),
    () => ({ formula: `${l} % ${r}`, value: finite(a % b) }),
    () => ({ formula: `${l} ^ ${r}`, value: finite(a ** b) }),
    () => ({ formula: `-${l}`, value: finite(-a) }),
    () => ({ formula: `abs(${one.formula})`, value: one.value === null ? null : Math.abs(a) }),
    () => ({ formula: `${l}.floor()`, value: one.value === null ? null : finite(Math.floor(a)) }),
    () => ({ formula: `round(${one.formula})`, value: one.value === null ? null : finite(Math.round(a)) }),
    () => ({ formula: `length(${text.formula})`, value: String(text.value).length }),
    () => ({ formula: `let(x, ${one.formula}, x * x + ${r})`, value: finite(or0(finite(a * a)) + b) }),
    () => ({ formula: `[${one.formula}, 1, 2].map(current + index).sum()`, value: finite(a + 2 + 4) }),
  ])()
}

function randomText(random: Random, depth: number): Pair {
  if (depth === 0) {
    const value = pick(random, ["", "a", "Ab c", 'say "hi"\n', "back\\slash", "é😀", "1,2,3", "  x "])
    return { formula: quoted(value), value }
  }
  const one = randomText(random, random(depth))
  const other = randomText(random, random(depth))
  const number = randomNumber(random, random(depth))
  const [a, b] = [String(one.value), String(other.value)]
  const [l, r] = [`(${one.formula})`, `(${other.formula})`]
  const [from, to] = [random(8), random(8)]
  return pick<() => Pair>(random, [
    () => ({ formula: `${l} + ${r}`, value: a + b }),
    () => ({
      formula: `${l} + (${number.formula})`,
      value: a + (number.value === null ? "" : String(number.value)),
    }),
    () => ({ formula: `upper(${one.formula})`, value: a.toUpperCase() }),
    () => ({ formula: `${l}.lower()`, value: a.toLowerCase() }),
    () => ({ formula: `trim(${one.formula})`, value: a.trim() }),
    () => ({ formula: `substring(${one.formula}, ${from}, ${to})`, value: a.substring(from, to) }),
    () => ({ formula: `${l}.repeat(${from % 3})`, value: a.repeat(from % 3) }),
    () => ({ formula: `${l}.split(",").join(${other.formula})`, value: a.split(",").join(b) }),
    () => ({ formula: `padStart(${one.formula}, ${to}, "*-")`, value: a.padStart(to, "*-") }),
    () => ({ formula: `if(${r} == ${l}, ${one.formula}, ${other.formula})`, value: a === b ? a : b }),
    () => ({ formula: `${l}.replaceAll("[a-c]+", "<$&>")`, value: a.replaceAll(/[a-c]+/g, "<$&>") }),
  ])()
}

function randomBoolean(random: Random, depth: number): Pair {
  const number = randomNumber(random, random(depth))
  const other = randomNumber(random, random(depth))
  const text = randomText(random, random(depth))
  const [a, b] = [or0(number.value), or0(other.value)]
  return pick<() => Pair>(random, [
    () => ({ formula: `(${number.formula}) > (${other.formula})`, value: a > b }),
    () => ({ formula: `(${number.formula}) <= (${other.formula})`, value: a <= b }),
    () => ({ formula: `(${number.formula}) == (${other.formula})`, value: number.value === other.value }),
    () => ({ formula: `contains(${text.formula}, "a")`, value: String(text.value).includes("a") }),
    () => ({ formula: `not (${number.formula}) or (${other.formula}) < 5`, value: a === 0 || b < 5 }),
    () => ({
      formula: `empty(${text.formula}) ? true : (${number.formula}) != 0`,
      value: text.value === "" || number.value !== 0,
    }),
  ])()
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`
}
