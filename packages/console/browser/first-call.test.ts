import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("a newcomer makes a token and runs a call with it", async () => {
  const { page, context } = await world.open({ permissions: ["clipboard-read", "clipboard-write"] })
  await page.goto(world.url)
  await page.getByRole("heading", { name: "The Notion API, right here" }).waitFor()
  await page.getByRole("button", { name: "Create a token" }).click()
  await page.getByRole("textbox", { name: "Name" }).fill("My first script")
  await page.getByRole("button", { name: "Create", exact: true }).click()
  const dialog = page.getByRole("dialog", { name: "My first script is ready" })
  const token = await dialog.locator("code").textContent()
  expect(token).toMatch(/^ntn_/)
  await dialog.getByRole("button", { name: "Done" }).click()
  await page.getByRole("button", { name: "Run" }).click()
  const answer = page.getByRole("status").filter({ hasText: "POST /v1/search" })
  expect(await answer.locator("b").textContent()).toBe("200")
  expect(await page.locator("pre").first().textContent()).toContain(`Bearer ${token}`)
  expect(world.complaints).toEqual([])
  await context.close()
})
