import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

const markup = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>`
const scriptUrl = "javascript:window.hit=1"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("nothing that is written into the workspace runs", async () => {
  const rich = [{ text: { content: markup } }]
  const id = await makePage(world, markup, [
    { type: "paragraph", paragraph: { rich_text: rich } },
    { type: "code", code: { rich_text: rich, language: "html" } },
    { type: "equation", equation: { expression: `\\href{${scriptUrl}}{x} ${markup}` } },
    {
      type: "callout",
      callout: { rich_text: rich, icon: { type: "external", external: { url: "https://x.invalid/a.svg" } } },
    },
    { type: "bookmark", bookmark: { url: "https://example.com/", caption: rich } },
    { type: "embed", embed: { url: "https://example.com/" } },
    { type: "toggle", toggle: { rich_text: rich } },
  ])
  const database = await api(world, "POST", "/databases", {
    parent: { type: "page_id", page_id: id },
    title: rich,
    initial_data_source: {
      properties: {
        Name: { title: {} },
        Site: { url: {} },
        [markup]: { select: { options: [{ name: "<b>bold" }] } },
        Formula: { formula: { expression: `"<img src=x onerror='window.hit=1'>"` } },
      },
    },
  })
  await api(world, "POST", "/pages", {
    parent: { data_source_id: database.data_sources[0].id },
    properties: {
      Name: { title: rich },
      Site: { url: scriptUrl },
      [markup]: { select: { name: "<b>bold" } },
    },
  })
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByText("window.hit=1").first().waitFor()
  await page.locator(".katex").first().waitFor()
  await page.goto(addressOf(world, database.id))
  await page.getByRole("gridcell", { name: markup }).first().waitFor()
  const site = page.getByRole("gridcell", { name: scriptUrl }).locator("a")
  expect(await site.getAttribute("href")).toBeNull()
  expect(await page.locator("a[href^='javascript']").count()).toBe(0)
  expect(await page.evaluate("window.hit")).toBeUndefined()
  expect(await page.locator("script:not([src])").count()).toBe(0)
  // The picture of the callout comes from nowhere; nothing else is wrong.
  expect(world.complaints.filter((one) => !one.includes("x.invalid"))).toEqual([])
  await context.close()
})

test("a script that stands in a page would not run either", async () => {
  const { page, context } = await world.open()
  await page.goto(world.url)
  await page.evaluate(
    `(() => { const s = document.createElement("script"); s.textContent = "window.hit = 1"; document.body.append(s) })()`,
  )
  expect(await page.evaluate("window.hit")).toBeUndefined()
  expect(world.complaints.some((one) => one.includes("Content Security Policy"))).toBe(true)
  await context.close()
})
