import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("a page is moved to trash, brought back at once, and restored later", async () => {
  const id = await makePage(world, "Old plans")
  const isTrashed = async () => (await api(world, "GET", `/pages/${id}`)).in_trash
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  const toTrash = async () => {
    await page.getByRole("button", { name: "More" }).click()
    await page.getByRole("menuitem", { name: "Move to trash" }).click()
  }
  await toTrash()
  await page.getByText("This page is in trash.").waitFor()
  expect(await isTrashed()).toBe(true)
  expect(await page.getByRole("textbox", { name: "Title" }).count()).toBe(0)
  await page.getByRole("button", { name: "Undo" }).click()
  await page.getByRole("textbox", { name: "Title" }).waitFor()
  await toTrash()
  await page.reload()
  await page.getByRole("button", { name: "Restore" }).click()
  await expect.poll(isTrashed).toBe(false)
  await page.getByRole("textbox", { name: "Title" }).waitFor()
  expect(world.complaints.filter((one) => !one.includes("/outline/path"))).toEqual([])
  await context.close()
})

test("a page is made in the tree, named, and found again", async () => {
  const { page, context } = await world.open()
  await page.goto(world.url)
  await page.getByRole("button", { name: "New page in Paper Boats" }).click()
  const title = page.getByRole("textbox", { name: "Title" })
  await title.click()
  await page.keyboard.type("Regatta rules")
  await page.getByRole("link", { name: "Regatta rules" }).first().waitFor()
  await page.keyboard.press("Control+k")
  await page.getByRole("combobox", { name: "Search pages and databases" }).fill("regatta r")
  await page.getByRole("option", { name: "Regatta rules" }).click()
  await expect.poll(() => page.url()).toContain("/p/Regatta-rules-")
  expect(await title.textContent()).toBe("Regatta rules")
  expect(world.complaints).toEqual([])
  await context.close()
})
