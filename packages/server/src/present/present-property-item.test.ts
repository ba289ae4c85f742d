import type { Property, PropertyType, Value } from "@inkling/engine"
import { expect, test } from "vitest"
import { presentContext } from "../../test/present-context.ts"
import {
  isListItem,
  presentPropertyItem,
  presentPropertyItemList,
  presentPropertyItems,
} from "./present-property-item.ts"

const page = { created_at: 0, created_by: "ann", edited_at: 0, edited_by: "bob" }
const context = presentContext({ user: (id) => ({ object: "user", id }) })

function column(type: PropertyType, config: object = {}): Property {
  return { pk: 1, id: "a;b{", name: "Column", description: null, type, config } as unknown as Property
}

const items = (type: PropertyType, value: Value | undefined, config?: object) =>
  presentPropertyItems(column(type, config), value, page, context)

test("a single value is an item of its own", () => {
  const item = presentPropertyItem(column("number"), 2, page, context)
  expect(JSON.stringify(item)).toBe(
    JSON.stringify({ object: "property_item", type: "number", id: "a%3Bb%7B", number: 2 }),
  )
})

test("texts, people and relations are an item for each element, none when empty", () => {
  const text = (content: string) => ({ type: "text" as const, text: { content, link: null } })
  expect(items("rich_text", [text("a"), text("b")]).map((item) => item["rich_text"])).toMatchObject([
    { plain_text: "a" },
    { plain_text: "b" },
  ])
  expect(items("people", [{ object: "user", id: "u" }])).toEqual([
    { object: "property_item", type: "people", id: "a%3Bb%7B", people: { object: "user", id: "u" } },
  ])
  const ids = Array.from({ length: 30 }, (_, at) => `p${at}`)
  expect(items("relation", ids).map((item) => item["relation"])).toEqual(ids.map((id) => ({ id })))
  expect(items("title", undefined)).toEqual([])
})

test("a list says where it goes on", () => {
  const list = presentPropertyItemList(column("relation"), [], {
    cursor: "c",
    url: "https://api.example/next",
  })
  expect(JSON.stringify(list)).toBe(
    JSON.stringify({
      object: "list",
      results: [],
      next_cursor: "c",
      has_more: true,
      type: "property_item",
      property_item: { id: "a%3Bb%7B", next_url: "https://api.example/next", type: "relation", relation: {} },
    }),
  )
  const whole = { type: "number", number: 3, function: "sum" }
  const rollup = presentPropertyItemList(column("rollup", { function: "sum" }), [], null, whole)
  expect(rollup).toMatchObject({
    has_more: false,
    next_cursor: null,
    property_item: { next_url: null, rollup: whole },
  })
})

test("only what may be long is a list", () => {
  const types: PropertyType[] = [
    "title",
    "rich_text",
    "people",
    "relation",
    "rollup",
    "files",
    "multi_select",
  ]
  expect(types.filter(isListItem)).toEqual(["title", "rich_text", "people", "relation", "rollup"])
})
