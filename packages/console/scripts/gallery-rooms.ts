import type { Page } from "playwright-core"
import { addressOf, api } from "../browser/support/api.ts"
import type { World } from "../browser/support/world.ts"

/** A room to take a picture of: its name, and how to come to where all of it stands. */
export interface Room {
  name: string
  enter(page: Page, world: World): Promise<void>
}

const at = (name: string, path: string, heading: string): Room => ({
  name,
  enter: async (page, world) => {
    await page.goto(world.url + path)
    await page.getByRole("heading", { level: 1, name: heading }).waitFor()
  },
})

const found = async (world: World, query: string, object: "page" | "data_source") =>
  (await api(world, "POST", "/search", { query, filter: { property: "object", value: object } })).results[0]

/** Every room, and a page with each kind of block and a table with each kind of property. */
export const rooms: readonly Room[] = [
  at("start", "/", "The Notion API, right here"),
  at("integrations", "/integrations", "Integrations"),
  at("webhooks", "/webhooks", "Webhooks"),
  at("trash", "/trash", "Trash"),
  {
    name: "requests",
    enter: async (page, world) => {
      await page.goto(`${world.url}/requests`)
      await page.locator("[data-request]").first().waitFor()
    },
  },
  {
    name: "request",
    enter: async (page, world) => {
      await page.goto(`${world.url}/requests?status=4xx`)
      await page.locator("[data-request]").first().click()
      await page.getByRole("button", { name: "Copy as curl" }).waitFor()
    },
  },
  {
    name: "page",
    enter: async (page, world) => {
      await page.goto(addressOf(world, (await found(world, "Every kind of block", "page")).id))
      await page.getByText("Behind the tab.").waitFor()
      await page.locator(".katex").first().waitFor()
    },
  },
  {
    name: "comments",
    enter: async (page, world) => {
      await page.goto(addressOf(world, world.inkling.rootPageId))
      await page.getByRole("button", { name: "Comments" }).click()
      await page.getByRole("complementary", { name: "Comments" }).getByRole("textbox").first().waitFor()
    },
  },
  {
    name: "slash",
    enter: async (page, world) => {
      await page.goto(addressOf(world, world.inkling.rootPageId))
      await page.getByRole("button", { name: "Add a paragraph" }).click()
      await page.keyboard.type("/")
      await page.getByRole("option").first().waitFor()
      await page.keyboard.press("ArrowDown")
    },
  },
  {
    name: "table",
    enter: async (page, world) => {
      const source = await found(world, "Tasks", "data_source")
      await page.goto(addressOf(world, source.parent.database_id))
      await page.getByRole("gridcell").first().waitFor()
    },
  },
  {
    name: "search",
    enter: async (page, world) => {
      await page.goto(world.url)
      await page.getByRole("heading", { level: 1 }).waitFor()
      await page.keyboard.press("Control+k")
      await page.getByRole("option").first().waitFor()
    },
  },
]
