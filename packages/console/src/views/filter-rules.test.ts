import { expect, test } from "vitest"
import { countRules, filterOf, type Rule, type RuleGroup, rulesOf } from "./filter-rules.ts"
import { narrowFilter } from "./narrow-filter.ts"

const price = { property: "Price", number: { greater_than: 3 } }
const open = { property: "Open", checkbox: { equals: true } }
const due = { property: "Due", date: { this_week: {} } }
const said = { property: "Said", formula: { string: { contains: "x" } } }

test("filters are read as rules and written as they were", () => {
  for (const filter of [
    price,
    said,
    { and: [price, open] },
    { or: [{ and: [price, due] }, said] },
    { and: [{ or: [price, said] }, open] },
    { timestamp: "created_time", created_time: { past_week: {} } },
    { and: [open, { property: "To", rollup: { any: { rich_text: { equals: "x" } } } }] },
  ])
    expect(filterOf(rulesOf(filter))).toEqual(filter)
})

test("rules that lack something are not written", () => {
  const rule: Rule = {
    key: "1",
    property: "Price",
    type: "number",
    kind: "number",
    word: "equals",
    value: undefined,
  }
  const group: RuleGroup = { key: "0", conjunction: "and", items: [rule] }
  expect(filterOf(group)).toBeUndefined()
  expect(countRules(group)).toBe(0)
  expect(filterOf({ ...group, items: [{ ...rule, value: 0 }] })).toEqual({
    property: "Price",
    number: { equals: 0 },
  })
  expect(filterOf({ ...group, items: [{ ...rule, word: "is_empty" }] })).toEqual({
    property: "Price",
    number: { is_empty: true },
  })
})

test("no filter is no rules", () => {
  expect(rulesOf(null).items).toEqual([])
})

test("one more condition keeps to two layers of groups", () => {
  expect(narrowFilter(undefined, open)).toEqual(open)
  expect(narrowFilter(price, undefined)).toEqual(price)
  expect(narrowFilter(price, open)).toEqual({ and: [price, open] })
  expect(narrowFilter({ and: [{ or: [price, due] }] }, open)).toEqual({ and: [{ or: [price, due] }, open] })
  expect(narrowFilter({ or: [price, { and: [due, said] }, { or: [said] }] }, open)).toEqual({
    or: [{ and: [price, open] }, { and: [due, said, open] }, { and: [said, open] }],
  })
})
