import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("the one-time link signs in, signing out ends it, and a session that ended shows the sign-in screen", async () => {
  const { page, context } = await world.open()
  await context.clearCookies()
  await page.goto(world.url)
  await page.getByRole("heading", { name: "Sign in to Inkling" }).waitFor()
  const { path } = await world.inkling.admin.createSigninLink()
  await page.goto(world.url + path)
  await page.getByRole("button").click()
  await page.getByRole("heading", { name: "The Notion API, right here" }).waitFor()

  const cookies = await context.cookies()
  await page.getByRole("button", { name: "Sign out" }).click()
  await page.getByRole("heading", { name: "Sign in to Inkling" }).waitFor()
  await context.addCookies(cookies)
  await page.goto(addressOf(world, world.inkling.rootPageId))
  await page.getByRole("heading", { name: "Sign in to Inkling" }).waitFor()
  await context.close()
})

test("what a person writes is created by that person", async () => {
  const { page, context } = await world.open()
  await page.goto(world.url)
  await page.getByRole("button", { name: "New page in Paper Boats" }).click()
  await page.getByRole("textbox", { name: "Title" }).waitFor()
  const id = page.url().slice(-32)
  const headers = { authorization: `Bearer ${world.inkling.token}`, "notion-version": "2026-03-11" }
  const read = async (path: string) =>
    (await (await fetch(`${world.inkling.url}/v1${path}`, { headers })).json()) as {
      type?: string
      created_by?: { id: string }
    }
  const made = await read(`/pages/${id}`)
  expect((await read(`/users/${made.created_by?.id}`)).type).toBe("person")
  await context.close()
})
