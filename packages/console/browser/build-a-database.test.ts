import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
let parentId: string
beforeAll(async () => {
  world = await openWorld()
  parentId = await makePage(world, "Workshop")
})
afterAll(() => world.close())

/** Types that are made of nothing but a name, by the words that offer them. */
const plain = {
  Text: "rich_text",
  "Multi-select": "multi_select",
  Date: "date",
  People: "people",
  Files: "files",
  Checkbox: "checkbox",
  URL: "url",
  Email: "email",
  Phone: "phone_number",
  "Created time": "created_time",
  "Created by": "created_by",
  "Edited time": "last_edited_time",
  "Edited by": "last_edited_by",
  Place: "place",
}

const begin = async (page: Page, label: string, name: string) => {
  await page.getByRole("button", { name: "Add a property" }).click()
  await page.getByRole("menuitem", { name: label, exact: true }).click()
  await page.getByLabel("Name", { exact: true }).fill(name)
}
const finish = async (page: Page) => {
  await page.getByRole("button", { name: /^(Add property|Save)$/ }).click()
  await page.getByRole("dialog").waitFor({ state: "detached" })
}

test("a database with every type of property is built in the console alone", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, parentId))
  await page.getByRole("button", { name: "More" }).click()
  await page.getByRole("menuitem", { name: "New database inside" }).click()
  await page.getByRole("columnheader").first().waitFor()
  const databaseId = /([0-9a-f]{32})$/.exec(new URL(page.url()).pathname)?.[1] as string
  const { data_sources } = await api(world, "GET", `/databases/${databaseId}`)
  const sourceId = data_sources[0].id
  const read = async (): Promise<Json> => (await api(world, "GET", `/data_sources/${sourceId}`)).properties

  for (const [label, type] of Object.entries(plain)) {
    await begin(page, label, `My ${type}`)
    await finish(page)
  }
  await begin(page, "Number", "Price")
  await page.getByLabel("Format").selectOption("euro")
  await finish(page)
  await begin(page, "ID", "Ticket")
  await page.getByLabel("Prefix").fill("INK")
  await finish(page)
  await begin(page, "Select", "Kind")
  await page.getByRole("button", { name: "Add an option" }).click()
  await page.keyboard.type("bug")
  await page.keyboard.press("Enter")
  await page.keyboard.type("idea")
  await finish(page)
  await begin(page, "Status", "Stage")
  await page.getByRole("button", { name: "Add an option" }).click()
  await page.keyboard.type("Shipped")
  await page.getByLabel("Group of Shipped").selectOption("Complete")
  await finish(page)
  await begin(page, "Relation", "Parts")
  await page.getByLabel("Find a database").fill("New database")
  await page.getByRole("radio").first().check()
  await finish(page)
  await begin(page, "Rollup", "Total")
  await page.getByLabel("Relation").selectOption("Parts")
  await page.getByLabel("Property there").selectOption("Price")
  await page.getByLabel("Shows").selectOption("sum")
  await finish(page)

  await page.getByRole("button", { name: "Add the first row" }).click()
  await page.getByRole("gridcell").first().waitFor()
  await begin(page, "Formula", "With tax")
  const formula = page.getByRole("textbox", { name: "Formula" })
  await formula.pressSequentially("pri")
  await page.getByRole("option", { name: "Price" }).waitFor()
  await page.keyboard.press("Enter")
  expect(await formula.inputValue()).toBe('prop("Price")')
  await formula.pressSequentially(" * ")
  await page.getByText(/at position \d+\.$/).waitFor()
  await formula.pressSequentially("2 + 1")
  await page.getByText("number", { exact: true }).waitFor()
  await finish(page)

  const made = await read()
  for (const type of Object.values(plain)) expect(made[`My ${type}`].type).toBe(type)
  expect(made.Price.number.format).toBe("euro")
  expect(made.Ticket.unique_id.prefix).toBe("INK")
  expect(made.Kind.select.options.map(({ name }: Json) => name)).toEqual(["bug", "idea"])
  const shipped = made.Stage.status.options.find(({ name }: Json) => name === "Shipped")
  expect(made.Stage.status.groups[2].option_ids).toContain(shipped.id)
  expect(made.Parts.relation.data_source_id).toBe(sourceId)
  expect(made.Total.rollup).toMatchObject({ function: "sum", rollup_property_name: "Price" })

  const rows = await api(world, "POST", `/data_sources/${sourceId}/query`, {})
  await api(world, "PATCH", `/pages/${rows.results[0].id}`, {
    properties: { Price: { number: 10 }, Parts: { relation: [{ id: rows.results[0].id }] } },
  })
  const row = (await api(world, "GET", `/pages/${rows.results[0].id}`)).properties
  expect(row["With tax"].formula.number).toBe(21)
  expect(row.Total.rollup.number).toBe(10)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("options are renamed, recoloured, moved and removed; properties renamed, retyped and deleted", async () => {
  const database = await api(world, "POST", "/databases", {
    parent: { type: "page_id", page_id: parentId },
    title: [{ text: { content: "Tasks" } }],
    initial_data_source: {
      properties: {
        Name: { title: {} },
        Kind: { select: { options: [{ name: "bug" }, { name: "idea" }, { name: "old" }] } },
        Note: { rich_text: {} },
      },
    },
  })
  const sourceId = database.data_sources[0].id
  const { id } = await api(world, "POST", "/pages", {
    parent: { data_source_id: sourceId },
    properties: { Kind: { select: { name: "bug" } }, Note: { rich_text: [{ text: { content: "12" } }] } },
  })
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  const edit = async (name: string) => {
    await page.getByRole("columnheader", { name }).getByRole("button").click()
    await page.getByRole("menuitem", { name: "Edit property" }).click()
  }
  await edit("Kind")
  await page.getByLabel("Option 1").fill("fault")
  await page.getByRole("button", { name: "Colour of fault" }).click()
  await page.getByRole("menuitemradio", { name: "pink" }).click()
  await page.getByRole("button", { name: "Move idea up" }).click()
  await page.getByRole("button", { name: "Remove old" }).click()
  await finish(page)
  const { properties } = await api(world, "GET", `/data_sources/${sourceId}`)
  expect(properties.Kind.select.options).toMatchObject([{ name: "idea" }, { name: "fault", color: "pink" }])
  expect((await api(world, "GET", `/pages/${id}`)).properties.Kind.select).toMatchObject({ name: "fault" })
  await page.getByRole("gridcell", { name: "fault" }).waitFor()

  await edit("Note")
  await page.getByLabel("Name", { exact: true }).fill("Amount")
  await page.getByLabel("Type").selectOption("number")
  await finish(page)
  expect((await api(world, "GET", `/pages/${id}`)).properties.Amount.number).toBe(12)

  await edit("Amount")
  await page.getByRole("button", { name: "Delete", exact: true }).click()
  await page.getByRole("button", { name: "Delete it and all its values" }).click()
  await page.getByRole("dialog").waitFor({ state: "detached" })
  expect(Object.keys((await api(world, "GET", `/data_sources/${sourceId}`)).properties)).not.toContain(
    "Amount",
  )
  expect(world.complaints).toEqual([])

  await edit("Kind")
  await page.getByLabel("Option 1").fill("a, b")
  await page.getByRole("button", { name: "Save" }).click()
  await page.getByRole("alert").getByText("commas not allowed").waitFor()
  await context.close()
  world.complaints.length = 0
})

test("every function that is offered is one", async () => {
  const search = await api(world, "POST", "/search", { filter: { property: "object", value: "data_source" } })
  const source = readFileSync(new URL("../src/properties/formula-functions.ts", import.meta.url), "utf8")
  const names = [...source.matchAll(/^ {2}"(\w+)\(/gm)].map((match) => match[1] as string)
  expect(names.length).toBeGreaterThan(80)
  for (const name of names) {
    const response = await fetch(
      `${world.url}/inkling/v1/data_sources/${search.results[0].id}/formula_preview`,
      {
        method: "POST",
        headers: { authorization: `Bearer ${world.inkling.token}`, "content-type": "application/json" },
        body: JSON.stringify({ expression: `${name}()` }),
      },
    )
    const { problem } = (await response.json()) as Json
    expect(problem?.message ?? "", name).not.toMatch(/unknown|not a function|undefined/i)
  }
})
