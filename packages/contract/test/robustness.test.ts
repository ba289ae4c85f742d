import { describe, expect, test } from "vitest"
import { showValue } from "../src/explain/show-value.ts"
import { checkRequest, explainRequest } from "../src/index.ts"

const id = "b4f9c2a6-1111-4222-8333-444455556666"

function nested(levels: number): unknown {
  let value: unknown = "leaf"
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

function explainAppend(body: unknown): string {
  const request = { path: { block_id: id }, query: {}, body }
  expect(checkRequest("2026-03-11", "appendBlockChildren", request)).toBe(false)
  return explainRequest("2026-03-11", "appendBlockChildren", request)
}

describe("hostile bodies", () => {
  test("a hundred thousand levels deep are refused without following them", () => {
    expect(explainAppend({ children: nested(100_000) }).length).toBeLessThan(10_000)
    expect(explainAppend(nested(100_000)).length).toBeLessThan(200)
  })

  test("blocks nested in blocks a thousand times are refused at the third level", () => {
    let block: Record<string, unknown> = { divider: {} }
    for (let i = 0; i < 1000; i++) block = { toggle: { rich_text: [], children: [block] } }
    expect(explainAppend({ children: [block] })).toMatch(
      /^body failed validation: (body\.children\[0\])\.toggle\.children\[0\]\.toggle\.children\[0\]\.toggle\.children should be not present/,
    )
  })

  test("ten megabytes in one value are quoted in 55 characters", () => {
    const message = explainAppend({ children: "x".repeat(10_000_000) })
    expect(message).toBe(
      `body failed validation: body.children should be an array, instead was \`"${"x".repeat(54)}...\`.`,
    )
  })

  test("a million children are counted, not read", () => {
    expect(explainAppend({ children: new Array(1_000_000).fill({ note: {} }) })).toBe(
      "body failed validation: body.children.length should be ≤ `100`, instead was `1000000`.",
    )
  })

  test("keys of Object.prototype are keys like others", () => {
    for (const key of ["constructor", "toString", "__proto__", "hasOwnProperty"])
      expect(explainAppend(JSON.parse(`{"children":[],"${key}":1}`))).toBe(
        `body failed validation: body.${key} should be not present, instead was \`1\`.`,
      )
  })
})

describe("showValue", () => {
  test.each([
    [undefined, "undefined"],
    [null, "null"],
    [12.5, "12.5"],
    ['a"b', '"a\\"b"'],
    [{ a: [1, { b: null }], c: "é" }, '{"a":[1,{"b":null}],"c":"é"}'],
    [[], "[]"],
    ["x".repeat(53), `"${"x".repeat(53)}"`],
    ["x".repeat(54), `"${"x".repeat(54)}...`],
    [{ a: undefined, b: 1 }, '{"b":1}'],
  ])("quotes %j", (value, shown) => {
    expect(showValue(value)).toBe(shown)
  })

  test("writes what JSON.stringify would, cut", () => {
    const value = [
      { object: "block", type: "quote", quote: { rich_text: [{ text: { content: "a\n\u2028\ud800" } }] } },
    ]
    expect(showValue(value)).toBe(`${JSON.stringify(value).slice(0, 55)}...`)
  })
})
