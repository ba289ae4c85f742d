import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A call as a program makes it. */
async function callAs(token: string, method: string, path: string, body?: unknown): Promise<number> {
  const answer = await fetch(world.inkling.url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      "notion-version": "2026-03-11",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  await answer.arrayBuffer()
  return answer.status
}

async function enter(page: Page, query = ""): Promise<void> {
  await page.goto(`${world.url}/requests${query}`)
  await page.getByText("Live", { exact: true }).waitFor()
}

test("from the first start to a working curl, with the console alone; the call is seen in the log", async () => {
  const { page, context } = await world.open({ permissions: ["clipboard-read", "clipboard-write"] })
  await page.goto(world.url)
  await page.getByRole("button", { name: "Create a token" }).click()
  await page.getByRole("textbox", { name: "Name" }).fill("Newcomer")
  await page.getByRole("button", { name: "Create", exact: true }).click()
  await page.getByRole("button", { name: "Done" }).click()
  await page.getByRole("button", { name: "Copy", exact: true }).click()
  const curl = await page.evaluate("navigator.clipboard.readText()")
  expect(curl).toContain(`curl`)
  expect(curl).toContain("Bearer ntn_")
  await page.getByRole("button", { name: "Run" }).click()
  await page.getByRole("link", { name: "See it in the log" }).click()
  const panel = page.getByRole("complementary", { name: "Request" })
  await panel.getByText("/v1/search").first().waitFor()
  expect(await panel.textContent()).toContain("Newcomer")
  expect(await page.locator("[data-request]").first().textContent()).toContain("/v1/search")
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a call before sharing is a 404, explained in the log, cured with one click", async () => {
  const { token } = await world.inkling.admin.createIntegration({ name: "Crew list" })
  const id = await makePage(world, "Crew")
  const { page, context } = await world.open()
  await enter(page, "?status=4xx")
  const path = `/v1/pages/${id}`
  expect(await callAs(token, "GET", path)).toBe(404)
  await page.locator("[data-request]", { hasText: path }).click()
  const panel = page.getByRole("complementary", { name: "Request" })
  await panel.getByRole("button", { name: "Share “Crew” with Crew list" }).click()
  await panel.getByText("Shared. The same call works now.").waitFor()
  expect(await callAs(token, "GET", path)).toBe(200)
  await page.getByRole("button", { name: "Refused" }).click()
  await page.locator("tr", { hasText: path }).filter({ hasText: "200" }).waitFor()
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a capability that is missing is granted from the log", async () => {
  const { integration, token } = await world.inkling.admin.createIntegration({
    name: "Reader",
    capabilities: ["read_content"],
  })
  const id = await makePage(world, "Log book")
  await world.inkling.admin.share(id, integration.id)
  const change = () => callAs(token, "PATCH", `/v1/pages/${id}`, { icon: { type: "emoji", emoji: "📓" } })
  expect(await change()).toBe(403)
  const { page, context } = await world.open()
  await enter(page, `?integration=${integration.id}`)
  await page.locator("[data-request]").first().click()
  await page.getByRole("button", { name: "Let Reader update content" }).click()
  await page.getByText("Reader may do it now.").waitFor()
  expect(await change()).toBe(200)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("filters live in the address; a request is copied as curl and replayed", async () => {
  const { integration, token } = await world.inkling.admin.createIntegration({ name: "Searcher" })
  await callAs(token, "POST", "/v1/search", { query: "tide", page_size: 2 })
  await callAs(token, "GET", "/v1/users/me")
  const { page, context } = await world.open({ permissions: ["clipboard-read", "clipboard-write"] })
  await enter(page)
  await page.getByLabel("Caller").selectOption("Searcher")
  await page.getByRole("button", { name: "POST", exact: true }).click()
  const rows = page.locator("[data-request]")
  await expect.poll(() => rows.count()).toBe(1)
  await expect.poll(() => page.url()).toContain(`integration=${integration.id}&method=POST`)
  await page.reload()
  await expect.poll(() => rows.count()).toBe(1)
  await rows.first().click()
  const panel = page.getByRole("complementary", { name: "Request" })
  await panel.getByRole("button", { name: "Copy as curl" }).click()
  const curl = await page.evaluate("navigator.clipboard.readText()")
  expect(curl).toContain(`--data-raw '{"query":"tide","page_size":2}'`)
  await panel.getByRole("button", { name: "Replay as you" }).click()
  await panel.getByRole("status", { name: "Answer to the replay" }).getByText("200").waitFor()
  await page.keyboard.press("Escape")
  await panel.waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Clear" }).click()
  await page.getByLabel("Search the log").fill("nothing is called so")
  await page.getByText("No request is here that fits.").waitFor()
  expect(world.complaints).toEqual([])
  await context.close()
})
