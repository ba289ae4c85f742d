import { ApiError } from "@inkling/contract"
import { describe, expect, test } from "vitest"
import { buildProperty } from "../../test/build-schema.ts"
import { seededIds } from "../ids/new-ids.ts"
import { type HostedFile, newContentContext } from "../rich-text/content-context.ts"
import { defaultValues, parseValues } from "./parse-values.ts"
import type { Property, PropertyType } from "./property.ts"
import type { Value } from "./value.ts"

const actor = "00000000-0000-4000-8000-0000000000f1"
const user = "22222222-2222-4222-8222-222222222222"
const page = "33333333-3333-8333-8333-333333333333"
const upload = "44444444-4444-8444-8444-444444444444"
const hosted: HostedFile = { type: "hosted", hosted: { key: "k1", name: "a.png" } }
const ours = "https://inkling.example/files/1/k1?signature=x"

const option = (name: string, color = "default") => ({ id: `id-${name}`, name, color, description: null })
const select = { options: [option("Open", "gray"), option("Done", "green")] }
const status = {
  options: select.options,
  groups: [{ id: "g", name: "To-do", color: "gray", option_ids: ["id-Open", "id-Done"] }],
}

function parse(request: Record<string, unknown>, ...schema: Property[]) {
  const content = newContentContext(new Map([[upload, hosted]]), (url) => (url === ours ? hosted : undefined))
  const parsed = parseValues(request, schema, { content, ids: seededIds(1, { now: () => 0 }), actor })
  return { ...parsed, references: content.references }
}

function columnOf(type: PropertyType): Property {
  const configs: Partial<Record<PropertyType, object>> = { select, multi_select: select, status }
  return buildProperty(type, "Column", configs[type] ?? {}, "col_") as Property
}

function parseOne(type: PropertyType, value: unknown): Value | null | undefined {
  return parse({ Column: { [type]: value } }, columnOf(type)).patch["col_"]
}

function messageOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof ApiError) return `${error.status} ${error.message}`
    throw error
  }
  throw new Error("nothing was thrown")
}

const text = [{ type: "text", text: { content: "Hi", link: null } }]

describe("values", () => {
  test.each<[PropertyType, unknown, unknown]>([
    ["rich_text", [{ text: { content: "Hi" } }], text],
    ["rich_text", [], null],
    ["number", 0, 0],
    ["number", null, null],
    ["checkbox", true, true],
    ["checkbox", false, null],
    ["url", "https://a.example", "https://a.example"],
    ["phone_number", null, null],
    ["select", { name: "Done" }, "id-Done"],
    ["select", { name: "done" }, "id-Done"],
    ["select", { id: "id-Open" }, "id-Open"],
    ["select", { id: "gone", name: "Open", color: "gray" }, "id-Open"],
    ["select", null, null],
    ["multi_select", [{ name: "Done" }, { id: "id-Open" }, { name: "Done" }], ["id-Done", "id-Open"]],
    ["multi_select", [], null],
    ["status", { name: "Done" }, "id-Done"],
    ["status", null, "id-Open"],
    ["date", { start: "2026-06-15" }, { start: "2026-06-15", end: null, time_zone: null }],
    ["date", null, null],
    [
      "people",
      [{ id: user }, { object: "user", id: user.replaceAll("-", "") }],
      [{ object: "user", id: user }],
    ],
    ["people", [{ object: "group", id: user }], [{ object: "group", id: user }]],
    ["people", [], null],
    [
      "files",
      [{ name: "x", external: { url: "https://a.example/x.png" } }, { file_upload: { id: upload } }],
      [
        { name: "x", type: "external", external: { url: "https://a.example/x.png" } },
        { name: "a.png", ...hosted },
      ],
    ],
    ["files", [{ name: "kept", file: { url: ours } }], [{ name: "kept", ...hosted }]],
    [
      "files",
      [{ name: "far", file: { url: "https://s3.example/far.png" } }],
      [{ name: "far", type: "external", external: { url: "https://s3.example/far.png" } }],
    ],
    [
      "place",
      { lat: 52.52, lon: 13.4, address: "Berlin" },
      { lat: 52.52, lon: 13.4, name: null, address: "Berlin", aws_place_id: null, google_place_id: null },
    ],
    ["place", null, null],
    ["verification", { state: "verified" }, { state: "verified", verified_by: actor, date: null }],
    ["verification", { state: "unverified" }, null],
  ])("of %s: %j", (type, written, stored) => {
    expect(parseOne(type, written)).toEqual(stored)
  })

  test("are keyed by name or id, encoded or raw, and may carry type, id and has_more", () => {
    const column = buildProperty("number", "How many?", {}, "a;b{")
    for (const key of ["How many?", "a;b{", "a%3Bb%7B"]) {
      expect(parse({ [key]: { id: "a%3Bb%7B", type: "number", number: 3 } }, column).patch).toEqual({
        "a;b{": 3,
      })
    }
    expect(parse({ Column: { relation: [], has_more: false } }, columnOf("relation")).relations).toHaveLength(
      1,
    )
  })

  test("may be bare", () => {
    const title = buildProperty("title", "Name")
    expect(parse({ title: [{ text: { content: "Hi" } }] }, title).patch).toEqual({ title: text })
    expect(parse({ Column: null }, columnOf("number")).patch).toEqual({ col_: null })
    expect(parse({ Column: { name: "Done" } }, columnOf("select")).patch).toEqual({ col_: "id-Done" })
  })

  test("name related pages for the caller to find, each once", () => {
    const { patch, relations } = parse(
      { Column: { relation: [{ id: page.replaceAll("-", "") }, { id: page }] } },
      columnOf("relation"),
    )
    expect(patch).toEqual({})
    expect(relations).toEqual([{ property: columnOf("relation"), pageIds: [page] }])
  })

  test("note people, to be looked up", () => {
    expect([...parse({ Column: { people: [{ id: user }] } }, columnOf("people")).references.users]).toEqual([
      user,
    ])
  })
})

