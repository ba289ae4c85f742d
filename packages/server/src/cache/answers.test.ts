import { expect, test } from "vitest"
import { Rendered } from "../present/rendered.ts"
import { Answers } from "./answers.ts"
import { ByteBudget } from "./byte-budget.ts"

const head = (seq: number, epoch = "e") => ({ seq, treeSeq: 1, epoch })
const answer = (text: string) => Rendered.of({ text })

test("an answer is found at its head only", () => {
  const answers = new Answers(new ByteBudget(1 << 20))
  const kept = answer("a")
  answers.keep(1, head(5), "key", kept)
  expect(answers.find(1, head(5), "key")).toBe(kept)
  expect(answers.find(1, head(6), "key")).toBeUndefined()
  expect(answers.find(1, head(5, "other"), "key")).toBeUndefined()
  expect(answers.find(1, head(5), "other")).toBeUndefined()
  expect(answers.find(2, head(5), "key")).toBeUndefined()
  expect(answers.counters).toEqual({ hits: 1, misses: 4 })
})

test("a read that began before a commit and ends after it does not push out what is newer", () => {
  const answers = new Answers(new ByteBudget(1 << 20))
  const newer = answer("new")
  answers.keep(1, head(6), "key", newer)
  answers.keep(1, head(5), "key", answer("old"))
  expect(answers.find(1, head(6), "key")).toBe(newer)
  expect(answers.find(1, head(5), "key")).toBeUndefined()
})

test("answers of an older head give their bytes back", () => {
  const budget = new ByteBudget(1 << 20)
  const answers = new Answers(budget)
  answers.keep(1, head(5), "a", answer("a"))
  const one = budget.bytes
  answers.keep(1, head(5), "b", answer("b"))
  expect(budget.bytes).toBe(2 * one)
  answers.keep(1, head(6), "a", answer("a"))
  expect(budget.bytes).toBe(one)
})

test("what was asked for longest ago goes first when there is no room", () => {
  const budget = new ByteBudget(10_000)
  const answers = new Answers(budget)
  const long = answer("x".repeat(1_500))
  for (const key of ["a", "b", "c", "d", "e"]) answers.keep(1, head(1), key, long)
  answers.find(1, head(1), "a")
  answers.keep(1, head(1), "f", long)
  expect(answers.find(1, head(1), "a")).toBe(long)
  expect(answers.find(1, head(1), "b")).toBeUndefined()
  expect(budget.bytes).toBeLessThanOrEqual(10_000)
  expect(budget.evictionCount).toBe(1)
})

test("nothing is kept without room", () => {
  const answers = new Answers(new ByteBudget(0))
  answers.keep(1, head(1), "a", answer("a"))
  expect(answers.find(1, head(1), "a")).toBeUndefined()
})
