import { expect, test } from "vitest"
import { buildProperty, otherSource } from "../../../test/build-schema.ts"
import type { Property } from "../../properties/property.ts"
import type { Value } from "../../properties/value.ts"
import type { RichText } from "../../rich-text/rich-text.ts"
import { formulaDate, formulaMoment, type PropertyLookup, readPropertyValue } from "./read-property-value.ts"

const options = [{ id: "o1", name: "One", color: "red", description: null }]
const lookup: PropertyLookup = {
  names: { user: (id) => id.toUpperCase(), page: (id) => `page ${id}`, database: () => undefined },
  person: (id) => ({ kind: "person", id, name: id.toUpperCase(), email: null }),
}
const plain: RichText = [
  { type: "text", text: { content: "a ", link: null } },
  { type: "mention", mention: { type: "page", page: { id: "p1" } } },
]
const looks: RichText = [
  {
    type: "text",
    text: { content: "x", link: { url: "https://a.example" } },
    annotations: { bold: true, color: "red" },
  },
  { type: "text", text: { content: "y", link: null } },
]
const ada = { kind: "person", id: "ada", name: "ADA", email: null }
const file = { name: "f.png", type: "external" as const, external: { url: "https://a.example/f.png" } }

test.each<[Property, Value | undefined, unknown]>([
  [buildProperty("title", "T"), plain, "a page p1"],
  [buildProperty("title", "T"), undefined, ""],
  [
    buildProperty("rich_text", "T"),
    looks,
    {
      kind: "styled",
      plain: "xy",
      runs: [{ text: "x", styles: ["b", "red"], link: "https://a.example" }, { text: "y" }],
    },
  ],
  [buildProperty("url", "U"), undefined, ""],
  [buildProperty("number", "N"), 0, 0],
  [buildProperty("number", "N"), undefined, null],
  [buildProperty("checkbox", "C"), undefined, false],
  [buildProperty("checkbox", "C"), true, true],
  [buildProperty("select", "S", { options }), "o1", "One"],
  [buildProperty("select", "S", { options }), "gone", ""],
  [buildProperty("status", "S", { options, groups: [] }), undefined, ""],
  [buildProperty("multi_select", "M", { options }), ["gone", "o1"], ["One"]],
  [buildProperty("multi_select", "M", { options }), undefined, []],
  [buildProperty("date", "D"), undefined, null],
  [buildProperty("people", "P"), [{ object: "user", id: "ada" }], [ada]],
  [buildProperty("created_by", "P"), [{ object: "user", id: "ada" }], ada],
  [
    buildProperty("relation", "R", { data_source_id: otherSource, kind: "single_property" }),
    ["p1"],
    [{ kind: "page", id: "p1" }],
  ],
  [buildProperty("files", "F"), [file], ["f.png"]],
  [buildProperty("unique_id", "I", { prefix: "TASK", next: 2 }), 12, "TASK-12"],
  [buildProperty("unique_id", "I", { prefix: null, next: 2 }), 12, "12"],
  [buildProperty("verification", "V"), undefined, ""],
  [buildProperty("button", "B"), undefined, null],
])("%j holding %j", (property, value, expected) => {
  expect(readPropertyValue(property, value, lookup)).toEqual(expected)
})

test("dates keep how they were written, moments have no writing", () => {
  const written = { start: "2026-01-02T10:00:00.000+02:00", end: null, time_zone: null }
  const startMs = Date.UTC(2026, 0, 2, 8)
  expect(formulaDate(written)).toEqual({ kind: "date", startMs, endMs: null, hasTime: true, written })
  expect(formulaDate({ ...written, start: "soon" })).toBeNull()
  expect(formulaMoment(startMs + 59_999)).toEqual({ kind: "date", startMs, endMs: null, hasTime: true })
})
