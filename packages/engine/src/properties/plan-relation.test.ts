import { describe, expect, test } from "vitest"
import { buildContext, buildProperty, otherSource, ownSource } from "../../test/build-schema.ts"
import { planNewSchema, planSchemaUpdate } from "./plan-schema.ts"
import type { Property } from "./property.ts"

const thirdSource = "33333333-3333-8333-8333-333333333333"
const title = buildProperty("title", "Name")
const item = buildProperty("title", "Item")
const dual = { data_source_id: otherSource, dual_property: {} }
const single = { data_source_id: otherSource, single_property: {} }

const relation = buildProperty("relation", "Bought", {
  data_source_id: otherSource,
  kind: "dual_property",
  synced_property_id: "twin",
})
const twin = buildProperty(
  "relation",
  "Buyers",
  { data_source_id: ownSource, kind: "dual_property", synced_property_id: relation.id },
  "twin",
)
const oneWay = (property: Property, target: string) => ({
  ...property,
  config: { data_source_id: target, kind: "single_property" },
})

describe("a new relation", () => {
  test("one-way adds nothing to its target", () => {
    const plan = planNewSchema(
      { Name: { title: {} }, Bought: { relation: single } },
      buildContext({ [otherSource]: [item] }),
    )
    expect(plan.others).toEqual([])
    expect(plan.own.insert[1]?.config).toEqual({ data_source_id: otherSource, kind: "single_property" })
  })

  test("two-way puts a twin into its target and ignores the name asked for it", () => {
    const body = {
      data_source_id: otherSource,
      type: "dual_property",
      dual_property: { synced_property_name: "X" },
    }
    const plan = planNewSchema(
      { Name: { title: {} }, Bought: { relation: body } },
      buildContext({ [otherSource]: [item] }),
    )
    const own = plan.own.insert[1]
    const [other] = plan.others
    expect(other?.dataSourceId).toBe(otherSource)
    expect(other?.insert).toEqual([
      {
        pk: expect.any(Number),
        id: expect.any(String),
        name: "Related to Tasks (Bought)",
        description: null,
        type: "relation",
        config: { data_source_id: ownSource, kind: "dual_property", synced_property_id: own?.id },
      },
    ])
    expect(own?.config).toEqual({
      data_source_id: otherSource,
      kind: "dual_property",
      synced_property_id: other?.insert[0]?.id,
    })
    expect(plan.mirrors).toEqual([])
  })

  test("numbers the twin's name when the target has it already", () => {
    const taken = buildProperty("url", "Related to Tasks (Bought)")
    const plan = planNewSchema(
      { Name: { title: {} }, Bought: { relation: dual } },
      buildContext({ [otherSource]: [item, taken] }),
    )
    expect(plan.others[0]?.insert[0]?.name).toBe("Related to Tasks (Bought) 1")
  })

  test("to its own data source has its twin beside it, or none when one-way", () => {
    const self = { data_source_id: ownSource, dual_property: {} }
    const plan = planSchemaUpdate([title], { Blocks: { relation: self } }, buildContext())
    expect(plan.own.insert.map(({ name }) => name)).toEqual(["Blocks", "Related to Tasks (Blocks)"])
    expect(plan.others).toEqual([])
    const alone = planSchemaUpdate(
      [title],
      { Parent: { relation: { data_source_id: ownSource, single_property: {} } } },
      buildContext(),
    )
    expect(alone.own.insert).toHaveLength(1)
  })

  test("is refused for a data source that is not there", () => {
    expect(() => planSchemaUpdate([title], { Bought: { relation: dual } }, buildContext())).toThrow(
      otherSource,
    )
  })
})

describe("an existing relation", () => {
  const context = () => buildContext({ [otherSource]: [item, twin], [thirdSource]: [item] })

  test("keeps its twin when sent back as it is", () => {
    const plan = planSchemaUpdate([title, relation], { Bought: { relation: dual } }, context())
    expect([plan.own.update, plan.others]).toEqual([[], []])
  })

  test("becomes one-way with its id kept, and so does its twin", () => {
    const plan = planSchemaUpdate([title, relation], { Bought: { relation: single } }, context())
    expect(plan.own.update).toEqual([oneWay(relation, otherSource)])
    expect(plan.others[0]).toMatchObject({ insert: [], update: [oneWay(twin, ownSource)], remove: [] })
    expect(plan.conversions).toEqual([])
  })

  test("becomes two-way with its id kept, its edges to be mirrored in the new twin", () => {
    const before = oneWay(relation, otherSource) as Property
    const plan = planSchemaUpdate(
      [title, before],
      { Bought: { relation: dual } },
      buildContext({ [otherSource]: [item] }),
    )
    const made = plan.others[0]?.insert[0]
    expect(plan.own.update[0]).toMatchObject({ pk: relation.pk, id: relation.id })
    expect(plan.mirrors).toEqual([{ relation: plan.own.update[0], twin: made }])
  })

  test("turned to another target gets a new twin there, leaves the old one one-way and loses its values", () => {
    const body = { data_source_id: thirdSource, dual_property: {} }
    const plan = planSchemaUpdate([title, relation], { Bought: { relation: body } }, context())
    expect(plan.others.map(({ dataSourceId }) => dataSourceId).sort()).toEqual([otherSource, thirdSource])
    expect(plan.conversions).toEqual([{ from: relation, to: plan.own.update[0] }])
    expect(plan.mirrors).toEqual([])
  })

  test("removed or converted leaves its twin one-way", () => {
    for (const request of [{ Bought: null }, { Bought: { rich_text: {} } }]) {
      const plan = planSchemaUpdate([title, relation], request, context())
      expect(plan.others[0]?.update).toEqual([oneWay(twin, ownSource)])
    }
  })

  test("made from another type asks for the values' conversion", () => {
    const text = buildProperty("rich_text", "Bought")
    const plan = planSchemaUpdate([title, text], { Bought: { relation: single } }, context())
    expect(plan.conversions).toEqual([{ from: text, to: plan.own.update[0] }])
    expect(plan.own.update[0]?.type).toBe("relation")
  })
})