describe("new options", () => {
  test("are made once for a name nobody has", () => {
    const column = columnOf("multi_select")
    const { patch, grown } = parse(
      { Column: { multi_select: [{ name: "New", color: "red" }, { name: "new" }] } },
      column,
    )
    expect(grown).toHaveLength(1)
    const options = grown[0]?.config as { options: { id: string; name: string; color: string }[] }
    expect(options.options.map(({ name, color }) => `${name} ${color}`)).toEqual([
      "Open gray",
      "Done green",
      "New red",
    ])
    expect(patch["col_"]).toEqual([options.options[2]?.id])
  })

  test("are not needed for names that exist", () => {
    expect(parse({ Column: { select: { name: "Done", color: "green" } } }, columnOf("select")).grown).toEqual(
      [],
    )
  })
})

describe("a page write is refused", () => {
  const schema = [
    buildProperty("rich_text", "Value"),
    buildProperty("files", "Link"),
    buildProperty("title", "Name"),
  ]

  test.each<[string, Record<string, unknown>, string]>([
    [
      "for unknown properties",
      { A: { number: 1 }, B: [] },
      "400 A is not a property that exists. B is not a property that exists.",
    ],
    [
      "for values of other types",
      { Value: { url: "x" }, Link: { url: "x" } },
      "400 Value is expected to be rich_text. Link is expected to be files.",
    ],
    [
      "for null as a title",
      { Name: null, Value: [] },
      '400 Body Validation Failed. Fix the following:\nInvalid property value for: "Name".',
    ],
  ])("%s", (_what, request, message) => {
    expect(messageOf(() => parse(request, ...schema))).toBe(message)
  })

  test.each<[PropertyType, unknown, string]>([
    ["select", { name: "a, b" }, "400 Invalid select option, commas not allowed: a, b"],
    ["select", { id: "gone" }, '400 col_ is an invalid select option "gone".'],
    ["select", { name: "Done", color: "red" }, "400 Select option color doesn't match existing"],
    ["status", { name: "Gone" }, '400 Invalid status option. Status option "Gone" does not exist".'],
    ["files", [{ file_upload: { id: page } }], "neither an external link nor a finished upload"],
    ["number", Number.POSITIVE_INFINITY, 'Invalid property value for: "Column".'],
    ["formula", { string: "x" }, "400 Column is of type formula"],
    ["created_time", "2026-01-01", "400 Column is of type created_time"],
    ["unique_id", { number: 4 }, "400 Column is of type unique_id"],
    ["button", {}, "400 Column is of type button"],
  ])("for %s %j", (type, value, message) => {
    expect(messageOf(() => parseOne(type, value))).toContain(message)
  })
})

test("a new row has each status's default", () => {
  expect(defaultValues([columnOf("status"), buildProperty("number", "Cost")])).toEqual({ col_: "id-Open" })
})
