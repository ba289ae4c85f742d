import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, blocksOf, type Json, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const lines = (...texts: string[]) =>
  texts.map((content) => ({ type: "paragraph", paragraph: { rich_text: [{ text: { content } }] } }))

async function openPage(title: string, children: unknown[] = []): Promise<{ id: string; page: Page }> {
  const id = await makePage(world, title, children)
  const { page } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByRole("textbox", { name: "Title" }).waitFor()
  return { id, page }
}

const blocks = (id: string) => expect.poll(() => blocksOf(world, id), { timeout: 10_000 })
const line = (page: Page, text: string) =>
  page.getByRole("textbox", { name: "Text" }).filter({ hasText: text })

test("typing, splitting, turning and deleting are undone and redone, ids kept", async () => {
  const { id, page } = await openPage("Undo", lines("one", "two"))
  const before = await api(world, "GET", `/blocks/${id}/children`)
  await line(page, "one").click()
  await page.keyboard.press("End")
  await page.keyboard.type(" more")
  await page.keyboard.press("Enter")
  await page.keyboard.type("# Head")
  await blocks(id).toEqual(["paragraph: one more", "heading_1: Head", "paragraph: two"])
  for (let step = 0; step < 12; step++) await page.keyboard.press("Control+z")
  await blocks(id).toEqual(["paragraph: one", "paragraph: two"])
  const ids = (list: Json) => list.results.map((block: Json) => block.id)
  expect(ids(await api(world, "GET", `/blocks/${id}/children`))).toEqual(ids(before))
  for (let step = 0; step < 12; step++) await page.keyboard.press("Control+Shift+z")
  await blocks(id).toEqual(["paragraph: one more", "heading_1: Head", "paragraph: two"])
  expect(world.complaints).toEqual([])
  await page.context().close()
})

test("several blocks are chosen with keys, moved and deleted, and brought back at once", async () => {
  const { id, page } = await openPage("Several", lines("a", "b", "c", "d"))
  await line(page, "b").click()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Shift+ArrowDown")
  await page.keyboard.press("Control+Shift+ArrowDown")
  await blocks(id).toEqual(["a", "d", "b", "c"].map((text) => `paragraph: ${text}`))
  await page.keyboard.press("Delete")
  await blocks(id).toEqual(["a", "d"].map((text) => `paragraph: ${text}`))
  await page.keyboard.press("Control+z")
  await blocks(id).toEqual(["a", "d", "b", "c"].map((text) => `paragraph: ${text}`))
  await page.keyboard.press("Control+z")
  await blocks(id).toEqual(["a", "b", "c", "d"].map((text) => `paragraph: ${text}`))
  expect(world.complaints).toEqual([])
  await page.context().close()
})

test("a block is dragged by its handle, and moved by its menu", async () => {
  const { id, page } = await openPage("Drag", lines("first", "second", "third"))
  const handle = async (text: string) => {
    await line(page, text).hover()
    return page.locator("[data-row]", { has: line(page, text) }).getByRole("button", { name: "Block menu" })
  }
  await (await handle("first")).dragTo(line(page, "third"))
  await blocks(id).toEqual(["paragraph: second", "paragraph: third", "paragraph: first"])
  await (await handle("third")).click()
  await page.getByRole("menuitem", { name: "Move up" }).click()
  await blocks(id).toEqual(["paragraph: third", "paragraph: second", "paragraph: first"])
  await (await handle("second")).click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await blocks(id).toEqual(["paragraph: third", "paragraph: first"])
  expect(world.complaints).toEqual([])
  await page.context().close()
})

test("pasted Markdown becomes blocks, a pasted word stays text, and both are undone", async () => {
  const { id, page } = await openPage("Paste", lines("start "))
  const paste = (text: string) =>
    page.evaluate(`{
      const data = new DataTransfer()
      data.setData("text/plain", ${JSON.stringify(text)})
      document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }`)
  await line(page, "start").click()
  await page.keyboard.press("End")
  await paste("word")
  await blocks(id).toEqual(["paragraph: start word"])
  await paste("## Plan\n\n- one\n- [x] two\n> said")
  await blocks(id).toEqual([
    "paragraph: start word",
    "heading_2: Plan",
    "bulleted_list_item: one",
    "to_do: two",
    "quote: said",
  ])
  await page.getByRole("heading", { name: "Plan" }).waitFor()
  await page.keyboard.press("Control+z")
  await blocks(id).toEqual(["paragraph: start word"])
  expect(world.complaints).toEqual([])
  await page.context().close()
})
