import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json, makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const said = async (id: string) =>
  (await api(world, "GET", `/comments?block_id=${id}`)).results.map((comment: Json) =>
    comment.rich_text.map((item: Json) => item.plain_text).join(""),
  )

test("a page is commented on, answered by a program, and the comment edited and deleted", async () => {
  const id = await makePage(world, "Discussed")
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByRole("button", { name: "Comments" }).click()
  const panel = page.getByRole("complementary", { name: "Comments" })
  await panel.getByText("Nobody has said anything yet.").waitFor()
  await panel.getByLabel("Comment", { exact: true }).fill("Is <b>this</b> seaworthy?")
  await page.keyboard.press("Control+Enter")
  await panel.getByText("Is <b>this</b> seaworthy?").waitFor()
  const { results } = await api(world, "GET", `/comments?block_id=${id}`)
  await api(world, "POST", "/comments", {
    discussion_id: results[0].discussion_id,
    rich_text: [{ text: { content: "It is, says the program." } }],
  })
  await panel.getByText("It is, says the program.").waitFor()
  // What somebody else said can be answered, not changed.
  expect(await panel.getByRole("button", { name: "Edit" }).count()).toBe(1)
  await panel.getByLabel("Reply").fill("Good.")
  await panel.getByRole("button", { name: "Reply" }).click()
  await expect.poll(() => said(id)).toHaveLength(3)
  await panel.getByRole("button", { name: "Edit" }).first().click()
  await panel.getByLabel("Edit the comment").fill("Is it seaworthy?")
  await panel.getByRole("button", { name: "Save" }).click()
  await expect.poll(async () => (await said(id))[0]).toBe("Is it seaworthy?")
  await panel.getByRole("button", { name: "Delete" }).first().click()
  await expect.poll(() => said(id)).toEqual(["It is, says the program.", "Good."])
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a block has threads of its own, opened from its menu and closed with Escape", async () => {
  const id = await makePage(world, "Blocks discussed", [
    { type: "paragraph", paragraph: { rich_text: [{ text: { content: "Doubtful" } }] } },
  ])
  const [block] = (await api(world, "GET", `/blocks/${id}/children`)).results
  const { page, context } = await world.open()
  await page.goto(addressOf(world, id))
  await page.getByText("Doubtful").hover()
  await page.getByRole("button", { name: "Block menu" }).click()
  await page.getByRole("menuitem", { name: "Comment" }).click()
  const panel = page.getByRole("complementary", { name: "Comments" })
  for (const [at, text] of ["Why?", "And since when?"].entries()) {
    await panel.getByLabel(at === 0 ? "Comment" : "New thread", { exact: true }).fill(text)
    await panel.getByRole("button", { name: "Send" }).click()
    await panel.getByText(text).waitFor()
  }
  expect(await said(block.id)).toEqual(["Why?", "And since when?"])
  expect(await panel.getByRole("region", { name: "Thread" }).count()).toBe(2)
  await page.keyboard.press("Escape")
  await panel.waitFor({ state: "detached" })
  expect(world.complaints).toEqual([])
  await context.close()
})
