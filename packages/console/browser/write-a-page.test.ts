import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, blocksOf, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("a page is written with the keyboard alone", async () => {
  const id = await makePage(world, "A fresh page")
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByRole("textbox", { name: "Title" }).click()
  await page.keyboard.press("Enter")
  await page.keyboard.type("# Boats")
  await page.keyboard.press("Enter")
  await page.keyboard.type("Paper floats.")
  await page.keyboard.press("Enter")
  await page.keyboard.type("- newsprint")
  await page.keyboard.press("Enter")
  await page.keyboard.type("baking paper")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Enter")
  await page.keyboard.type("/todo")
  await page.keyboard.press("Enter")
  await page.keyboard.type("launch it")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Backspace")
  await page.keyboard.type("split here")
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("Enter")
  await expect
    .poll(() => blocksOf(world, id), { timeout: 10_000 })
    .toEqual([
      "heading_1: Boats",
      "paragraph: Paper floats.",
      "bulleted_list_item: newsprint",
      "bulleted_list_item: baking paper",
      "to_do: launch it",
      "paragraph: split ",
      "paragraph: here",
    ])
  await page.reload()
  await page.getByRole("heading", { name: "Boats" }).waitFor()
  expect(world.complaints).toEqual([])
  await context.close()
})

test("looks, mentions and equations live through an edit, and blocks nobody touched stay as they are", async () => {
  const rich = [
    { text: { content: "plain " } },
    { text: { content: "bold " }, annotations: { bold: true, color: "red" } },
    { equation: { expression: "e^x" } },
    { text: { content: " and " } },
    { mention: { page: { id: world.inkling.rootPageId } } },
    { text: { content: " end", link: { url: "https://example.com/" } } },
  ]
  const others = [
    { type: "table_of_contents", table_of_contents: {} },
    { type: "callout", callout: { rich_text: [{ text: { content: "kept" } }], icon: { emoji: "💧" } } },
  ]
  const id = await makePage(world, "Rich", [
    { type: "paragraph", paragraph: { rich_text: rich, color: "blue_background" } },
    ...others,
  ])
  const read = async () => (await api(world, "GET", `/blocks/${id}/children`)).results
  const before = await read()
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  const line = page.getByRole("textbox", { name: "Text" }).first()
  await line.click()
  await page.keyboard.press("Home")
  await page.keyboard.type("Very ")
  const texts = (blocks: { paragraph: { rich_text: { plain_text: string }[] } }[]) =>
    blocks[0]?.paragraph.rich_text.map((item) => item.plain_text)
  await expect.poll(async () => texts(await read())?.[0], { timeout: 10_000 }).toBe("Very plain ")
  const after = await read()
  expect(after.slice(1)).toEqual(before.slice(1))
  const [first, ...rest] = before[0].paragraph.rich_text
  expect(after[0].paragraph.rich_text.slice(1)).toEqual(rest)
  expect(after[0].paragraph.rich_text[0].annotations).toEqual(first.annotations)
  expect(after[0].paragraph.color).toBe("blue_background")

  await page.keyboard.press("Control+a")
  await page.keyboard.press("Control+i")
  await expect
    .poll(async () =>
      (await read())[0].paragraph.rich_text.every(
        (item: { annotations: { italic: boolean } }) => item.annotations.italic,
      ),
    )
    .toBe(true)
  expect(world.complaints).toEqual([])
  await context.close()
})
