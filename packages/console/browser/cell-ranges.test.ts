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
    title: [{ text: { content: "Ledger" } }],
    initial_data_source: {
      properties: {
        Name: { title: {} },
        Amount: { number: {} },
        Kind: { select: {} },
        Paid: { checkbox: {} },
      },
    },
  })
  sourceId = database.data_sources[0].id
  for (const name of ["a", "b", "c", "d"])
    await api(world, "POST", "/pages", {
      parent: { data_source_id: sourceId },
      properties: { Name: { title: [{ text: { content: name } }] } },
    })
  const { results } = await api(world, "GET", `/views?database_id=${database.id}`)
  const ids = Object.values<Json>((await api(world, "GET", `/data_sources/${sourceId}`)).properties)
  const id = (name: string) => ids.find((one) => one.name === name).id
  await api(world, "PATCH", `/views/${results[0].id}`, {
    sorts: [{ property: "Name", direction: "ascending" }],
    configuration: {
      type: "table",
      properties: ["Name", "Amount", "Kind", "Paid"].map((name) => ({
        property_id: id(name),
        visible: true,
      })),
    },
  })
})
afterAll(() => world.close())

const values = async (): Promise<unknown[][]> => {
  const sorts = [{ property: "Name", direction: "ascending" }]
  const { results } = await api(world, "POST", `/data_sources/${sourceId}/query`, { sorts })
  return results.map(({ properties }: Json) => [
    properties.Name.title[0]?.plain_text ?? "",
    properties.Amount.number,
    properties.Kind.select?.name ?? null,
    properties.Paid.checkbox,
  ])
}
const cell = (page: Page, row: number, column: number) =>
  page
    .getByRole("row")
    .nth(row + 1)
    .locator(`[role=gridcell][aria-colindex="${column + 1}"]`)

test("a range is pasted, copied, emptied and undone", async () => {
  const { page, context } = await world.open({ permissions: ["clipboard-read", "clipboard-write"] })
  await page.goto(addressOf(world, database.id))
  const before = await values()
  await cell(page, 0, 1).click()
  const table = "1\tfood\tyes\n2.5\trent\tno\nnonsense\tfood\ttrue\n"
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(table)})`)
  await page.keyboard.press("ControlOrMeta+v")
  const pasted = [
    ["a", 1, "food", true],
    ["b", 2.5, "rent", false],
    ["c", null, "food", true],
    ["d", null, null, false],
  ]
  await expect.poll(values).toEqual(pasted)

  await cell(page, 0, 0).click()
  await page.keyboard.press("Shift+ArrowRight")
  await page.keyboard.press("Shift+ArrowRight")
  await page.keyboard.press("Shift+ArrowDown")
  expect(await page.locator('[role=gridcell][aria-selected="true"]').count()).toBe(6)
  await page.keyboard.press("ControlOrMeta+c")
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe("a\t1\tfood\nb\t2.5\trent")

  await cell(page, 0, 1).click()
  await cell(page, 1, 2).click({ modifiers: ["Shift"] })
  await page.keyboard.press("Delete")
  await expect.poll(values).toEqual([["a", null, null, true], ["b", null, null, false], ...pasted.slice(2)])
  await page.keyboard.press("ControlOrMeta+z")
  await expect.poll(values).toEqual(pasted)

  await cell(page, 3, 1).click()
  await page.keyboard.type("7")
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await values())[3]?.[1]).toBe(7)
  await page.keyboard.press("ControlOrMeta+z")
  await expect.poll(values).toEqual(pasted)
  await page.keyboard.press("ControlOrMeta+z")
  await expect.poll(values).toEqual(before)
  await page.keyboard.press("ControlOrMeta+z")
  await page.getByText("There is nothing to undo.").waitFor()
  expect(world.complaints).toEqual([])
  await context.close()
})

test("columns are moved, hidden and made wider, and stay so", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  const heads = async () =>
    (await page.getByRole("columnheader").allTextContents()).map((name) => name.trim()).filter(Boolean)
  const choose = async (column: string, item: string) => {
    await page.getByRole("columnheader", { name: column }).getByRole("button").click()
    await page.getByRole("menuitem", { name: item }).click()
  }
  await page.getByRole("gridcell").first().waitFor()
  await choose("Kind", "Move left")
  await expect.poll(heads).toEqual(["Name", "Kind", "Amount", "Paid"])
  await choose("Paid", "Hide in this view")
  await expect.poll(heads).toEqual(["Name", "Kind", "Amount"])
  const edge = (await page.getByRole("columnheader", { name: "Kind" }).boundingBox()) as Json
  await page.mouse.move(edge.x + edge.width - 1, edge.y + 10)
  await page.mouse.down()
  await page.mouse.move(edge.x + edge.width + 79, edge.y + 10, { steps: 4 })
  await page.mouse.up()
  const widths = async () => {
    const { results } = await api(world, "GET", `/views?database_id=${database.id}`)
    const view = await api(world, "GET", `/views/${results[0].id}`)
    return view.configuration.properties.map((one: Json) => one.width)
  }
  await expect.poll(widths).toContain(260)
  await page.reload()
  await expect.poll(heads).toEqual(["Name", "Kind", "Amount"])
  expect(world.complaints).toEqual([])
  await context.close()
})
