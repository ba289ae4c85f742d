import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid, nobodysId, notFound } from "../../kit/failure.ts"
import type { Args } from "../../kit/notion.ts"
import { at, stringAt } from "../../kit/read.ts"
import { propertiesOf } from "../../kit/table.ts"
import { schemaSamples } from "../../samples/schemas.ts"

const optionsOf = (property: unknown, type = "select") => at(property, type, "options") as Args[]
const names = (options: readonly Args[]) => options.map((option) => option["name"])

eachSdk("schema", (kit) => {
  it.each(schemaSamples)(
    "makes a $type property with a table: $send",
    async ({ type, send, expect: config }) => {
      const table = await kit.table({ It: { [type]: send } })
      const property = (await table.schema())["It"]
      expect(property).toEqual({
        id: expect.any(String),
        name: "It",
        description: null,
        type,
        [type]: config ?? send,
      })
      expect(Object.keys(property as Args)).toEqual(["id", "name", "description", "type", type])
    },
  )

  it.each(schemaSamples)("adds a $type property later: $send", async ({ type, send, expect: config }) => {
    const table = await kit.table()
    await table.row("Row")
    const schema = await table.change({ It: { [type]: send } })
    expect(schema["It"]).toMatchObject({ type, [type]: config ?? send })
    const [row] = (await table.query()).results
    expect(propertiesOf(row as never)["It"]).toMatchObject({ id: schema["It"]?.id, type })
  })

  it("makes options with colours and ids", async () => {
    const table = await kit.table({
      Size: { select: { options: [{ name: "Small" }, { name: "Large", color: "red" }] } },
      Tags: { multi_select: { options: [{ name: "New", color: "blue" }] } },
    })
    expect(await table.schema()).toMatchObject({
      Size: {
        select: {
          options: [
            { id: expect.any(String), name: "Small", color: "default", description: null },
            { id: expect.any(String), name: "Large", color: "red", description: null },
          ],
        },
      },
      Tags: { multi_select: { options: [{ name: "New", color: "blue" }] } },
    })
  })

  it("adds, keeps and removes options", async () => {
    const table = await kit.table({ Size: { select: { options: [{ name: "A" }, { name: "B" }] } } })
    const [a] = optionsOf((await table.schema())["Size"])
    const schema = await table.change({ Size: { select: { options: [{ name: "A" }, { name: "C" }] } } })
    const options = optionsOf(schema["Size"])
    expect(names(options)).toEqual(["A", "C"])
    expect(options[0]?.["id"]).toBe(a?.["id"])
  })

  it("refuses to recolour an option", async () => {
    const table = await kit.table({ Size: { select: { options: [{ name: "A", color: "red" }] } } })
    await kit.refuses(
      table.change({ Size: { select: { options: [{ name: "A", color: "blue" }] } } }),
      invalid(/^Cannot update color of select with name: A/),
    )
  })

  it("makes a status with its default options and groups", async () => {
    const table = await kit.table({ Status: { status: {} } })
    const status = at(await table.schema(), "Status", "status") as Record<string, Args[]>
    expect(status["options"]).toMatchObject([
      { name: "Not started", color: "default" },
      { name: "In progress", color: "blue" },
      { name: "Done", color: "green" },
    ])
    const [todo, doing, done] = (status["options"] as Args[]).map((option) => option["id"])
    expect(status["groups"]).toMatchObject([
      { name: "To-do", color: "gray", option_ids: [todo] },
      { name: "In progress", color: "blue", option_ids: [doing] },
      { name: "Complete", color: "green", option_ids: [done] },
    ])
  })

  it("puts new status options into the first group", async () => {
    const table = await kit.table({ Status: { status: { options: [{ name: "Open" }, { name: "Shut" }] } } })
    const status = at(await table.schema(), "Status", "status") as Record<string, Args[]>
    expect(names(status["options"] as Args[])).toEqual(["Open", "Shut"])
    expect(status["groups"]?.map((group) => (group["option_ids"] as string[]).length)).toEqual([2, 0, 0])
  })

  it("renames a property, which keeps its id and its values", async () => {
    const table = await kit.table({ Old: { number: {} } })
    const id = await table.propertyId("Old")
    await table.row("Row", { Old: { number: 4 } })
    const schema = await table.change({ Old: { name: "New" } })
    expect(schema["New"]).toMatchObject({ id, name: "New", type: "number" })
    expect(schema["Old"]).toBeUndefined()
    const [row] = (await table.query()).results
    expect(propertiesOf(row as never)["New"]).toMatchObject({ id, number: 4 })
  })

  it("names a property by its id", async () => {
    const table = await kit.table({ Old: { number: {} } })
    const id = await table.propertyId("Old")
    expect(await table.change({ [id]: { name: "New" } })).toMatchObject({ New: { id } })
  })

  it("tells a new name from one that is taken", async () => {
    const table = await kit.table({ A: { number: {} }, B: { number: {} } })
    const id = await table.propertyId("A")
    expect(await table.change({ A: { name: "B" } })).toMatchObject({ B: {}, "B 1": { id } })
  })

  it("renames the title", async () => {
    const table = await kit.table()
    expect(await table.change({ Name: { name: "Task" } })).toMatchObject({ Task: { id: "title" } })
  })

  it("deletes a property with null", async () => {
    const table = await kit.table({ Gone: { number: {} } })
    await table.row("Row", { Gone: { number: 1 } })
    expect((await table.change({ Gone: null }))["Gone"]).toBeUndefined()
    const [row] = (await table.query()).results
    expect(propertiesOf(row as never)["Gone"]).toBeUndefined()
  })

  it("changes the configuration of a property", async () => {
    const table = await kit.table({ Price: { number: { format: "dollar" } } })
    const id = await table.propertyId("Price")
    const schema = await table.change({ Price: { number: { format: "euro" } } })
    expect(schema["Price"]).toMatchObject({ id, number: { format: "euro" } })
  })

  it("changes the type of a property", async () => {
    const table = await kit.table({ Value: { rich_text: {} } })
    expect((await table.change({ Value: { checkbox: {} } }))["Value"]).toMatchObject({
      type: "checkbox",
      checkbox: {},
    })
  })

  it("changes several properties at once, or none", async () => {
    const table = await kit.table({ A: { number: {} } })
    await kit.refuses(table.change({ B: { url: {} }, A: { nonsense: {} } }), invalid())
    expect(Object.keys(await table.schema()).sort()).toEqual(["A", "Name"])
  })

  it("makes a one-way relation", async () => {
    const goals = await kit.table()
    const table = await kit.table({ Goal: goals.relation() })
    expect((await table.schema())["Goal"]).toMatchObject({
      type: "relation",
      relation: {
        database_id: goals.databaseId,
        data_source_id: expect.any(String),
        type: "single_property",
        single_property: {},
      },
    })
    expect(Object.keys(await goals.schema())).toEqual(["Name"])
  })

  it("makes both ends of a two-way relation", async () => {
    const goals = await kit.table({}, { title: "Goals" })
    const tasks = await kit.table({ Goal: goals.relation("dual_property") }, { title: "Tasks" })
    const goal = (await tasks.schema())["Goal"]
    const back = (await goals.schema())["Related to Tasks (Goal)"]
    expect(goal).toMatchObject({
      relation: {
        type: "dual_property",
        dual_property: { synced_property_name: "Related to Tasks (Goal)", synced_property_id: back?.id },
      },
    })
    expect(back).toMatchObject({
      relation: {
        database_id: tasks.databaseId,
        dual_property: { synced_property_name: "Goal", synced_property_id: goal?.id },
      },
    })
  })

  it("does not relate to what is not there", async () => {
    const target = kit.entry.isLegacy ? { database_id: nobodysId } : { data_source_id: nobodysId }
    await kit.refuses(
      kit.table({ Goal: { relation: { ...target, type: "single_property", single_property: {} } } }),
      notFound("(?:database|data_source)", nobodysId),
    )
  })

  it("makes a relation and a rollup over it in one request", async () => {
    const goals = await kit.table({ Points: { number: {} } })
    const table = await kit.table({
      Goal: goals.relation(),
      Points: {
        rollup: { relation_property_name: "Goal", rollup_property_name: "Points", function: "sum" },
      },
    })
    const schema = await table.schema()
    expect(schema["Points"]).toMatchObject({
      type: "rollup",
      rollup: {
        rollup_property_name: "Points",
        relation_property_name: "Goal",
        rollup_property_id: decodeURIComponent(await goals.propertyId("Points")),
        relation_property_id: decodeURIComponent(stringAt(schema, "Goal", "id")),
        function: "sum",
      },
    })
  })

  it("shows a formula with its properties by id", async () => {
    const table = await kit.table({
      Price: { number: {} },
      Double: { formula: { expression: 'prop("Price") * 2' } },
    })
    const expression = stringAt(await table.schema(), "Double", "formula", "expression")
    expect(expression).toMatch(/^\{\{notion:block_property:[^}]+\}\} \* 2$/)
    expect(expression).not.toContain("prop(")
  })

  it("describes a property", async () => {
    const table = await kit.table({ Price: { number: {}, description: "In euros" } })
    expect((await table.schema())["Price"]).toMatchObject({ description: "In euros" })
  })

  it.each([
    ["to delete the title", { Name: null }],
    ["a second title", { Title: { title: {} } }],
    ["a format that is none", { A: { number: { format: "seashells" } } }],
    ["a colour that is none", { C: { select: { options: [{ name: "x", color: "mauve" }] } } }],
    ["a comma in an option", { C: { select: { options: [{ name: "a, b" }] } } }],
    [
      "101 options",
      { C: { select: { options: Array.from({ length: 101 }, (_, i) => ({ name: `${i}` })) } } },
    ],
    [
      "a rollup over nothing",
      { R: { rollup: { relation_property_name: "No", rollup_property_name: "Name", function: "count" } } },
    ],
  ])("refuses %s", async (_, change) => {
    const table = await kit.table({ A: { number: {} }, B: { number: {} } })
    const before = await table.schema()
    await kit.refuses(table.change(change as Args), invalid())
    expect(await table.schema()).toEqual(before)
  })

  it("does not find a property to delete", async () => {
    const table = await kit.table()
    await kit.refuses(table.change({ Nope: null }), {
      status: 404,
      code: "object_not_found",
      message: /^Could not find property_item with ID: Nope/,
    })
  })

  it("refuses to rename a property that is not there", async () => {
    const table = await kit.table()
    await kit.refuses(table.change({ Nope: { name: "New" } }), invalid("Nope is not a valid property schema"))
  })
})
