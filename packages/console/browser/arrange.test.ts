import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const parentOf = async (id: string) => (await api(world, "GET", `/pages/${id}`)).parent.page_id

test("what is in trash is listed, and restored from there", async () => {
  const id = await makePage(world, "Last year's plan")
  const kept = await makePage(world, "This year's plan")
  await api(world, "PATCH", `/pages/${id}`, { in_trash: true })
  const { page, context } = await world.open()
  await page.goto(world.url)
  await page.getByRole("link", { name: "Trash" }).click()
  const list = page.getByRole("list", { name: "In trash" })
  await list.getByRole("link", { name: "Last year's plan" }).waitFor()
  expect(await list.getByRole("listitem").count()).toBe(1)
  await list.getByRole("button", { name: "Restore Last year's plan" }).click()
  await page.getByText("Nothing is in trash.").waitFor()
  expect((await api(world, "GET", `/pages/${id}`)).in_trash).toBe(false)
  expect((await api(world, "GET", `/pages/${kept}`)).in_trash).toBe(false)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a page is dragged onto another, and taken back", async () => {
  const target = await makePage(world, "Target")
  const moved = await makePage(world, "Wanderer")
  const before = await parentOf(moved)
  const { page, context } = await world.open()
  await page.goto(addressOf(world, moved))
  const tree = page.getByRole("navigation", { name: "Workspace" })
  await tree.getByRole("link", { name: "Wanderer" }).dragTo(tree.getByRole("link", { name: "Target" }))
  await page.getByText("Moved to Target.").waitFor()
  await expect.poll(() => parentOf(moved)).toBe(target)
  await page.getByRole("button", { name: "Undo" }).click()
  await expect.poll(() => parentOf(moved)).toBe(before)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a page is moved with keys alone; a move into itself is refused with a reason", async () => {
  const target = await makePage(world, "Harbour office")
  const moved = await makePage(world, "Timetable")
  const inside = await api(world, "POST", "/pages", {
    parent: { page_id: moved },
    properties: { title: { title: [{ text: { content: "Timetable annex" } }] } },
  })
  const { page, context } = await world.open()
  await page.goto(addressOf(world, moved))
  const moveTo = async (title: string) => {
    await page.getByRole("button", { name: "More" }).focus()
    await page.keyboard.press("Enter")
    await page.getByRole("menuitem", { name: "Move to…" }).focus()
    await page.keyboard.press("Enter")
    await page.getByLabel("Page or database").focus()
    await page.keyboard.type(title)
    await page.getByRole("button", { name: title }).focus()
    await page.keyboard.press("Enter")
  }
  await moveTo("Harbour office")
  await expect.poll(() => parentOf(moved)).toBe(target)
  expect(world.complaints).toEqual([])
  await moveTo("Timetable annex")
  await page.getByText("Not moved: ").waitFor()
  expect(await parentOf(moved)).toBe(target)
  expect(await parentOf(inside.id)).toBe(moved)
  await context.close()
  world.complaints.length = 0
})

test("favourites stand in the sidebar, and what was opened comes first in the search", async () => {
  const id = await makePage(world, "Tide tables")
  const later = await makePage(world, "Edited after it")
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByRole("textbox", { name: "Title" }).waitFor()
  const choose = async (item: string) => {
    await page.getByRole("button", { name: "More" }).click()
    await page.getByRole("menuitem", { name: item }).click()
  }
  await choose("Add to favourites")
  const favourites = page.getByRole("list", { name: "Favourites" })
  await favourites.getByRole("link", { name: "Tide tables" }).waitFor()
  await page.goto(world.url)
  await favourites.getByRole("link", { name: "Tide tables" }).click()
  await choose("Remove from favourites")
  await favourites.waitFor({ state: "detached" })
  await page.keyboard.press("Control+k")
  await expect.poll(() => page.getByRole("option").first().textContent()).toContain("Tide tables")
  await page.getByRole("option", { name: "Edited after it" }).click()
  await expect.poll(() => page.url()).toContain(later.replaceAll("-", ""))
  expect(world.complaints).toEqual([])
  await context.close()
})
