import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
let tasks: Json
let everyBlock: string
/** Integrations made so far, since names are given once. */
let clubs = 0
beforeAll(async () => {
  world = await openWorld()
  const found = await api(world, "POST", "/search", {
    query: "Tasks",
    filter: { property: "object", value: "data_source" },
  })
  tasks = found.results[0]
  const pages = await api(world, "POST", "/search", { query: "Every kind of block" })
  everyBlock = pages.results[0].id
})
afterAll(() => world.close())

type Room = [name: string, enter: (page: Page) => Promise<void>]

const rooms: Room[] = [
  [
    "start",
    async (page) => {
      await page.goto(world.url)
      await page.getByRole("heading", { level: 1 }).waitFor()
    },
  ],
  [
    "integrations",
    async (page) => {
      await page.goto(`${world.url}/integrations`)
      await page.getByRole("table").waitFor()
    },
  ],
  [
    "new integration",
    async (page) => {
      await page.goto(`${world.url}/integrations`)
      await page.getByRole("button", { name: "New integration" }).click()
      await page.getByRole("dialog").waitFor()
    },
  ],
  [
    "an integration",
    async (page) => {
      const [integration] = await world.inkling.admin.listIntegrations()
      await page.goto(`${world.url}/integrations/${integration?.id}`)
      await page.getByText("And everything below").waitFor()
    },
  ],
  [
    "every block",
    async (page) => {
      await page.goto(addressOf(world, everyBlock))
      await page.getByText("Behind the tab.").waitFor()
      await page.locator(".katex").first().waitFor()
    },
  ],
  [
    "share",
    async (page) => {
      await page.goto(addressOf(world, everyBlock))
      await page.getByRole("button", { name: "Share" }).click()
      await page.getByRole("dialog").getByText("through").waitFor()
    },
  ],
  [
    "a table",
    async (page) => {
      await page.goto(addressOf(world, tasks.parent.database_id))
      await page.getByRole("gridcell").first().waitFor()
    },
  ],
  [
    "an editor in a table",
    async (page) => {
      await page.goto(addressOf(world, tasks.parent.database_id))
      await page.getByRole("gridcell").first().waitFor()
      const names = await page.getByRole("columnheader").allTextContents()
      await page.getByRole("gridcell").first().click()
      for (let step = 0; step < names.indexOf("Status"); step++) await page.keyboard.press("ArrowRight")
      await page.keyboard.press("Enter")
      await page.getByRole("listbox").waitFor()
    },
  ],
  [
    "a new formula",
    async (page) => {
      await page.goto(addressOf(world, tasks.parent.database_id))
      await page.getByRole("button", { name: "Add a property" }).click()
      await page.getByRole("menuitem", { name: "Formula" }).click()
      await page.getByRole("textbox", { name: "Formula" }).pressSequentially("1 + du")
      await page.getByRole("listbox", { name: "Completions" }).getByRole("option").first().waitFor()
      await page.getByText(/at position/).waitFor()
    },
  ],
  [
    "options of a status",
    async (page) => {
      await page.goto(addressOf(world, tasks.parent.database_id))
      await page.getByRole("button", { name: "Add a property" }).click()
      await page.getByRole("menuitem", { name: "Status" }).click()
      await page.getByLabel("Option 3").waitFor()
    },
  ],
  [
    "a filter",
    async (page) => {
      await page.goto(addressOf(world, tasks.parent.database_id))
      await page.getByRole("button", { name: "Filter" }).click()
      await page.getByRole("button", { name: "Add a rule" }).click()
      await page.getByRole("button", { name: "Add a group" }).click()
      await page.getByLabel("Operator").nth(1).waitFor()
    },
  ],
  [
    "a row",
    async (page) => {
      const { results } = await api(world, "POST", `/data_sources/${tasks.id}/query`, { page_size: 1 })
      await page.goto(addressOf(world, results[0].id))
      await page.getByRole("button", { name: "Edit Status" }).waitFor()
    },
  ],
  [
    "the log of requests",
    async (page) => {
      const id = "00000000-0000-4000-8000-000000000000"
      await api(world, "GET", `/pages/${id}`).catch(() => {})
      await page.goto(`${world.url}/requests?status=4xx`)
      await page.locator("[data-request]").first().click()
      await page.getByRole("button", { name: "Copy as curl" }).waitFor()
    },
  ],
  [
    "trash",
    async (page) => {
      await page.goto(`${world.url}/trash`)
      await page.getByText("Nothing is in trash.").waitFor()
    },
  ],
  [
    "letting an integration in",
    async (page) => {
      const name = `Club ${++clubs}`
      const { clientId } = await world.inkling.admin.createIntegration({
        name,
        type: "public",
        redirectUris: ["https://club.example/"],
      })
      await page.goto(`${world.url}/v1/oauth/authorize?client_id=${clientId}&response_type=code&owner=user`)
      await page.getByRole("checkbox").first().check()
      await page.getByRole("button", { name: "Pages in Paper Boats" }).click()
      await page.getByText("comes with the page above").first().waitFor()
    },
  ],
  [
    "a public integration",
    async (page) => {
      const { integration } = await world.inkling.admin.createIntegration({
        name: `Club ${++clubs}`,
        type: "public",
        redirectUris: ["https://club.example/a/long/way/back/to/where/people/came/from"],
      })
      await page.goto(`${world.url}/integrations/${integration.id}`)
      await page.getByText("Nobody yet").waitFor()
    },
  ],
  [
    "comments",
    async (page) => {
      await page.goto(addressOf(world, world.inkling.rootPageId))
      await page.getByRole("button", { name: "Comments" }).click()
      await page.getByRole("complementary", { name: "Comments" }).getByRole("button").nth(1).waitFor()
    },
  ],
  [
    "nowhere",
    async (page) => {
      await page.goto(`${world.url}/nowhere`)
      await page.getByText("There is no such place").waitFor()
    },
  ],
]

async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`),
  )
}

/** Pixels; low, since every cell in sight is looked at. */
const heightPx = 520

test.each(rooms)("%s has no violations, and nothing sticks out at 360 pixels", async (_name, enter) => {
  for (const width of [1280, 360]) {
    const { page, context } = await world.open({
      viewport: { width, height: heightPx },
      reducedMotion: "reduce",
    })
    await enter(page)
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true)
    await context.close()
  }
})

test.each(rooms)("%s has contrast enough in the dark", async (_name, enter) => {
  const viewport = { width: 1280, height: heightPx }
  const { page, context } = await world.open({ colorScheme: "dark", viewport, reducedMotion: "reduce" })
  await enter(page)
  expect(await violationsOf(page, ["color-contrast"])).toEqual([])
  await context.close()
})

test("what is wrong would be found", async () => {
  const { page, context } = await world.open()
  await page.goto(world.url)
  await page.getByRole("heading", { level: 1 }).waitFor()
  await page.evaluate(
    `document.querySelector("h1").insertAdjacentHTML("afterend", "<img src='/'><p style='color:#bbb'>faint</p>")`,
  )
  expect((await violationsOf(page)).map((one) => one.split(":")[0])).toEqual(["color-contrast", "image-alt"])
  await context.close()
})
