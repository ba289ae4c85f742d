import { describe, expect, test } from "vitest"
import { type ApiVersion, checkKeyOrder, checkResponse, type EndpointKey } from "../src/index.ts"
import * as samples from "./sample-answers.ts"

const requestId = { request_id: "b4f9c2a6-1111-8222-8333-444455556666" }
const archived = { archived: false }
const oldParagraph = { icon: null, color: "default", text: [samples.richText("Hello")] }

const good: [about: string, ApiVersion, EndpointKey, Record<string, unknown>][] = [
  ["a page", "2026-03-11", "getPage", samples.page],
  ["a page that says archived", "2025-09-03", "getPage", { ...samples.page, ...archived }],
  ["a partial page", "2026-03-11", "createPage", { object: "page", id: "x" }],
  ["a block", "2026-03-11", "getBlock", samples.block],
  ["blocks", "2026-03-11", "listBlockChildren", samples.listOfBlocks],
  ["a data source", "2026-03-11", "getDataSource", samples.dataSource],
  ["a database", "2026-03-11", "getDatabase", samples.database],
  ["a database before data sources", "2022-06-28", "getDatabase", samples.legacyDatabase],
  ["a comment", "2026-03-11", "getComment", samples.comment],
  ["the bot", "2026-03-11", "getSelf", samples.self],
  ["a property item", "2026-03-11", "getPageProperty", samples.numberItem],
  ["property items", "2026-03-11", "getPageProperty", samples.titleItems],
  ["templates", "2026-03-11", "listDataSourceTemplates", samples.templates],
]

describe("answers that are right", () => {
  test.each(good)("%s", (_about, version, key, body) => {
    const answer = { ...body, ...requestId }
    expect(checkResponse(version, key, answer)).toBeUndefined()
    expect(checkKeyOrder(version, answer)).toBeUndefined()
  })

  test("a block whose words are called text, before 2022-02-22", () => {
    const answer = { ...samples.block, paragraph: oldParagraph, ...archived }
    expect(checkResponse("2021-08-16", "getBlock", answer)).toBeUndefined()
    expect(checkKeyOrder("2021-08-16", answer)).toBeUndefined()
  })
})

function without(object: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
}

describe("checkResponse says where and why", () => {
  test.each([
    [
      "2026-03-11",
      "getPage",
      { ...samples.page, ...archived },
      "response.archived should be not present, instead was false",
    ],
    ["2025-09-03", "getPage", samples.page, "response.archived should be defined, instead was undefined"],
    [
      "2026-03-11",
      "getPage",
      without(samples.page, "url"),
      "response.url should be defined, instead was undefined",
    ],
    [
      "2026-03-11",
      "getPage",
      { ...samples.page, properties: { Price: { id: "Abcd", type: "number", number: "4" } } },
      'response.properties.Price.number should be a number or `null`, instead was "4"',
    ],
    [
      "2026-03-11",
      "listBlockChildren",
      {
        ...samples.listOfBlocks,
        results: [
          {
            ...samples.block,
            paragraph: {
              rich_text: [without(samples.richText("a"), "annotations")],
              icon: null,
              color: "default",
            },
          },
        ],
      },
      "response.results[0].paragraph.rich_text[0].annotations should be defined, instead was undefined",
    ],
    [
      "2025-09-03",
      "getDatabase",
      samples.legacyDatabase,
      "response.is_locked should be defined, instead was undefined",
    ],
  ] as [ApiVersion, EndpointKey, unknown, string][])("%s %s", (version, key, body, problem) => {
    expect(checkResponse(version, key, body)).toBe(problem)
  })
})

describe("checkKeyOrder says what stands wrong", () => {
  test("request_id before another key", () => {
    expect(checkKeyOrder("2026-03-11", { ...requestId, ...samples.page })).toBe(
      "request_id is not the last key",
    )
  })

  test("keys of an object in a list", () => {
    const { id, ...rest } = samples.block
    const body = { ...samples.listOfBlocks, results: [{ ...rest, id }] }
    expect(checkKeyOrder("2026-03-11", body)).toMatch(
      /^response\.results\[0\]: keys are object, parent, .*; recorded are object, id, parent/,
    )
  })

  test("keys deep inside", () => {
    const { bold, ...rest } = samples.richText("a").annotations
    const title = [{ ...samples.richText("a"), annotations: { ...rest, bold } }]
    const body = { ...samples.page, properties: { Name: { id: "title", type: "title", title } } }
    expect(checkKeyOrder("2026-03-11", body)).toMatch(
      /^response\.properties\.Name\.title\[0\]\.annotations: keys are italic/,
    )
  })

  test("keys of a payload", () => {
    const paragraph = { color: "default", icon: null, rich_text: [] }
    expect(checkKeyOrder("2026-03-11", { ...samples.block, paragraph })).toMatch(
      /^response\.paragraph: keys are color/,
    )
  })

  test("properties that are not sorted by their decoded ids", () => {
    const { Price, Button } = samples.page.properties
    expect(checkKeyOrder("2026-03-11", { ...samples.page, properties: { Button, Price } })).toBe(
      "response.properties: property Bbcd stands where AbcD belongs",
    )
  })
})
