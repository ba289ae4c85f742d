import { expect, it } from "vitest"
import { plainText, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid, nobodysId } from "../../kit/failure.ts"
import type { Args } from "../../kit/notion.ts"
import { at } from "../../kit/read.ts"
import { propertiesOf } from "../../kit/table.ts"
import { valueSamples } from "../../samples/values.ts"

eachSdk("values of every type", (kit) => {
  const value = (page: Parameters<typeof propertiesOf>[0], name = "Value") => {
    const { id: _id, type: _type, ...rest } = propertiesOf(page)[name] as Args
    return rest
  }

  it.each(valueSamples)("writes and reads a $name", async (sample) => {
    const table = await kit.table({ Value: sample.schema })
    const row = await table.row("Row", { Value: sample.send })
    expect(value(row)).toEqual(sample.expect)
    const read = await kit.notion.pages.retrieve({ page_id: row.id })
    expect({ ...read, request_id: "" }).toEqual({ ...row, request_id: "" })
    expect((await table.query()).results[0]?.["properties"]).toEqual(row["properties"])
  })

  it.each(valueSamples)("shows a row without a $name, and updates it", async (sample) => {
    const table = await kit.table({ Value: sample.schema })
    const row = await table.row("Row")
    expect(value(row)).toEqual(sample.empty)
    const updated = await kit.notion.pages.update({ page_id: row.id, properties: { Value: sample.send } })
    expect(value(updated)).toEqual(sample.expect)
    expect(propertiesOf(updated)["Name"]).toMatchObject({ title: [plainText("Row")] })
  })

  it("names a value by the property's id", async () => {
    const table = await kit.table({ Value: { number: {} } })
    const id = await table.propertyId("Value")
    const row = await table.row("Row", { [id]: { number: 3 } })
    expect(value(row)).toEqual({ number: 3 })
  })

  it("clears values with null and empty lists", async () => {
    const table = await kit.table({
      N: { number: {} },
      S: { select: {} },
      T: { rich_text: {} },
      D: { date: {} },
    })
    const row = await table.row("Row", {
      N: { number: 1 },
      S: { select: { name: "x" } },
      T: { rich_text: text("x") },
      D: { date: { start: "2026-01-01" } },
    })
    const cleared = await kit.notion.pages.update({
      page_id: row.id,
      properties: { N: { number: null }, S: { select: null }, T: { rich_text: [] }, D: { date: null } },
    })
    expect(propertiesOf(cleared)).toMatchObject({
      N: { number: null },
      S: { select: null },
      T: { rich_text: [] },
      D: { date: null },
    })
  })

  it("makes an option that is new, in the schema too", async () => {
    const table = await kit.table({ Size: { select: { options: [{ name: "Small" }] } } })
    const row = await table.row("Row", { Size: { select: { name: "Huge" } } })
    const id = at(row, "properties", "Size", "select", "id")
    const names = at(await table.schema(), "Size", "select", "options") as Args[]
    expect(names.map((option) => option["name"])).toEqual(["Small", "Huge"])
    expect(names[1]?.["id"]).toBe(id)
  })

  it("names an option by its id", async () => {
    const table = await kit.table({ Size: { select: { options: [{ name: "Small" }] } } })
    const id = at(await table.schema(), "Size", "select", "options", 0, "id")
    const row = await table.row("Row", { Size: { select: { id } } })
    expect(at(row, "properties", "Size", "select", "name")).toBe("Small")
  })

  it("shows people in full", async () => {
    const person = await kit.person()
    const table = await kit.table({ Who: { people: {} } })
    const row = await table.row("Row", { Who: { people: [{ id: person.id }] } })
    expect(value(row, "Who")).toEqual({ people: [person] })
  })

  it("keeps a place", async () => {
    const table = await kit.table({ Where: { place: {} } })
    const row = await table.row("Row", { Where: { place: { lat: 52.52, lon: 13.405, address: "Berlin" } } })
    expect(value(row, "Where")).toMatchObject({
      place: { lat: 52.52, lon: 13.405, name: null, address: "Berlin" },
    })
    expect(value(await table.row("Nowhere"), "Where")).toEqual({ place: null })
  })

  it("does not relate to what is not there", async () => {
    const goals = await kit.table()
    const table = await kit.table({ Goal: goals.relation() })
    const error = await table
      .row("Row", { Goal: { relation: [{ id: nobodysId }] } })
      .catch((reason: unknown) => reason)
    // 404 or 400: nobody recorded which.
    expect([400, 404]).toContain(at(error, "status"))
    expect(await table.titles()).toEqual([])
  })

  it("relates rows", async () => {
    const goals = await kit.table()
    const table = await kit.table({ Goal: goals.relation() })
    const goal = await goals.row("Goal")
    const row = await table.row("Row", { Goal: { relation: [{ id: goal.id }] } })
    expect(value(row, "Goal")).toEqual({ relation: [{ id: goal.id }], has_more: false })
  })

  it("shows the other side of a relation at once", async () => {
    const goals = await kit.table({}, { title: "Goals" })
    const tasks = await kit.table({ Goal: goals.relation("dual_property") }, { title: "Tasks" })
    const goal = await goals.row("Goal")
    const task = await tasks.row("Task", { Goal: { relation: [{ id: goal.id }] } })
    const read = await kit.notion.pages.retrieve({ page_id: goal.id })
    expect(propertiesOf(read)["Related to Tasks (Goal)"]).toMatchObject({
      type: "relation",
      relation: [{ id: task.id }],
    })
  })

  it("fills in what nobody writes", async () => {
    const me = await kit.notion.users.me({})
    const table = await kit.table({
      Made: { created_time: {} },
      Edited: { last_edited_time: {} },
      By: { created_by: {} },
      Editor: { last_edited_by: {} },
      Number: { unique_id: { prefix: "BOAT" } },
    })
    const row = await table.row("Row")
    expect(propertiesOf(row)).toMatchObject({
      Made: { type: "created_time", created_time: row["created_time"] },
      Edited: { type: "last_edited_time", last_edited_time: row["last_edited_time"] },
      By: { type: "created_by", created_by: { object: "user", id: me.id, type: "bot" } },
      Editor: { type: "last_edited_by", last_edited_by: { id: me.id } },
      Number: { type: "unique_id", unique_id: { prefix: "BOAT", number: 1 } },
    })
    expect(propertiesOf(await table.row("Next"))["Number"]).toMatchObject({
      unique_id: { prefix: "BOAT", number: 2 },
    })
  })

  it("shows formulas and rollups beside the rest", async () => {
    const goals = await kit.table()
    const table = await kit.table({ Goal: goals.relation(), Sum: { formula: { expression: "1 + 1" } } })
    await table.change({
      Goals: {
        rollup: {
          relation_property_name: "Goal",
          rollup_property_name: "Name",
          function: "count",
        },
      },
    })
    const row = await table.row("Row")
    expect(propertiesOf(row)).toMatchObject({
      Sum: { type: "formula", formula: { type: expect.any(String) } },
      Goals: { type: "rollup", rollup: { type: expect.any(String), function: "count" } },
    })
  })

  it("orders properties by their ids, shorter first", async () => {
    const table = await kit.table({ A: { number: {} }, B: { url: {} }, C: { email: {} }, D: { date: {} } })
    const ids = Object.values(propertiesOf(await table.row("Row"))).map((one) => decodeURIComponent(one.id))
    const sorted = [...ids].sort(
      (a, b) => a.length - b.length || Buffer.compare(Buffer.from(a), Buffer.from(b)),
    )
    expect(ids).toEqual(sorted)
    expect(ids).toContain("title")
  })

  it("keeps 25 references and says there are more", async () => {
    const goals = await kit.table()
    const table = await kit.table({ Goals: goals.relation() })
    const made = []
    for (let index = 0; index < 27; index++) made.push((await goals.row(`Goal ${index}`)).id)
    const row = await table.row("Row", { Goals: { relation: made.map((id) => ({ id })) } })
    expect(value(row, "Goals")).toEqual({ relation: made.slice(0, 25).map((id) => ({ id })), has_more: true })
  })

  it.each([
    ["of another type", { Value: { rich_text: text("x") } }, "Value is expected to be number."],
    ["of no property", { Nope: { number: 1 } }, "Nope is not a property that exists."],
    ["that is a string", { Value: { number: "1" } }, /body\.properties\.Value\.number should be a number/],
    ["without a type", { Value: {} }, undefined],
  ])("refuses a value %s", async (_, properties, message) => {
    const table = await kit.table({ Value: { number: {} } })
    await kit.refuses(table.row("Row", properties), invalid(message))
    const row = await table.row("Row")
    await kit.refuses(kit.notion.pages.update({ page_id: row.id, properties }), invalid(message))
    expect(await table.titles()).toEqual(["Row"])
  })

  it.each([
    ["a comma in an option", { select: {} }, { select: { name: "a, b" } }, /commas not allowed/],
    ["a status that is no option", { status: {} }, { status: { name: "Nowhere" } }, undefined],
    ["a date that is none", { date: {} }, { date: { start: "someday" } }, undefined],
    [
      "an end before the start",
      { date: {} },
      { date: { start: "2026-02-02", end: "2026-01-01" } },
      undefined,
    ],
    ["an empty address", { url: {} }, { url: "" }, undefined],
    [
      "text over 2,000 characters",
      { rich_text: {} },
      { rich_text: text("x".repeat(2001)) },
      /should be ≤ `2000`/,
    ],
    [
      "101 options",
      { multi_select: {} },
      { multi_select: Array(101).fill({ name: "x" }) },
      /should be ≤ `100`/,
    ],
    ["a user that is none", { people: {} }, { people: [{ id: "AAA" }] }, /valid uuid/],
  ])("refuses %s", async (_, schema, value_, message) => {
    const table = await kit.table({ Value: schema })
    await kit.refuses(table.row("Row", { Value: value_ }), invalid(message))
    expect(await table.titles()).toEqual([])
  })

  it.each(["created_time", "last_edited_time", "created_by", "unique_id"])(
    "refuses to write a %s",
    async (type) => {
      const table = await kit.table({ Value: { [type]: {} } })
      await kit.refuses(table.row("Row", { Value: { [type]: "2026-01-01" } }), invalid())
    },
  )
})
