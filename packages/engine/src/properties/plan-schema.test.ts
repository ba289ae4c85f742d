import { ApiError } from "@inkling/contract"
import { describe, expect, test } from "vitest"
import { buildContext, buildProperty, otherSource } from "../../test/build-schema.ts"
import { planNewSchema, planSchemaUpdate } from "./plan-schema.ts"
import type { Property } from "./property.ts"
import type { SchemaRequest } from "./schema-request.ts"

const name = buildProperty("title", "Name")
const cost = buildProperty("number", "Cost", { format: "dollar" })
const size = buildProperty("select", "Size", {
  options: [
    { id: "opt-s", name: "S", color: "green", description: null },
    { id: "opt-m", name: "M", color: "yellow", description: null },
  ],
})
const schema: Property[] = [name, cost, size]

function update(request: SchemaRequest, current = schema) {
  return planSchemaUpdate(current, request, buildContext())
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

describe("a new schema", () => {
  test("has one title called Name when nothing is requested", () => {
    const { own } = planNewSchema(undefined, buildContext())
    expect(own.insert).toEqual([
      { pk: 100, id: "title", name: "Name", description: null, type: "title", config: {} },
    ])
  })

  test("keeps the order of the request and gives fresh ids of four characters", () => {
    const { own } = planNewSchema(
      { Done: { checkbox: {} }, Task: { title: {} }, Due: { type: "date", date: {} } },
      buildContext(),
    )
    expect(own.insert.map((property) => property.name)).toEqual(["Done", "Task", "Due"])
    expect(own.insert.map(({ id }) => id.length)).toEqual([4, 5, 4])
    expect(new Set(own.insert.map(({ pk }) => pk)).size).toBe(3)
  })

  test("fills defaults: number format, option colour, no prefix, three statuses", () => {
    const { own } = planNewSchema(
      {
        Name: { title: {} },
        Count: { number: {} },
        Tag: { multi_select: { options: [{ name: "red one", color: "red" }, { name: "plain" }] } },
        ID: { unique_id: {} },
        State: { status: {} },
      },
      buildContext(),
    )
    const config = Object.fromEntries(own.insert.map((property) => [property.name, property.config]))
    expect(config["Count"]).toEqual({ format: "number" })
    expect(config["Tag"]).toMatchObject({
      options: [{ color: "red" }, { color: "default", description: null }],
    })
    expect(config["ID"]).toEqual({ prefix: null, next: 1 })
    const state = config["State"] as { options: { id: string }[]; groups: { option_ids: string[] }[] }
    expect(state).toMatchObject({
      options: [
        { name: "Not started", color: "default" },
        { name: "In progress", color: "blue" },
        { name: "Done", color: "green" },
      ],
      groups: [
        { name: "To-do", color: "gray" },
        { name: "In progress", color: "blue" },
        { name: "Complete", color: "green" },
      ],
    })
    expect(state.groups.map(({ option_ids }) => option_ids)).toEqual(state.options.map(({ id }) => [id]))
  })

  test.each<[string, SchemaRequest, string]>([
    ["no title", { Cost: { number: {} } }, "400 Title is not provided"],
    ["two titles", { A: { title: {} }, B: { title: {} } }, "400 A data source has exactly one title"],
    [
      "an unknown number format",
      { A: { title: {} }, N: { number: { format: "florin" } } },
      "400 Invalid number format",
    ],
    [
      "a comma in an option",
      { A: { title: {} }, S: { select: { options: [{ name: "a, b" }] } } },
      "400 Invalid select option, commas not allowed: a, b",
    ],
    [
      "options that differ in case only",
      { A: { title: {} }, S: { select: { options: [{ name: "a" }, { name: "A" }] } } },
      "400 Select options must have unique names",
    ],
    [
      "a description of 281 characters",
      { A: { title: {}, description: "x".repeat(281) } },
      "400 body failed validation: body.properties.A.description.length should be ≤ `280`, instead was `281`.",
    ],
  ])("refuses %s", (_what, request, message) => {
    expect(messageOf(() => planNewSchema(request, buildContext()))).toContain(message)
  })

  test("holds at most 500 properties and 50 KB", () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`p${at}`, { checkbox: {} }]))
    expect(messageOf(() => planNewSchema({ ...many, Name: { title: {} } }, buildContext()))).toContain(
      "500 properties",
    )
    const options = Array.from({ length: 100 }, (_, at) => ({ name: `${at} ${"x".repeat(600)}` }))
    const heavy = { Name: { title: {} }, Heavy: { select: { options } } }
    expect(messageOf(() => planNewSchema(heavy, buildContext()))).toMatch(/too large.*"Heavy"/)
  })
})

