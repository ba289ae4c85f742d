import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
let database: Json
let row: Json
beforeAll(async () => {
  world = await openWorld()
  database = await api(world, "POST", "/databases", {
    parent: { type: "page_id", page_id: world.inkling.rootPageId },
    title: [{ text: { content: "Fleet" } }],
    initial_data_source: {
      properties: {
        Name: { title: {} },
        Length: { number: { format: "number_with_commas" } },
        Kind: { select: { options: [{ name: "liner", color: "blue" }] } },
        Afloat: { checkbox: {} },
        Site: { url: {} },
        Built: { date: {} },
      },
    },
  })
  row = await api(world, "POST", "/pages", {
    parent: { data_source_id: database.data_sources[0].id },
    properties: { Name: { title: [{ text: { content: "Kingfisher" } }] } },
  })
})
afterAll(() => world.close())

const read = async () => (await api(world, "GET", `/pages/${row.id}`)).properties

test("values of a row are typed, picked and checked in its cells", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  const cell = (name: string) => {
    const columns = page.getByRole("columnheader")
    return columns
      .allTextContents()
      .then((names) => page.getByRole("row").nth(1).getByRole("gridcell").nth(names.indexOf(name)))
  }
  await page.getByRole("gridcell").first().waitFor()

  await (await cell("Length")).click()
  await page.keyboard.type("1200")
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await read()).Length.number).toBe(1200)
  expect(await (await cell("Length")).textContent()).toBe("1,200")

  await (await cell("Afloat")).click()
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await read()).Afloat.checkbox).toBe(true)

  await (await cell("Kind")).click()
  await page.keyboard.press("Enter")
  await page.keyboard.type("lin")
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await read()).Kind.select?.name).toBe("liner")
  await page.keyboard.press("Enter")
  await page.keyboard.type("tug")
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await read()).Kind.select?.name).toBe("tug")

  await (await cell("Built")).click()
  await page.keyboard.press("Enter")
  await page.getByLabel("Date", { exact: true }).locator("input[type=date]").fill("2026-11-20")
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await read()).Built.date?.start).toBe("2026-11-20")

  await (await cell("Name")).click()
  await page.keyboard.press("F2")
  await page.keyboard.type(" II")
  await page.keyboard.press("Enter")
  await expect.poll(async () => (await read()).Name.title[0].plain_text).toBe("Kingfisher II")
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a value that the API refuses comes back, with the reason", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  await page.getByRole("button", { name: "New", exact: true }).click()
  await expect.poll(() => page.getByRole("row").count()).toBe(3)
  await page.route("**/v1/pages/*", (route) =>
    route.fulfill({ status: 409, json: { code: "conflict_error", message: "Somebody else was quicker." } }),
  )
  const first = page.getByRole("row").nth(1).getByRole("gridcell").first()
  const before = await first.textContent()
  await first.click()
  await page.keyboard.type("Other")
  await page.keyboard.press("Enter")
  await page.getByText("Not saved: Somebody else was quicker.").waitFor()
  expect(await first.textContent()).toBe(before)
  await context.close()
  world.complaints.length = 0
})
