import { describe, expect, test } from "vitest"
import { buildProperty, otherSource, ownSource } from "../../../test/build-schema.ts"
import type { Property } from "../../properties/property.ts"
import { describeType } from "./formula-type.ts"
import { schemaOf } from "./schema-of.ts"

const rollup = (name: string, of: string, target: string, function_: string) =>
  buildProperty("rollup", name, { relation_property_id: of, rollup_property_id: target, function: function_ })
const formula = (name: string, expression: string) => buildProperty("formula", name, { expression })

function typeOf(name: string, own: readonly Property[], others: readonly Property[] = []): string {
  const sources: Record<string, readonly Property[]> = { [ownSource]: own, [otherSource]: others }
  const property = schemaOf(ownSource, (id) => sources[id]).byName(name, ownSource)
  return property ? describeType(property.type) : "unknown"
}

const relation = buildProperty("relation", "Items", { data_source_id: otherSource, kind: "single_property" })

describe("a property's type", () => {
  test.each([
    ["title", "a text"],
    ["url", "a text"],
    ["unique_id", "a text"],
    ["place", "a text"],
    ["number", "a number"],
    ["checkbox", "a boolean"],
    ["date", "a date"],
    ["created_time", "a date"],
    ["created_by", "a person"],
    ["people", "a list of people"],
    ["files", "a list of texts"],
    ["button", "any value"],
  ] as const)("of a %s is %s", (type, expected) => {
    expect(typeOf("Column", [buildProperty(type, "Column")])).toBe(expected)
  })

  test("of a relation is a list of pages of its target", () => {
    const schema = schemaOf(ownSource, () => [relation])
    expect(schema.byName("Items", ownSource)?.type).toEqual({
      kind: "list",
      of: { kind: "page", source: otherSource },
    })
  })

  test("of a formula is what it gives, through other formulas", () => {
    const own = [
      formula("Aaaa", 'prop("Bbbb") > 1'),
      formula("Bbbb", 'length(prop("Name"))'),
      buildProperty("title", "Name"),
    ]
    expect(typeOf("Aaaa", own)).toBe("a boolean")
    expect(typeOf("Bbbb", own)).toBe("a number")
  })

  test("of a formula that does not parse any more, or depends on itself, is open", () => {
    expect(typeOf("Aaaa", [formula("Aaaa", "1 +")])).toBe("any value")
    expect(typeOf("Aaaa", [formula("Aaaa", 'prop("Bbbb")'), formula("Bbbb", 'prop("Aaaa")')])).toBe(
      "any value",
    )
  })

  test("of a rollup is its function's, and a list of the target's type", () => {
    const others = [buildProperty("number", "Amount"), buildProperty("multi_select", "Tags", { options: [] })]
    expect(typeOf("Roll", [relation, rollup("Roll", "item", "amou", "sum")], others)).toBe("a number")
    expect(typeOf("Roll", [relation, rollup("Roll", "item", "amou", "latest_date")], others)).toBe("a date")
    expect(typeOf("Roll", [relation, rollup("Roll", "item", "amou", "show_original")], others)).toBe(
      "a list of numbers",
    )
    expect(typeOf("Roll", [relation, rollup("Roll", "item", "tags", "show_unique")], others)).toBe(
      "a list of texts",
    )
    expect(typeOf("Roll", [relation, rollup("Roll", "item", "gone", "show_original")], others)).toBe("a list")
    expect(typeOf("Roll", [rollup("Roll", "item", "amou", "show_original")], others)).toBe("a list")
  })

  test("of a rollup over a formula of the other data source is read there", () => {
    const others = [buildProperty("title", "Name"), formula("Long", 'length(prop("Name")) > 3')]
    const own = [
      relation,
      rollup("Roll", "item", "long", "show_original"),
      buildProperty("number", "Name", {}, "name"),
    ]
    expect(typeOf("Roll", own, others)).toBe("a list of booleans")
  })

  test("is not followed past fifteen layers", () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, at) =>
        buildProperty(
          "formula",
          `F${at}`,
          { expression: at === length - 1 ? "1" : `prop("F${at + 1}")` },
          `f${at}__`,
        ),
      )
    expect(typeOf("F0", chain(14))).toBe("a number")
    expect(typeOf("F0", chain(20))).toBe("any value")
  })
})

test("a page's own times and people have types without a property", () => {
  const schema = schemaOf(ownSource, () => [])
  expect(schema.byId("created_time", ownSource)?.type.kind).toBe("date")
  expect(schema.byId("last_edited_by", ownSource)?.type.kind).toBe("person")
  expect(schema.byId("toString", ownSource)).toBeUndefined()
})
