import { expect, test } from "vitest"
import { titleScore } from "./title-score.ts"

test.each([
  ["Task DB", "My synced task db", true],
  ["Task DB", "Wiki DB", true],
  ["Markdown Test", "Tests", true],
  ["Markdown Test", "Test_Item", true],
  ["Tests", "Markdown Test", false],
  ["This Page Does Not Exist At All", "Custom Emoji Page", true],
  ["oat", "Boats", false],
  ["café", "CAFE NOIR", true],
  ["日本", "日本語の本", true],
  ["38c9ce7b-60a4-8156-a1b7-cf948b230f66", "Custom Emoji Page", false],
  ["!?", "What!?", false],
  ["", "", true],
  ["  ", "Anything", true],
  ["word", "", false],
])("%j finds %j: %s", (query, title, isFound) => {
  expect(titleScore(query)(title) > 0).toBe(isFound)
})

test("whole words weigh more than their beginnings, and the very title most", () => {
  const score = titleScore("paper boat")
  const titles = ["Boat", "Boats of Paper", "My paper boat", "Paper boat", "Paperwork"]
  const sorted = titles.toSorted((a, b) => score(b) - score(a))
  expect(sorted.slice(0, 3)).toEqual(["Paper boat", "My paper boat", "Boats of Paper"])
})
