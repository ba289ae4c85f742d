import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, blocksOf, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("what the API changes is seen at once, and what is being typed is not lost", async () => {
  const id = await makePage(world, "Together", [
    { type: "paragraph", paragraph: { rich_text: [{ text: { content: "mine" } }] } },
  ])
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByRole("textbox", { name: "Text" }).first().click()
  await page.keyboard.press("End")
  await page.keyboard.type(" and more")
  await api(world, "PATCH", `/blocks/${id}/children`, {
    children: [{ type: "paragraph", paragraph: { rich_text: [{ text: { content: "yours" } }] } }],
  })
  await page.getByText("yours").waitFor()
  expect(await page.getByRole("textbox", { name: "Text" }).first().textContent()).toBe("mine and more")
  await page.keyboard.type("!")
  await expect.poll(() => blocksOf(world, id)).toEqual(["paragraph: mine and more!", "paragraph: yours"])

  await api(world, "PATCH", `/pages/${id}`, {
    properties: { title: { title: [{ text: { content: "Renamed" } }] } },
  })
  await page.getByRole("link", { name: "Renamed" }).first().waitFor()
  expect(world.complaints).toEqual([])
  await context.close()
})

test("two browsers see each other's changes", async () => {
  const id = await makePage(world, "Two")
  const first = await world.open()
  const second = await world.open()
  await first.page.goto(addressOf(world, id))
  await second.page.goto(addressOf(world, id))
  await second.page.getByRole("textbox", { name: "Title" }).waitFor()
  await first.page.getByRole("button", { name: "Write something" }).click()
  await first.page.keyboard.type("from the first")
  await second.page.getByText("from the first").waitFor()
  expect(world.complaints).toEqual([])
  await first.context.close()
  await second.context.close()
})
