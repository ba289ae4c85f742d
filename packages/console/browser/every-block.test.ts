import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Milliseconds for typing thirty kinds of block, on a machine that does other things too. */
const everyBlockMs = 180_000

/** A block and what is below it, as words: ids, times and empty lines aside. */
async function outlineOf(id: string): Promise<Json[]> {
  const { results } = await api(world, "GET", `/blocks/${id}/children?page_size=100`)
  const found: Json[] = []
  for (const block of results) {
    const content = block[block.type]
    const text = (content.rich_text ?? []).map((item: Json) => item.plain_text).join("")
    const cells = content.cells?.map((cell: Json) => cell.map((item: Json) => item.plain_text).join(""))
    const said = text || cells || content.expression || content.url || content.external?.url || content.title
    const inner = block.has_children && !block.type.startsWith("child_") ? await outlineOf(block.id) : []
    const isEmptyLine = block.type === "paragraph" && !said && inner.length === 0
    if (!isEmptyLine) found.push([block.type, ...(said ? [said] : []), ...(inner.length > 0 ? [inner] : [])])
  }
  return found
}

async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.type(`/${name.toLowerCase()}`)
  await page.getByRole("option", { name, exact: true }).click()
}

/** A line that stands on the page itself, to choose the next block in. */
async function newLine(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Add a paragraph|Write something/ }).click()
}

const textTypes: [name: string, type: string][] = [
  ["Text", "paragraph"],
  ["Heading 1", "heading_1"],
  ["Heading 2", "heading_2"],
  ["Heading 3", "heading_3"],
  ["Heading 4", "heading_4"],
  ["Bulleted list", "bulleted_list_item"],
  ["Numbered list", "numbered_list_item"],
  ["To-do", "to_do"],
  ["Toggle", "toggle"],
  ["Quote", "quote"],
  ["Callout", "callout"],
]

const linkTypes: [name: string, type: string, url: string][] = [
  ["Image", "image", "https://example.com/boat.png"],
  ["Video", "video", "https://example.com/boat.mp4"],
  ["Audio", "audio", "https://example.com/horn.mp3"],
  ["PDF", "pdf", "https://example.com/plan.pdf"],
  ["File", "file", "https://example.com/plan.zip"],
  ["Bookmark", "bookmark", "https://example.com/"],
  ["Embed", "embed", "https://example.com/map"],
]

const fixedTypes: [name: string, type: string][] = [
  ["Table of contents", "table_of_contents"],
  ["Breadcrumb", "breadcrumb"],
]

test(
  "a page of every block type is written in the editor alone, and the API reads what was written",
  async () => {
    const id = await makePage(world, "All by hand")
    const { page, context } = await world.open()
    // What the page links to is not there: nothing is loaded from anywhere else.
    await page.route("https://example.com/**", (route) => route.fulfill({ status: 200, body: "" }))
    await page.goto(addressOf(world, id))
    const expected: Json[] = []
    for (const [name, type] of textTypes) {
      await newLine(page)
      await choose(page, name)
      await page.keyboard.type(`In a ${type}`)
      expected.push([type, `In a ${type}`])
    }
    await newLine(page)
    await choose(page, "Divider")
    expected.push(["divider"])
    const done = () => page.getByRole("dialog").getByRole("button", { name: "Done" }).click()
    // The line that asked has the focus again once the form is gone.
    const closed = () => page.locator("[data-line] [contenteditable]:focus").waitFor()
    for (const [name, type, url] of linkTypes) {
      await newLine(page)
      await choose(page, name)
      await page.getByRole("dialog").getByLabel("URL").fill(url)
      await done()
      await closed()
      expected.push([type, url])
    }
    await newLine(page)
    await choose(page, "Code")
    await page.getByRole("dialog").getByLabel("Code").fill("let a = 1\nlet b = 2")
    await page.getByRole("dialog").getByLabel("Language").fill("javascript")
    await done()
    await closed()
    expected.push(["code", "let a = 1\nlet b = 2"])
    await newLine(page)
    await choose(page, "Equation")
    await page.getByRole("dialog").getByLabel("LaTeX").fill("e^{i\\pi}")
    await done()
    await closed()
    expected.push(["equation", "e^{i\\pi}"])
    await newLine(page)
    await choose(page, "Link to page")
    await page.getByRole("dialog").getByLabel("Find a page").fill("Paper Boats")
    await page.getByRole("dialog").getByRole("button", { name: "Paper Boats" }).first().click()
    await done()
    await closed()
    expected.push(["link_to_page"])
    for (const [name, type] of fixedTypes) {
      await newLine(page)
      await choose(page, name)
      expected.push([type])
    }
    await newLine(page)
    await choose(page, "Simple table")
    await page.getByRole("textbox", { name: "Cell 1" }).first().click()
    await page.keyboard.type("Port")
    await page.getByRole("textbox", { name: "Cell 2" }).first().click()
    await page.keyboard.type("Starboard")
    const emptyRow = ["table_row", ["", "", ""]]
    expected.push(["table", [["table_row", ["Port", "Starboard", ""]], emptyRow, emptyRow]])
    await newLine(page)
    await choose(page, "2 columns")
    const columns = page.locator("[class*=columns] [data-line]")
    await expect.poll(() => columns.count()).toBe(2)
    for (const [at, words] of ["left", "right"].entries()) {
      await columns.nth(at).click()
      await page.keyboard.type(words)
    }
    expected.push([
      "column_list",
      [
        ["column", [["paragraph", "left"]]],
        ["column", [["paragraph", "right"]]],
      ],
    ])
    await newLine(page)
    await choose(page, "Synced block")
    await page.locator("[class*=synced] [data-line]").click()
    await page.keyboard.type("said twice")
    expected.push(["synced_block", [["paragraph", "said twice"]]])
    await newLine(page)
    await choose(page, "Page")
    expected.push(["child_page", "Untitled"])
    await newLine(page)
    await choose(page, "Database")
    expected.push(["child_database", "Untitled"])

    await expect.poll(() => outlineOf(id), { timeout: 15_000 }).toEqual(expected)
    expect(new Set(expected.map(([type]) => type)).size).toBeGreaterThanOrEqual(25)
    await page.reload()
    await page.getByText("said twice").waitFor()
    await page.getByText("In a callout").waitFor()
    expect(await outlineOf(id)).toEqual(expected)
    expect(world.complaints).toEqual([])
    await context.close()
  },
  everyBlockMs,
)
