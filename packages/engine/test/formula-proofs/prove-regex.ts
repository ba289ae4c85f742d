import { deepStrictEqual } from "node:assert"
import { Budget, FormulaLimitError } from "../../src/formula/evaluate/budget.ts"
import { Regex } from "../../src/formula/regex/regex.ts"
import { type Random, seededRandom } from "../../src/ids/random.ts"
import { pick, some } from "./random-choice.ts"

const atoms =
  "a b c ab . \\d \\w \\s \\W \\b \\B [ab] [^a] [a-c\\d] [] [^] \\x61 \\u0062 \\143 \\1 \\2 \\. - 1 _ é ^ $ [\\w-x] \\n \\cA".split(
    " ",
  )
const quantifiers = ["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,}?", "{2,3}"]
const chars = ["a", "b", "c", "a", "b", "1", " ", "_", "é", "\n", "-", ".", "ab", "\u0001", "x"]

/** The matches of random patterns in random texts, and their groups, are those of JavaScript's own matcher. */
export function proveRegex(count: number, seed: number): void {
  const random = seededRandom(seed)
  for (let index = 0; index < count; index++) {
    const source = randomPattern(random, 1 + random(3))
    const text = some(random, chars, 9).join("")
    const native = nativeOf(source)
    const regex = Regex.of(source)
    const facts = { index, seed, source, text }
    deepStrictEqual({ ...facts, isValid: regex !== undefined }, { ...facts, isValid: native !== undefined })
    if (!native || !regex) continue
    const ours = matchesOf(regex, text)
    // A back-reference may make JavaScript's own matcher try for long as well; such patterns end in the limit.
    if (!ours && /\\[12]/.test(source)) continue
    const theirs = [...text.matchAll(native)].map((match) => [match.index, ...match])
    deepStrictEqual({ ...facts, found: ours }, { ...facts, found: theirs })
  }
}

/** Undefined beyond the limit. */
function matchesOf(regex: Regex, text: string): unknown[] | undefined {
  try {
    return [...regex.matches(text, new Budget())].map(({ start, groups }) => [start, ...groups])
  } catch (error) {
    if (error instanceof FormulaLimitError) return undefined
    throw error
  }
}

function nativeOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "g")
  } catch {
    return undefined
  }
}

function randomPattern(random: Random, depth: number): string {
  const length = 1 + random(3)
  let text = ""
  for (let index = 0; index < length; index++) {
    text += depth > 0 && random(2) === 0 ? group(random, depth) : pick(random, atoms)
    text += pick(random, quantifiers)
  }
  return random(4) === 0 ? `${text}|${pick(random, atoms)}` : text
}

function group(random: Random, depth: number): string {
  const open = pick(random, ["(", "(", "(?:", "(?=", "(?!", "(?<=", "(?<!"])
  return `${open}${randomPattern(random, depth - 1)})`
}