describe("an update", () => {
  test("removes by name and by id, encoded or raw, and gives a recreated property a new id", () => {
    const odd = buildProperty("url", "Link", {}, "a;b{")
    expect(update({ "a%3Bb%7B": null }, [...schema, odd]).own.remove).toEqual([odd])
    expect(update({ "a;b{": null, Cost: null }, [...schema, odd]).own.remove).toEqual([cost, odd])
    const again = update({ Cost: { number: {} } }, [name])
    expect(again.own.insert[0]?.id).not.toBe(cost.id)
  })

  test("renames, keeping id and description, and avoids a name in use by a number", () => {
    const described: Property = { ...cost, description: "in dollars" }
    const plan = update({ Cost: { name: "Price" } }, [name, described])
    expect(plan.own.update).toEqual([{ ...described, name: "Price" }])
    expect(update({ Cost: { name: "Size" } }).own.update[0]?.name).toBe("Size 1")
    expect(update({ Cost: { name: "Size" }, Size: { name: "Cost" } }).own.update.map((p) => p.name)).toEqual([
      "Size 1",
      "Cost",
    ])
  })

  test("frees a name that the same request removes", () => {
    expect(update({ Cost: { name: "Size" }, Size: null }).own.update[0]?.name).toBe("Size")
  })

  test("changes nothing for an empty or equal request", () => {
    expect(update({}).own).toMatchObject({ insert: [], update: [], remove: [] })
    const echo = { Cost: { id: cost.id, name: "Cost", type: "number", number: { format: "dollar" } } }
    expect(update(echo).own.update).toEqual([])
  })

  test("treats an added name that exists as an update of that property", () => {
    const plan = update({ Cost: { number: { format: "euro" } } })
    expect(plan.own.update).toEqual([{ ...cost, config: { format: "euro" } }])
    expect(plan.own.insert).toEqual([])
  })

  test("clears a select's description when its options are given without one, not when it is renamed", () => {
    const described: Property = { ...size, description: "how large" }
    expect(update({ Size: { select: {} } }, [name, described]).own.update[0]?.description).toBeNull()
    expect(update({ Size: { name: "Fit" } }, [name, described]).own.update[0]?.description).toBe("how large")
  })

  test("keeps a unique_id's prefix and counter unless a prefix is given", () => {
    const id = buildProperty("unique_id", "ID", { prefix: "TASK", next: 9 })
    const config = (body: object) => update({ ID: { unique_id: body } }, [name, id]).own.properties[1]?.config
    expect(config({})).toEqual({ prefix: "TASK", next: 9 })
    expect(config({ prefix: "T" })).toEqual({ prefix: "T", next: 9 })
    expect(config({ prefix: null })).toEqual({ prefix: null, next: 9 })
  })

  test("numbers existing rows when a unique_id is added", () => {
    const plan = update({ ID: { unique_id: {} } })
    expect(plan.toNumber.map((property) => property.name)).toEqual(["ID"])
  })

  test("converts in place: id, pk and name stay, values are to be converted", () => {
    const plan = update({ Cost: { rich_text: {} } })
    const after = { ...cost, type: "rich_text", config: {} }
    expect(plan.own.update).toEqual([after])
    expect(plan.conversions).toEqual([{ from: cost, to: after }])
  })

  test("keeps options when a select becomes a multi_select or a status", () => {
    const options = size.config.options
    expect(update({ Size: { multi_select: {} } }).own.update[0]?.config).toEqual({ options })
    const status = update({ Size: { status: {} } }).own.update[0]?.config
    expect(status).toMatchObject({
      options,
      groups: [{ option_ids: ["opt-s", "opt-m"] }, { option_ids: [] }, {}],
    })
  })

  test.each<[string, SchemaRequest, string]>([
    ["removing what is not there", { Gone: null }, "404 Could not find property_item with ID: Gone."],
    ["renaming what is not there", { Gone: { name: "X" } }, "400 Gone is not a valid property schema"],
    [
      "one property under two keys",
      { Cost: { name: "X" }, cost: { number: {} } },
      "400 Property cost is named twice",
    ],
    ["removing the title", { title: null }, "400 Cannot remove the title property."],
    ["turning the title into text", { Name: { rich_text: {} } }, "from title to rich_text"],
    ["a second title", { Cost: { title: {} } }, "from number to title"],
    ["turning a number into a place", { Cost: { place: {} } }, "from number to place"],
  ])("refuses %s", (_what, request, message) => {
    expect(messageOf(() => update(request))).toContain(message)
  })

  test("refuses a new title beside the old one", () => {
    expect(messageOf(() => update({ Second: { title: {} } }))).toContain("exactly one title")
  })
})

