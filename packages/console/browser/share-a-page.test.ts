import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("an integration sees a page once it is added by name, and no longer when it is removed", async () => {
  const id = await makePage(world, "For partners")
  const { token } = await world.inkling.admin.createIntegration({ name: "Partner portal" })
  const read = async () => {
    const headers = { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" }
    return (await fetch(`${world.inkling.url}/v1/pages/${id}`, { headers })).status
  }
  expect(await read()).toBe(404)
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByRole("button", { name: "Share" }).click()
  const dialog = page.getByRole("dialog", { name: "Share For partners" })
  await dialog.getByText("through Paper Boats").waitFor()
  await dialog.getByLabel("Add an integration by name").fill("partner")
  await dialog.getByRole("button", { name: "Add" }).click()
  const grant = dialog.getByRole("listitem").filter({ hasText: "Partner portal" })
  await grant.getByRole("button", { name: "Remove" }).waitFor()
  expect(await read()).toBe(200)
  await grant.getByRole("button", { name: "Remove" }).click()
  await expect.poll(read).toBe(404)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a token is rotated and revoked, and what an integration may do is changed", async () => {
  const { integration, token } = await world.inkling.admin.createIntegration({ name: "Rotating" })
  const me = async (bearer: string) => {
    const headers = { authorization: `Bearer ${bearer}`, "notion-version": "2026-03-11" }
    return (await fetch(`${world.inkling.url}/v1/users/me`, { headers })).status
  }
  const { page, context } = await world.open()
  await page.goto(`${world.url}/integrations/${integration.id}`)
  await page.getByRole("button", { name: "Rotate" }).click()
  const next = await page.getByRole("dialog", { name: "A new token" }).locator("code").textContent()
  await page.keyboard.press("Escape")
  expect(await me(next as string)).toBe(200)
  expect(await me(token)).toBe(200)
  const old = page.getByRole("listitem").filter({ hasText: token.slice(-4) })
  await old.getByRole("button", { name: "Revoke" }).click()
  await expect.poll(() => me(token)).toBe(401)

  await page.getByLabel("Insert content").click()
  await expect
    .poll(async () => (await world.inkling.admin.listIntegrations()).find(({ id }) => id === integration.id))
    .toMatchObject({ capabilities: ["read_content", "update_content", "read_comments", "insert_comments"] })
  await page.getByRole("button", { name: "Remove" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click()
  await page.getByRole("heading", { name: "Integrations", level: 1 }).waitFor()
  expect((await world.inkling.admin.listIntegrations()).some(({ id }) => id === integration.id)).toBe(false)
  expect(world.complaints).toEqual([])
  await context.close()
})
