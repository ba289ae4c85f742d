import { expect, it } from "vitest"
import { paragraph, plainText, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { at, blockText } from "../../kit/read.ts"

interface Change {
  type: string
  from: Args
  to: Args
  expect: Args
}

const words = (type: string, to: Args = {}): Change => ({
  type,
  from: { rich_text: text("Before") },
  to: { rich_text: text("After"), ...to },
  expect: { rich_text: [plainText("After")], ...to },
})

const changes: readonly Change[] = [
  words("paragraph", { color: "green" }),
  words("heading_1"),
  words("heading_2", { color: "red" }),
  words("heading_3", { is_toggleable: true }),
  words("bulleted_list_item"),
  words("numbered_list_item"),
  words("quote"),
  words("to_do", { checked: true }),
  words("toggle"),
  words("callout"),
  {
    type: "code",
    from: { rich_text: text("a"), language: "javascript" },
    to: { language: "python" },
    expect: { rich_text: [plainText("a")], language: "python" },
  },
  { type: "equation", from: { expression: "a" }, to: { expression: "b" }, expect: { expression: "b" } },
  {
    type: "bookmark",
    from: { url: "https://example.com/a" },
    to: { url: "https://example.com/b", caption: text("B") },
    expect: { url: "https://example.com/b", caption: [plainText("B")] },
  },
  {
    type: "embed",
    from: { url: "https://example.com/a" },
    to: { url: "https://example.com/b" },
    expect: { url: "https://example.com/b" },
  },
  {
    type: "image",
    from: { external: { url: "https://example.com/a.png" } },
    to: { external: { url: "https://example.com/b.png" } },
    expect: { type: "external", external: { url: "https://example.com/b.png" } },
  },
  {
    type: "video",
    from: { external: { url: "https://example.com/a.mp4" } },
    to: { caption: text("Film") },
    expect: { external: { url: "https://example.com/a.mp4" }, caption: [plainText("Film")] },
  },
  { type: "table_of_contents", from: {}, to: { color: "gray" }, expect: { color: "gray" } },
]

eachSdk("update a block", (kit) => {
  const update = (id: string, change: Args) => kit.notion.blocks.update({ block_id: id, ...change })

  it.each(changes)("changes a $type", async ({ type, from, to, expect: payload }) => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, { [type]: from })
    const updated = await update(made.id, { [type]: to })
    expect(updated).toMatchObject({ id: made.id, type, [type]: payload })
    expect((await kit.notion.blocks.retrieve({ block_id: made.id }))[type]).toEqual(updated[type])
  })

  it("leaves alone what it was not given", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, { to_do: { rich_text: text("Task"), color: "blue" } })
    const updated = await update(made.id, { to_do: { checked: true } })
    expect(updated["to_do"]).toEqual({ rich_text: [plainText("Task")], checked: true, color: "blue" })
  })

  it("keeps the children", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, paragraph("Parent", { children: [paragraph("Child")] }))
    const updated = await update(made.id, { paragraph: { rich_text: text("New") } })
    expect(updated["has_children"]).toBe(true)
    expect((await kit.children(made.id)).map(blockText)).toEqual(["Child"])
  })

  it("keeps the place among the siblings", async () => {
    const page = await kit.page("Page", { children: [paragraph("1"), paragraph("2"), paragraph("3")] })
    const second = (await kit.children(page.id))[1]
    await update(second?.id as string, { paragraph: { rich_text: text("two") } })
    expect((await kit.children(page.id)).map(blockText)).toEqual(["1", "two", "3"])
  })

  it("refuses another type", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, paragraph("Fixed"))
    await kit.refuses(update(made.id, { heading_1: { rich_text: text("No") } }), invalid())
    expect(blockText(await kit.notion.blocks.retrieve({ block_id: made.id }))).toBe("Fixed")
  })

  it("refuses a colour alone where the text is required", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, { quote: { rich_text: text("Quote") } })
    await kit.refuses(update(made.id, { quote: { color: "red" } }), invalid(/rich_text should be defined/))
  })

  it("refuses new children", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, paragraph("Parent"))
    await kit.refuses(
      update(made.id, { paragraph: { rich_text: text("x"), children: [paragraph("Child")] } }),
      invalid(/children should be not present/),
    )
  })

  it("refuses text over 2,000 characters", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, paragraph("Short"))
    await kit.refuses(
      update(made.id, { paragraph: { rich_text: text("x".repeat(2001)) } }),
      invalid(
        "body failed validation: body.paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.",
      ),
    )
  })

  it("refuses to edit a block in the trash", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, paragraph("Gone"))
    await kit.notion.blocks.delete({ block_id: made.id })
    await kit.refuses(
      update(made.id, { paragraph: { rich_text: text("Back?") } }),
      invalid("Can't edit block that is archived. You must unarchive the block before editing."),
    )
  })

  it("refuses an id that is no uuid", () =>
    kit.refuses(update("AAA", { paragraph: { rich_text: [] } }), badId("block_id", "AAA")))

  it("does not find a block that is not there", () =>
    kit.refuses(update(nobodysId, { paragraph: { rich_text: text("x") } }), notFound("block", nobodysId)))
})

eachSdk(
  "update newer blocks",
  (kit) => {
    it("changes a heading_4", async () => {
      const page = await kit.page()
      const made = await kit.appendOne(page.id, { heading_4: { rich_text: text("Before") } })
      const updated = await kit.notion.blocks.update({
        block_id: made.id,
        heading_4: { rich_text: text("After") },
      })
      expect(at(updated, "heading_4", "rich_text")).toEqual([plainText("After")])
    })
  },
  modern,
)