describe("rollups and formulas", () => {
  const amount = buildProperty("number", "Amount", { format: "number" })
  const context = () => buildContext({ [otherSource]: [buildProperty("title", "Item"), amount] })

  test("find a relation made in the same request, by name or id, whatever the order of keys", () => {
    const { own } = planNewSchema(
      {
        Total: {
          rollup: { function: "sum", relation_property_name: "Items", rollup_property_id: amount.id },
        },
        Items: { relation: { data_source_id: otherSource, single_property: {} } },
        Name: { title: {} },
      },
      context(),
    )
    const [total, items] = own.insert
    expect(total).toMatchObject({
      type: "rollup",
      config: { relation_property_id: items?.id, rollup_property_id: amount.id, function: "sum" },
    })
  })

  test.each<[string, object, string]>([
    [
      "an unknown relation",
      { relation_property_name: "Nope", rollup_property_name: "x" },
      "name or id: Nope",
    ],
    [
      "a relation that is none",
      { relation_property_name: "Name", rollup_property_name: "x" },
      "not a relation",
    ],
    [
      "an unknown target",
      { relation_property_name: "Items", rollup_property_name: "Nope" },
      "name or id: Nope",
    ],
  ])("refuse %s", (_what, body, message) => {
    const request: SchemaRequest = {
      Name: { title: {} },
      Items: { relation: { data_source_id: otherSource, single_property: {} } },
      Total: { rollup: { function: "sum", ...body } },
    }
    expect(messageOf(() => planNewSchema(request, context()))).toContain(message)
  })

  test("store a formula's references by id", () => {
    const plan = update({ Double: { formula: { expression: 'prop("Cost") * 2' } } })
    expect(plan.own.insert[0]?.config).toEqual({
      expression: "{{notion:block_property:cost:11111111-1111-8111-8111-111111111111}} * 2",
    })
  })

  test("refuse a formula that names an unknown property or depends on itself", () => {
    expect(messageOf(() => update({ F: { formula: { expression: 'prop("Nope")' } } }))).toContain(
      '"Nope" is not defined',
    )
    expect(messageOf(() => update({ F: { formula: { expression: 'prop("F")' } } }))).toContain(
      "refers to itself",
    )
    const both = { F: { formula: { expression: 'prop("G")' } }, G: { formula: { expression: 'prop("F")' } } }
    expect(messageOf(() => update(both))).toContain("refers to itself")
  })
})
