import { describe, expect, test } from "vitest"
import { coerceQuery } from "../src/index.ts"

describe("coerceQuery", () => {
  test("reads numbers and flags where the endpoint declares them", () => {
    expect(coerceQuery("2026-03-11", "listComments", { block_id: "12", page_size: "20" })).toEqual({
      block_id: "12",
      page_size: 20,
    })
    expect(coerceQuery("2026-03-11", "getPageMarkdown", { include_transcript: "true" })).toEqual({
      include_transcript: true,
    })
  })

  test.each([[{ filter_properties: "a" }], [{ "filter_properties[]": "a" }], [{ filter_properties: ["a"] }]])(
    "collects arrays from either spelling: %j",
    (raw) => {
      expect(coerceQuery("2025-09-03", "queryDataSource", raw)).toEqual({ filter_properties: ["a"] })
    },
  )

  test("joins both spellings", () => {
    const raw = { filter_properties: ["a", "b"], "filter_properties[]": "c" }
    expect(coerceQuery("2022-06-28", "queryDatabase", raw)).toEqual({ filter_properties: ["a", "b", "c"] })
  })

  test("keeps what it does not know, so that the check refuses it", () => {
    expect(coerceQuery("2026-03-11", "getPage", { wings: "2", "more[]": "x" })).toEqual({
      wings: "2",
      "more[]": "x",
    })
  })

  test("keeps what is no number", () => {
    expect(coerceQuery("2026-03-11", "listComments", { page_size: "ten" })).toEqual({ page_size: "ten" })
  })

  test.each([
    ["0", {}],
    ["101", { page_size: 100 }],
    ["-1", { page_size: -1 }],
  ])("clamps the page size of block children: %s", (size, expected) => {
    expect(coerceQuery("2026-03-11", "listBlockChildren", { page_size: size })).toEqual(expected)
  })

  test("leaves the page size of comments to the check", () => {
    expect(coerceQuery("2026-03-11", "listComments", { page_size: "101" })).toEqual({ page_size: 101 })
  })
})
