import { describe, expect, test } from "vitest"
import { evaluateText } from "../../../test/formula-proofs/evaluate-text.ts"
import { Budget } from "../evaluate/budget.ts"
import { isLinear } from "./is-linear.ts"
import { parsePattern } from "./parse-pattern.ts"
import { Regex } from "./regex.ts"

const replaced = (text: string, pattern: string, template: string): unknown =>
  evaluateText(`replaceAll(${[text, pattern, template].map((part) => JSON.stringify(part)).join(", ")})`)

describe("templates are those of JavaScript", () => {
  test.each([
    ["abc", "(b)", "[$1]"],
    ["abc", "b", "[$1]"],
    ["abc", "b", "$$&$&"],
    ["abcd", "b|c", "<$`|$'>"],
    ["aXbX", "X", "$0$10$"],
    ["abcabc", "(a)(b)(c)", "$3$2$1$4"],
    ["ab", "(a)(b)(?:)()()()()()()()(.?)", "$10-$11-$2"],
    ["2026-01-02", "(?<y>\\d+)-(?<m>\\d+)", "$<m>/$<y>/$<x>"],
    ["ab", "b", "$<m>"],
    ["ab", "(x)?b", "<$1>"],
    ["abc", "", "-"],
    ["\ud83d\ude00", "", "-"],
  ])("%j with %s by %s", (text, pattern, template) => {
    expect(replaced(text, pattern, template)).toBe(text.replace(new RegExp(pattern, "g"), template))
  })
})

test("only the first match is replaced when only one is asked for", () => {
  expect(evaluateText('replace("aaa", "a", "b")')).toBe("baa")
})

test.each([
  ["abc", true],
  ["\\d+", true],
  ["^[a-z]{0,99}", true],
  ["a|b|\\d*", true],
  ["\\d+x", false],
  ["\\d+$", false],
  ["(a)", false],
  ["(?:a|b)c", false],
  ["a{1,9}b", false],
  ["x".repeat(65), false],
])("whether %s may run in the runtime's matcher: %s", (pattern, expected) => {
  const parsed = parsePattern(pattern)
  if (!parsed) throw new Error("the pattern is invalid")
  expect(isLinear(parsed.pattern, pattern)).toBe(expected)
})

test.each(["(", "[b-a]", "a{2,1}", "(?i:a)", "a".repeat(1_001), "(?:(?:a{99}){99}){99}"])(
  "%s is refused",
  (pattern) => {
    expect(Regex.of(pattern)).toBeUndefined()
  },
)

test("a pattern that only evaluation can tell to be invalid is Empty", () => {
  expect(evaluateText('test("a", "(" + "")')).toBeNull()
  expect(evaluateText('match("a", "(" + "")')).toBeNull()
  expect(evaluateText('replaceAll("a", "(" + "", "")')).toBeNull()
})

test("a match may be found behind failures of the same choices", () => {
  const found = [...(Regex.of("(?:a|b)*c|a")?.matches("ababxabc", new Budget()) ?? [])]
  expect(found.map(({ start, end }) => [start, end])).toEqual([
    [0, 1],
    [2, 3],
    [5, 8],
  ])
})
