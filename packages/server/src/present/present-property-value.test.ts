import type { Property, PropertyType, Value } from "@inkling/engine"
import { describe, expect, test } from "vitest"
import { presentContext } from "../../test/present-context.ts"
import { presentPropertyValue, presentPropertyValues } from "./present-property-value.ts"

const page = {
  created_at: Date.UTC(2026, 0, 2, 3, 4, 56),
  created_by: "ann",
  edited_at: Date.UTC(2026, 0, 2, 5, 6, 7),
  edited_by: "bob",
}
const context = presentContext({ user: (id) => ({ object: "user", id }) })
const options = [
  { id: "o1", name: "One", color: "red", description: "first" },
  { id: "o2", name: "Two", color: "default", description: null },
]

function column(type: PropertyType, config: object = {}): Property {
  return { pk: 1, id: "a;b{", name: "Column", description: null, type, config } as unknown as Property
}

function shown(type: PropertyType, value: Value | undefined, config?: object): string {
  return JSON.stringify(presentPropertyValue(column(type, config), value, page, context))
}

const wire = (type: string, value: unknown, more: object = {}) =>
  JSON.stringify({ id: "a%3Bb%7B", type, [type]: value, ...more })

describe("a value on the wire", () => {
  test.each<[PropertyType, Value | undefined, unknown, object?]>([
    ["number", 17, 17],
    ["checkbox", true, true],
    ["url", "https://a.example", "https://a.example"],
    ["select", "o1", { id: "o1", name: "One", color: "red" }, { options }],
    ["select", "gone", null, { options }],
    ["status", "o2", { id: "o2", name: "Two", color: "default" }, { options, groups: [] }],
    ["multi_select", ["o2", "gone"], [{ id: "o2", name: "Two", color: "default" }], { options }],
    [
      "date",
      { time_zone: null, end: null, start: "2026-01-01" },
      { start: "2026-01-01", end: null, time_zone: null },
    ],
    [
      "people",
      [
        { object: "user", id: "u" },
        { object: "group", id: "g" },
      ],
      [
        { object: "user", id: "u" },
        { object: "group", id: "g", name: "All" },
      ],
    ],
    [
      "files",
      [{ name: "x", type: "external", external: { url: "https://a.example/x" } }],
      [{ name: "x", type: "external", external: { url: "https://a.example/x" } }],
    ],
    ["unique_id", 3, { prefix: "T", number: 3 }, { prefix: "T", next: 4 }],
    [
      "place",
      { google_place_id: null, aws_place_id: null, address: "Berlin", name: null, lon: 13.4, lat: 52.5 },
      { lat: 52.5, lon: 13.4, name: null, address: "Berlin", aws_place_id: null, google_place_id: null },
    ],
    [
      "verification",
      { state: "verified", verified_by: "u", date: null },
      { state: "verified", verified_by: { object: "user", id: "u" }, date: null },
    ],
    [
      "verification",
      {
        state: "verified",
        verified_by: null,
        date: { start: "2026-01-02", end: "2026-06-26", time_zone: null },
      },
      {
        state: "expired",
        verified_by: null,
        date: { start: "2026-01-02", end: "2026-06-26", time_zone: null },
      },
    ],
    [
      "verification",
      {
        state: "verified",
        verified_by: null,
        date: { start: "2026-01-02", end: "2026-06-27", time_zone: null },
      },
      {
        state: "verified",
        verified_by: null,
        date: { start: "2026-01-02", end: "2026-06-27", time_zone: null },
      },
    ],
    ["created_time", undefined, "2026-01-02T03:04:00.000Z"],
    ["last_edited_time", undefined, "2026-01-02T05:06:00.000Z"],
    ["created_by", undefined, { object: "user", id: "ann" }],
    ["last_edited_by", undefined, { object: "user", id: "bob" }],
    ["button", undefined, {}],
  ])("of %s %j", (type, value, expected, config) => {
    expect(shown(type, value, config)).toBe(wire(type, expected))
  })

  test.each<[PropertyType, unknown, object?]>([
    ["title", []],
    ["rich_text", []],
    ["number", null],
    ["select", null, { options }],
    ["status", null, { options, groups: [] }],
    ["multi_select", [], { options }],
    ["date", null],
    ["people", []],
    ["files", []],
    ["checkbox", false],
    ["url", null],
    ["email", null],
    ["phone_number", null],
    ["place", null],
    ["verification", { state: "unverified", verified_by: null, date: null }],
    ["unique_id", { prefix: null, number: null }, { prefix: null, next: 1 }],
    ["formula", { type: "string", string: null }],
    ["rollup", { type: "unsupported", unsupported: {}, function: "max" }, { function: "max" }],
  ])("of an empty %s is %j", (type, expected, config) => {
    expect(shown(type, undefined, config)).toBe(wire(type, expected))
  })

  test("of a relation says whether there are more than the 25 shown", () => {
    const ids = Array.from({ length: 26 }, (_, at) => `page-${at}`)
    const all = (count: number) => ids.slice(0, count).map((id) => ({ id }))
    expect(shown("relation", ids)).toBe(wire("relation", all(25), { has_more: true }))
    expect(shown("relation", ids.slice(0, 25))).toBe(wire("relation", all(25), { has_more: false }))
    expect(shown("relation", undefined)).toBe(wire("relation", [], { has_more: false }))
  })

  test("of people stops at 25", () => {
    const people = Array.from({ length: 26 }, (_, at) => ({ object: "user" as const, id: `u${at}` }))
    expect(JSON.parse(shown("people", people)).people).toHaveLength(25)
  })
})

test("a page's values stand in order of raw ids, shorter ones first, whatever the schema's order", () => {
  const named = (id: string, name: string): Property => ({ ...column("checkbox"), id, name }) as Property
  const schema = [named("title", "A"), named("~bcd", "B"), named("Zbcd", "C"), named(";bcd", "D")]
  expect(Object.keys(presentPropertyValues(schema, {}, page, context))).toEqual(["D", "C", "B", "A"])
})
