import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
let database: Json
let sourceId: string
beforeAll(async () => {
  world = await openWorld()
  database = await api(world, "POST", "/databases", {
    parent: { type: "page_id", page_id: world.inkling.rootPageId },
    title: [{ text: { content: "Stock" } }],
    initial_data_source: {
      properties: {
        Name: { title: {} },
        Price: { number: {} },
        Kind: { select: { options: [{ name: "bolt", color: "blue" }, { name: "nut" }] } },
        Sold: { checkbox: {} },
        Double: { formula: { expression: 'prop("Price") * 2' } },
      },
    },
  })
  sourceId = database.data_sources[0].id
  for (const [name, price, kind, sold] of [
    ["Anchor", 5, "bolt", true],
    ["Bracket", 9, "nut", false],
    ["Clamp", 1, "bolt", false],
  ])
    await api(world, "POST", "/pages", {
      parent: { data_source_id: sourceId },
      properties: {
        Name: { title: [{ text: { content: name } }] },
        Price: { number: price },
        Kind: { select: { name: kind } },
        Sold: { checkbox: sold },
      },
    })
})
afterAll(() => world.close())

const views = async (): Promise<Json[]> => {
  const list = await api(world, "GET", `/views?database_id=${database.id}`)
  return Promise.all(list.results.map(({ id }: Json) => api(world, "GET", `/views/${id}`)))
}
const titles = (page: Page) => page.locator('[role=row] [role=gridcell][aria-colindex="1"]').allInnerTexts()
const shows = (page: Page, names: string[]) =>
  expect.poll(async () => (await titles(page)).map((text) => text.replace(/\s*Open$/, ""))).toEqual(names)

test("a filter and an order are built, shown at once and kept in the view", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  await shows(page, ["Clamp", "Bracket", "Anchor"])

  await page.getByRole("button", { name: "Sort" }).click()
  await page.getByRole("button", { name: "Add an order" }).click()
  await page.keyboard.press("Escape")
  await shows(page, ["Anchor", "Bracket", "Clamp"])

  await page.getByRole("button", { name: "Filter" }).click()
  await page.getByRole("button", { name: "Add a rule" }).click()
  await page.getByLabel("Property", { exact: true }).selectOption("Double")
  await page.getByLabel("Operator").selectOption("greater_than")
  await page.getByLabel("Value").fill("8")
  await shows(page, ["Anchor", "Bracket"])
  await page.getByRole("button", { name: "Add a group" }).click()
  await page.getByLabel("Property", { exact: true }).nth(1).selectOption("Kind")
  await page.getByLabel("Value").nth(1).selectOption("nut")
  await shows(page, ["Bracket"])
  await page.getByRole("button", { name: "Add a rule" }).first().click()
  await page.getByLabel("Property", { exact: true }).nth(2).selectOption("Sold")
  await page.getByLabel("How rules of the group join").selectOption("or")
  await shows(page, ["Anchor", "Bracket"])
  await expect
    .poll(async () => (await views())[0].filter)
    .toEqual({
      and: [
        { property: "Double", formula: { number: { greater_than: 8 } } },
        {
          or: [
            { property: "Kind", select: { equals: "nut" } },
            { property: "Sold", checkbox: { equals: true } },
          ],
        },
      ],
    })
  expect((await views())[0].sorts).toEqual([{ property: "Name", direction: "ascending" }])

  await page.reload()
  await shows(page, ["Anchor", "Bracket"])
  await page.getByLabel("Find by title").fill("brack")
  await shows(page, ["Bracket"])
  await page.getByLabel("Find by title").fill("")
  await page.getByRole("button", { name: "Filter (3)" }).click()
  await page.getByRole("button", { name: "Remove the group" }).click()
  await page.getByRole("button", { name: "Remove the rule" }).click()
  await shows(page, ["Anchor", "Bracket", "Clamp"])
  await expect.poll(async () => (await views())[0].filter ?? null).toBeNull()
  await page.getByRole("button", { name: "Add a rule" }).click()
  await page.getByLabel("Value").fill("Cla")
  await page.keyboard.press("Escape")
  await shows(page, ["Clamp"])
  expect(world.complaints).toEqual([])
  await context.close()
})

test("views are made, renamed, copied, given another layout and deleted; properties hidden and moved", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  await page.getByRole("button", { name: "Add a view" }).click()
  await page.getByRole("menuitem", { name: "Table" }).click()
  await expect.poll(async () => (await views()).length).toBe(2)
  await page.getByRole("button", { name: "Change the view" }).click()
  await page.getByRole("menuitem", { name: "Rename" }).click()
  await page.getByLabel("Name", { exact: true }).fill("Cheap things")
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await views())[1].name).toBe("Cheap things")

  await page.getByRole("button", { name: "Properties" }).click()
  await page.getByRole("checkbox", { name: "Sold" }).uncheck()
  await page.getByRole("columnheader", { name: "Sold" }).waitFor({ state: "detached" })
  const heads = async () =>
    (await page.getByRole("columnheader").allInnerTexts()).map((name) => name.trim()).filter(Boolean)
  const before = await heads()
  const last = before.at(-1) as string
  await page.getByRole("button", { name: `Move ${last} up` }).click()
  await page.keyboard.press("Escape")
  const moved = [...before.slice(0, -2), last, before.at(-2)]
  await expect.poll(heads).toEqual(moved)
  await page.reload()
  await page.getByRole("columnheader", { name: "Kind" }).waitFor()
  expect(await heads()).toEqual(moved)

  await page.getByRole("button", { name: "Change the view" }).click()
  await page.getByRole("menuitem", { name: "Duplicate" }).click()
  await page.getByRole("button", { name: "Cheap things copy" }).waitFor()
  expect((await views()).map(({ name }) => name).slice(1)).toEqual(["Cheap things", "Cheap things copy"])
  await page.getByRole("button", { name: "Change the view" }).click()
  await page.getByRole("menuitemradio", { name: "List" }).click()
  await expect.poll(async () => (await views())[2]?.type).toBe("list")
  await expect.poll(async () => (await views()).length).toBe(3)

  await page.getByRole("button", { name: "Change the view" }).click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await expect.poll(async () => (await views()).length).toBe(2)
  expect(world.complaints).toEqual([])
  await context.close()
})
