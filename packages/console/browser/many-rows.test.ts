import { readFileSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

/** Rows of the table. */
const rowCount = 3_000

let world: World
let database: Json
let sourceId: string
const title = (at: number) => `Row ${String(at).padStart(4, "0")}`
beforeAll(async () => {
  world = await openWorld()
  database = await api(world, "POST", "/databases", {
    parent: { type: "page_id", page_id: world.inkling.rootPageId },
    title: [{ text: { content: "Archive" } }],
    initial_data_source: { properties: { Name: { title: {} }, N: { number: {} } } },
  })
  sourceId = database.data_sources[0].id
  for (let at = 0; at < rowCount; at += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, on) => ({
      properties: { Name: { title: [{ text: { content: title(at + on) } }] }, N: { number: at + on } },
    }))
    const answer = await fetch(`${world.url}/inkling/v1/data_sources/${sourceId}/upsert`, {
      method: "POST",
      headers: { authorization: `Bearer ${world.inkling.token}`, "content-type": "application/json" },
      body: JSON.stringify({ key: "Name", rows }),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const { results } = await api(world, "GET", `/views?database_id=${database.id}`)
  await api(world, "PATCH", `/views/${results[0].id}`, { sorts: [{ property: "N", direction: "ascending" }] })
})
afterAll(() => world.close())

test("any place of a long table is reached at once, without what lies before it", async () => {
  const { page, context } = await world.open()
  const offsets: number[] = []
  page.on("request", (request) => {
    if (request.url().endsWith("/query_window")) offsets.push(request.postDataJSON().offset)
  })
  await page.goto(addressOf(world, database.id))
  await page.getByText(title(0), { exact: true }).waitFor()
  await page.getByText("3,000 rows").waitFor({ state: "attached" })
  await page.getByRole("gridcell").first().click()
  await page.keyboard.press("ControlOrMeta+End")
  await page.getByText(title(2_999), { exact: true }).waitFor()
  expect(offsets).toContain(2_900)
  expect(offsets).not.toContain(1_000)
  const grid = page.getByRole("grid")
  expect(await grid.getAttribute("aria-rowcount")).toBe("3001")
  await grid.evaluate((element) => element.parentElement?.scrollTo({ top: 1_500 * 33 }))
  await page.getByText(title(1_505), { exact: true }).waitFor()
  expect(await page.getByRole("row").count()).toBeLessThan(80)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a view is taken out as CSV, whole, filtered and in its order", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  await page.getByText(title(0), { exact: true }).waitFor()
  const save = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export as CSV" }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    return readFileSync(await download.path(), "utf8")
      .slice(1)
      .trimEnd()
      .split("\r\n")
  }
  const all = await save()
  expect(all).toHaveLength(rowCount + 1)
  expect(all[0]?.split(",").sort()).toEqual(["N", "Name"])
  expect(all[1]).toContain("Row 0000")
  expect(all.at(-1)).toContain("Row 2999")
  await page.getByLabel("Find by title").fill("Row 001")
  await expect.poll(() => page.getByRole("grid").getAttribute("aria-rowcount")).toBe("11")
  expect(await save()).toHaveLength(11)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a row is begun empty, or from a template, and opened", async () => {
  const page = await api(world, "POST", "/pages", {
    parent: { data_source_id: sourceId },
    properties: { Name: { title: [{ text: { content: "Weekly" } }] }, N: { number: 7 } },
  })
  await world.inkling.admin.setTemplate(page.id, "template")
  const { page: tab, context } = await world.open()
  await tab.goto(addressOf(world, database.id))
  await tab.getByRole("button", { name: "New row from a template" }).click()
  await tab.getByRole("menuitem", { name: "Weekly" }).click()
  await expect.poll(() => new URL(tab.url()).pathname).not.toContain(database.id.replaceAll("-", ""))
  const id = /([0-9a-f]{32})$/.exec(new URL(tab.url()).pathname)?.[1] as string
  await expect.poll(async () => (await api(world, "GET", `/pages/${id}`)).properties.N.number).toBe(7)
  expect(world.complaints).toEqual([])
  await context.close()
})
