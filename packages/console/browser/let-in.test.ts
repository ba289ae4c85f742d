import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { CreatedPublicIntegration } from "@inkling/server"
import { Client, LogLevel } from "@notionhq/client"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
let app: CreatedPublicIntegration
let site: Server
let redirectUri: string
let picked: string
let other: string
beforeAll(async () => {
  world = await openWorld()
  // The integration's own site: where people come back to.
  site = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<title>Back</title><h1>Welcome back</h1>")
  })
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve))
  redirectUri = `http://127.0.0.1:${(site.address() as AddressInfo).port}/callback`
  picked = await makePage(world, "Harbour plan")
  other = await makePage(world, "Secret plan")
  app = await world.inkling.admin.createIntegration({
    name: "Boat Club",
    type: "public",
    redirectUris: [redirectUri],
    capabilities: ["read_content"],
    userInfo: "without_email",
  })
})
afterAll(async () => {
  await world.close()
  site.close()
})

const addressWith = (change: Record<string, string> = {}) => {
  const query = { client_id: app.clientId, redirect_uri: redirectUri, response_type: "code", owner: "user" }
  return `${world.url}/v1/oauth/authorize?${new URLSearchParams({ ...query, state: "s 1", ...change })}`
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 })

const notion = (auth?: string) =>
  new Client({
    baseUrl: world.url,
    notionVersion: "2026-03-11",
    logLevel: LogLevel.ERROR,
    ...(auth && { auth }),
  })

/** What the integration's site was called back with. */
async function calledBack(page: Page): Promise<URLSearchParams> {
  await page.getByText("Welcome back").waitFor()
  const url = new URL(page.url())
  expect(`${url.origin}${url.pathname}`).toBe(redirectUri)
  return url.searchParams
}

const tokensFor = (code: string | null) =>
  notion().oauth.token({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: "authorization_code",
    code: code as string,
    redirect_uri: redirectUri,
  })

test("who picks a page by keyboard lets the SDK read that page and no other", async () => {
  const { page, context } = await world.open()
  await page.goto(addressWith())
  expect(await heading(page).textContent()).toMatch(/^Boat Club wants to use /)
  await page.getByText("Names without email addresses").waitFor()
  await page.getByLabel("Search by title").focus()
  await page.keyboard.type("harbour")
  await page.getByRole("checkbox", { name: "Harbour plan" }).waitFor()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Space")
  await page.getByRole("button", { name: "Allow for 1 page" }).focus()
  await page.keyboard.press("Enter")
  const back = await calledBack(page)
  expect(back.get("state")).toBe("s 1")
  const tokens = await tokensFor(back.get("code"))
  const client = notion(tokens.access_token)
  expect(await client.pages.retrieve({ page_id: picked })).toMatchObject({ id: picked })
  await expect(client.pages.retrieve({ page_id: other })).rejects.toMatchObject({ code: "object_not_found" })
  expect(await client.users.me({})).toMatchObject({ id: tokens.bot_id, bot: { owner: { type: "user" } } })
  expect(world.complaints).toEqual([])
  await context.close()
})

test("the tree opens with the arrows, and what is below a picked page comes with it", async () => {
  const { page, context } = await world.open()
  await page.goto(addressWith())
  await page.getByText("Shared already: Harbour plan").waitFor()
  const root = page.getByRole("checkbox", { name: "Paper Boats" })
  await root.focus()
  await page.keyboard.press("ArrowRight")
  const below = page.getByRole("checkbox", { name: "Secret plan" })
  await below.waitFor()
  expect(await below.isChecked()).toBe(false)
  await root.press("Space")
  expect(await below.isChecked()).toBe(true)
  await below.press("Space")
  expect(await below.isChecked()).toBe(true)
  await page.getByRole("button", { name: "Allow for 1 page" }).waitFor()
  await root.press("ArrowLeft")
  await below.waitFor({ state: "detached" })
  await root.click()
  await page.getByRole("button", { name: "Allow", exact: true }).waitFor()
  expect(world.complaints).toEqual([])
  await context.close()
})

test("who cancels is sent back without a code", async () => {
  const { page, context } = await world.open()
  await page.goto(addressWith())
  await page.getByRole("button", { name: "Cancel" }).click()
  expect(`${await calledBack(page)}`).toBe("error=access_denied&state=s+1")
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a foreign redirect address and an unknown integration are told here, and lead nowhere", async () => {
  const { page, context } = await world.open()
  for (const change of [{ redirect_uri: "https://evil.example/" }, { client_id: "nobody" }]) {
    const answer = await page.goto(addressWith(change))
    expect(answer?.status()).toBe(400)
    await page.getByRole("alert").waitFor()
    expect(page.url()).toBe(addressWith(change))
  }
  await context.close()
  world.complaints.length = 0
})

test("what an integration wants more than before is marked as new", async () => {
  await world.inkling.admin.changeIntegration(app.integration.id, {
    capabilities: ["read_content", "insert_comments"],
  })
  const { page, context } = await world.open()
  await page.goto(addressWith())
  const added = page.getByRole("listitem").filter({ hasText: "Insert comments" })
  await added.getByText("New").waitFor()
  const kept = page.getByRole("listitem").filter({ hasText: "Read content" })
  expect(await kept.getByText("New", { exact: true }).count()).toBe(0)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("who is not signed in signs in first, and comes back to the question", async () => {
  const { page, context } = await world.open()
  await context.clearCookies()
  await page.goto(addressWith())
  await page.getByRole("button", { name: "Sign in" }).waitFor()
  const next = new URL(page.url()).searchParams.get("next") as string
  const { path } = await world.inkling.admin.createSigninLink()
  await page.goto(`${world.url}${path}&next=${encodeURIComponent(next)}`)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByText("Boat Club wants to use").waitFor()
  await page.getByRole("button", { name: "Not you?" }).click()
  await page.getByLabel("Password").waitFor()
  expect(world.complaints).toEqual([])
  await context.close()
})

test("the operator sees who let it in, on its own page and on what they share", async () => {
  const { page, context } = await world.open()
  await page.goto(`${world.url}/integrations/${app.integration.id}`)
  await page.getByRole("listitem").filter({ hasText: "You" }).getByText("1 page").waitFor()
  await page.getByText(app.clientId).waitFor()
  await page.getByRole("button", { name: "New client secret" }).click()
  await page.getByRole("button", { name: "Make a new one" }).click()
  const secret = await page.getByRole("dialog", { name: "A new client secret" }).locator("code").textContent()
  expect(secret).toMatch(/^secret_/)
  expect(secret).not.toBe(app.clientSecret)
  await page.goto(addressOf(world, picked))
  await page.getByRole("button", { name: "Share" }).click()
  const dialog = page.getByRole("dialog", { name: "Share Harbour plan" })
  await dialog.getByText("Boat Club (You)").waitFor()
  await dialog.getByLabel("Add an integration by name").fill("boat")
  await dialog.getByText("No other integration has that name").waitFor()
  await dialog.getByRole("listitem").filter({ hasText: "Boat Club" }).getByRole("button").click()
  await dialog.getByText("Boat Club (You)").waitFor({ state: "detached" })
  expect(world.complaints).toEqual([])
  await context.close()
})
