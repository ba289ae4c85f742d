import { appendBlocks, createNotionBuilder, createPage } from "notion-helper"
import { expect, it } from "vitest"
import { describeClient, newestSdk } from "../kit/describe-client.ts"
import type { Args } from "../kit/notion.ts"
import { blockText } from "../kit/read.ts"
import { propertiesOf } from "../kit/table.ts"

describeClient("notion-helper", (kit) => {
  const unlimited = { limitChildren: false, limitNesting: false }

  async function allChildren(id: string): Promise<string[]> {
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const list = await kit.childList(id, cursor ? { start_cursor: cursor } : {})
      seen.push(...list.results.map(blockText))
      cursor = list.next_cursor
    } while (cursor)
    return seen
  }

  it("makes a row with values of many types", async () => {
    const goals = await kit.table()
    const goal = await goals.row("Goal")
    const person = await kit.person()
    const table = await kit.table({
      Words: { rich_text: {} },
      Price: { number: {} },
      Size: { select: {} },
      Tags: { multi_select: {} },
      Status: { status: {} },
      Due: { date: {} },
      Done: { checkbox: {} },
      Site: { url: {} },
      Mail: { email: {} },
      Phone: { phone_number: {} },
      Goal: goals.relation(),
      Who: { people: {} },
      Files: { files: {} },
    })
    const { content } = createNotionBuilder()
      .parentDataSource(table.sourceId)
      .icon("🐕")
      .cover("https://example.com/cover.png")
      .title("Name", "Walk the dog")
      .richText("Words", "Along the river")
      .number("Price", 3)
      .select("Size", "Large")
      .multiSelect("Tags", ["a", "b"])
      .status("Status", "In progress")
      .date("Due", "2026-10-29")
      .checkbox("Done", true)
      .url("Site", "https://example.com/")
      .email("Mail", "dog@example.com")
      .phoneNumber("Phone", "123")
      .relation("Goal", [goal.id])
      .people("Who", [person.id])
      .files("Files", ["https://example.com/leash.png"])
      .heading1("Leash")
      .paragraph("By the door.")
      .toDo("Whistle", true)
      .callout("Rain")
      .code("walk()", "javascript")
      .divider()
      .build()
    const { apiResponse } = await createPage({ data: content, client: newestSdk(kit.target) })
    const row = await kit.notion.pages.retrieve({ page_id: apiResponse?.id })
    expect(row).toMatchObject({ icon: { emoji: "🐕" }, cover: { type: "external" } })
    expect(propertiesOf(row)).toMatchObject({
      Name: { title: [{ plain_text: "Walk the dog" }] },
      Words: { rich_text: [{ plain_text: "Along the river" }] },
      Price: { number: 3 },
      Size: { select: { name: "Large" } },
      Tags: { multi_select: [{ name: "a" }, { name: "b" }] },
      Status: { status: { name: "In progress" } },
      Due: { date: { start: "2026-10-29" } },
      Done: { checkbox: true },
      Site: { url: "https://example.com/" },
      Mail: { email: "dog@example.com" },
      Phone: { phone_number: "123" },
      Goal: { relation: [{ id: goal.id }] },
      Who: { people: [{ id: person.id }] },
      Files: { files: [{ type: "external" }] },
    })
    expect((await kit.children(row.id)).map((block) => block["type"])).toEqual([
      "heading_1",
      "paragraph",
      "to_do",
      "callout",
      "code",
      "divider",
    ])
  })

  it("makes a page of 1,000 paragraphs, in their order", async () => {
    let builder = createNotionBuilder(unlimited).parentPage(kit.home).title("title", "Long")
    for (let index = 1; index <= 1000; index++) builder = builder.paragraph(`Paragraph ${index}`)
    const { apiResponse } = await createPage({ data: builder.build().content, client: newestSdk(kit.target) })
    const texts = await allChildren(apiResponse?.id as string)
    expect(texts).toEqual(Array.from({ length: 1000 }, (_, index) => `Paragraph ${index + 1}`))
  })

  it("appends ten levels of nesting", async () => {
    const page = await kit.page("Deep")
    let builder = createNotionBuilder(unlimited)
    for (let level = 1; level <= 10; level++)
      builder = builder.startParent("bulleted_list_item", `Level ${level}`)
    await appendBlocks({
      block_id: page.id,
      children: builder.build().content,
      client: newestSdk(kit.target, "2026-03-11"),
    })
    let parent = page.id
    for (let level = 1; level <= 10; level++) {
      const [only, ...others] = await kit.children(parent)
      expect(others).toEqual([])
      expect(blockText(only as never)).toBe(`Level ${level}`)
      parent = only?.id as string
    }
  })

  it("appends many blocks after one, in their order", async () => {
    const page = await kit.page("Page", { children: [paragraphOf("before"), paragraphOf("after")] })
    const [first] = await kit.children(page.id)
    let builder = createNotionBuilder(unlimited)
    for (let index = 1; index <= 250; index++) builder = builder.paragraph(`${index}`)
    await appendBlocks({
      block_id: page.id,
      children: builder.build().content,
      client: newestSdk(kit.target, "2026-03-11"),
      position: { type: "after_block", after_block: { id: first?.id } },
    })
    const middle = Array.from({ length: 250 }, (_, index) => `${index + 1}`)
    expect(await allChildren(page.id)).toEqual(["before", ...middle, "after"])
  })
})

const paragraphOf = (content: string): Args => ({ paragraph: { rich_text: [{ text: { content } }] } })
