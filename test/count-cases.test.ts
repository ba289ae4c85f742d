import { expect, test } from "vitest"
import { countCases, overstated } from "./count-cases.ts"

const calls = [
  "GET /v1/users/me 2026-03-11 200 [x] users > tells",
  "GET /v1/users/me 2026-03-11 200 [x] users > tells",
  "GET /v1/users/me 2025-09-03 200 [y] users > tells",
  "GET /v1/users/me 2026-03-11 401 [x] users > tells",
  "GET /v1/users/me 2026-03-11 200",
  "GET /v1/nothing 2026-03-11 400 [x] users > tells",
  "",
]

test("a case counts once, calls outside of cases do not", () => {
  expect([...countCases(calls)]).toEqual([["getSelf", { success: 2, failure: 1 }]])
})

test("what is told may be less than there is, not more", () => {
  const counts = countCases(calls)
  expect(overstated({ getSelf: { success: 1, failure: 1 } }, counts)).toEqual([])
  expect(
    overstated({ getSelf: { success: 3, failure: 2 }, search: { success: 1, failure: 0 } }, counts),
  ).toEqual([
    "getSelf succeeds in 2 cases, not in 3",
    "getSelf fails in 1 cases, not in 2",
    "search succeeds in 0 cases, not in 1",
  ])
})
