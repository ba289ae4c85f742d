import { expect, test } from "vitest"
import { buildProperty } from "../../test/build-schema.ts"
import { convertValue } from "./convert-value.ts"
import type { Property, PropertyType } from "./property.ts"
import type { Value } from "./value.ts"

const option = (name: string) => ({ id: `id-${name}`, name, color: "default", description: null })
const options = { options: [option("Red"), option("Blue")], groups: [] }
const text = (content: string) => [{ type: "text" as const, text: { content, link: null } }]
const user = "22222222-2222-4222-8222-222222222222"

function convert(from: PropertyType, value: Value, to: PropertyType): Value | undefined {
  const config = (type: PropertyType) =>
    type === "select" || type === "multi_select" || type === "status" ? options : { prefix: "T" }
  const property = (type: PropertyType) => buildProperty(type, "Column", config(type)) as Property
  const addOption = (name: string) => `id-${name}`
  return convertValue(value, { from: property(from), to: property(to) }, addOption)
}

test.each<[PropertyType, Value, PropertyType, Value | undefined]>([
  ["number", 12.5, "rich_text", text("12.5")],
  ["rich_text", text("$1,234.50"), "number", 1234.5],
  ["rich_text", text("12 %"), "number", 0.12],
  ["rich_text", text("twelve"), "number", undefined],
  ["rich_text", text("  "), "url", undefined],
  ["rich_text", text("a, b, a"), "multi_select", ["id-a", "id-b"]],
  ["rich_text", text("a, b"), "select", "id-a"],
  ["rich_text", text("red"), "status", "id-Red"],
  ["rich_text", text("green"), "status", undefined],
  ["rich_text", text("yes"), "checkbox", true],
  ["rich_text", text("no"), "checkbox", undefined],
  ["rich_text", text("2026-02-03"), "date", { start: "2026-02-03", end: null, time_zone: null }],
  ["rich_text", text("someday"), "date", undefined],
  ["rich_text", text(`${user}, nobody`), "people", [{ object: "user", id: user }]],
  ["people", [{ object: "user", id: user }], "rich_text", text(user)],
  ["people", [{ object: "user", id: user }], "files", undefined],
  ["multi_select", ["id-Red", "id-Blue"], "rich_text", text("Red, Blue")],
  ["multi_select", ["id-Blue", "id-Red"], "select", "id-Blue"],
  ["select", "id-Red", "multi_select", ["id-Red"]],
  ["select", "id-Red", "status", "id-Red"],
  ["select", "id-Red", "email", "Red"],
  ["checkbox", true, "rich_text", text("Yes")],
  ["unique_id", 7, "rich_text", text("T-7")],
  [
    "date",
    { start: "2026-02-03", end: "2026-02-05", time_zone: null },
    "rich_text",
    text("2026-02-03 → 2026-02-05"),
  ],
  [
    "url",
    "https://a.example/b.png",
    "files",
    [{ name: "https://a.example/b.png", type: "external", external: { url: "https://a.example/b.png" } }],
  ],
  ["rich_text", text("anything"), "formula", undefined],
])("%s %j as %s", (from, value, to, expected) => {
  expect(convert(from, value, to)).toEqual(expected)
})
