import { describe, expect, test } from "vitest"
import { type Cursor, decodeCursor, encodeCursor, hmacSigner, queryHash } from "./cursor.ts"

const sign = hmacSigner("a secret")
const cursor: Cursor = {
  epoch: "e1",
  query: queryHash({ filter: { property: "A" } }),
  now: 1_782_000_000_000,
  returnedCount: 200,
  rank: { keys: [null, -1.5, "größer \ud83d\ude00 \ud800", [0, 3]], createdAtMs: 1_781_999_999_123, pk: 7 },
}

test("a cursor comes back as it was", () => {
  expect(decodeCursor(encodeCursor(cursor, sign), cursor, sign)).toEqual(cursor)
})

describe("cursors are refused", () => {
  const text = encodeCursor(cursor, sign)
  test.each([
    ["of another epoch", text, { ...cursor, epoch: "e2" }],
    ["of another query", text, { ...cursor, query: queryHash({}) }],
    ["with a changed body", `x${text.slice(1)}`, cursor],
    ["with a changed signature", `${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`, cursor],
    ["cut short", text.slice(0, -1), cursor],
    ["without a signature", text.split(".")[0]!, cursor],
    ["with something added", `${text}A`, cursor],
    ["with a second signature", `${text}.${text.split(".")[1]}`, cursor],
    ["that are a row's id", "38c9ce7b-60a4-81df-8195-e1e6a34e4fc4", cursor],
    ["that are empty", "", cursor],
    ["that are a dot", ".", cursor],
  ])("%s", (_name, given, expected) => {
    expect(decodeCursor(given, expected, sign)).toBeUndefined()
  })

  test("signed with another secret", () => {
    expect(decodeCursor(text, cursor, hmacSigner("another"))).toBeUndefined()
  })
})

describe("the hash of a query", () => {
  test("does not depend on the order of keys", () => {
    expect(queryHash({ a: 1, b: { c: 2, d: [3, 4] } })).toBe(queryHash({ b: { d: [3, 4], c: 2 }, a: 1 }))
  })

  test.each([
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: 1 }, { a: "1" }],
    [{ a: {} }, { a: [] }],
    [{}, { a: null }],
    [undefined, {}],
  ])("tells %j from %j", (a, b) => {
    expect(queryHash(a)).not.toBe(queryHash(b))
  })
})
