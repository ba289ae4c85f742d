import type { Property, PropertyType } from "@inkling/engine"
import { describe, expect, test } from "vitest"
import { presentContext } from "../../test/present-context.ts"
import { presentPropertySchema, presentPropertySchemas } from "./present-property-schema.ts"

const own = "11111111-1111-8111-8111-111111111111"
const target = "22222222-2222-8222-8222-222222222222"
const database = "33333333-3333-4333-8333-333333333333"

function column(id: string, name: string, type: PropertyType, config: object = {}): Property {
  return { pk: 1, id, name, description: null, type, config } as unknown as Property
}

const twin = column("t:in", "Buyers", "relation")
const relation = column("a;b{", "Bought", "relation", {
  data_source_id: target,
  kind: "dual_property",
  synced_property_id: "t:in",
})
const oneWay = column("oneW", "Seen", "relation", { data_source_id: target, kind: "single_property" })
const rollup = column("roll", "Names", "rollup", {
  relation_property_id: "a;b{",
  rollup_property_id: "t:in",
  function: "count",
})
const context = presentContext({
  dataSource: (id) => (id === target ? { id, databaseId: database, properties: [twin] } : undefined),
})
const shown = (property: Property, properties: readonly Property[] = [property]) =>
  JSON.stringify(presentPropertySchema(property, properties, context))

describe("a column on the wire", () => {
  const option = { description: null, color: "red", name: "One", id: "o1" }
  const optionWire = { id: "o1", name: "One", color: "red", description: null }

  test.each<[Property, unknown]>([
    [column("abcd", "C", "title"), {}],
    [column("abcd", "C", "number", { format: "euro" }), { format: "euro" }],
    [column("abcd", "C", "select", { options: [option] }), { options: [optionWire] }],
    [
      column("abcd", "C", "status", {
        groups: [{ option_ids: ["o1"], color: "gray", name: "To-do", id: "g" }],
        options: [option],
      }),
      { options: [optionWire], groups: [{ id: "g", name: "To-do", color: "gray", option_ids: ["o1"] }] },
    ],
    [column("abcd", "C", "unique_id", { next: 4, prefix: "T" }), { prefix: "T" }],
    [
      column("abcd", "C", "formula", { expression: `{{notion:block_property:x:${own}}}` }),
      { expression: `{{notion:block_property:x:${own}:${context.workspaceId}}}` },
    ],
  ])("%j", (property, config) => {
    const { type } = property
    expect(shown(property)).toBe(
      JSON.stringify({ id: "abcd", name: "C", description: null, type, [type]: config }),
    )
  })

  test("a relation names its twin by its present name, ids encoded", () => {
    expect(JSON.parse(shown(relation)).relation).toEqual({
      database_id: database,
      data_source_id: target,
      type: "dual_property",
      dual_property: { synced_property_name: "Buyers", synced_property_id: "t%3Ain" },
    })
    expect(JSON.parse(shown(oneWay)).relation).toEqual({
      database_id: database,
      data_source_id: target,
      type: "single_property",
      single_property: {},
    })
  })

  test("a rollup has raw ids and its function last", () => {
    expect(JSON.stringify(JSON.parse(shown(rollup, [relation, rollup])).rollup)).toBe(
      JSON.stringify({
        rollup_property_name: "Buyers",
        relation_property_name: "Bought",
        rollup_property_id: "t:in",
        relation_property_id: "a;b{",
        function: "count",
      }),
    )
  })
})

describe("columns over what the caller may not see", () => {
  const uses = (id: string, name: string, of: string) =>
    column(id, name, "formula", { expression: `{{notion:block_property:${of}:${own}}}` })
  const schema = [
    relation,
    rollup,
    uses("fone", "F1", "roll"),
    uses("ftwo", "F2", "fone"),
    uses("free", "F3", "title"),
  ]

  test("are left out with all that depends on them", () => {
    const blind = presentContext({ dataSource: () => undefined })
    expect(Object.keys(presentPropertySchemas(schema, own, blind))).toEqual(["F3"])
    expect(Object.keys(presentPropertySchemas(schema, own, context))).toHaveLength(5)
  })
})
