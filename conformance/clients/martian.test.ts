import { markdownToBlocks, markdownToRichText } from "@tryfabric/martian"
import { NotionToMarkdown } from "notion-to-md"
import { expect, it } from "vitest"
import { describeClient, newestSdk } from "../kit/describe-client.ts"
import type { Args } from "../kit/notion.ts"
import { at, plain } from "../kit/read.ts"

const markdown = `# Boats

Fold the **paper** as the [guide](https://example.com/guide) says, *twice*, with \`care\` and ~~haste~~.

## Steps

- Fold
  - twice
- Press

1. First
2. Second

- [x] Dry
- [ ] Sail

> She floats.

\`\`\`javascript
fold(2)
\`\`\`

| Boat | Length |
| ---- | ------ |
| Wren | 12     |

![](https://example.com/boat.png)

$$
a^2
$$
`

describeClient("@tryfabric/martian", (kit) => {
  it("makes a page of markdown", async () => {
    const page = await kit.page("Martian", { children: markdownToBlocks(markdown) })
    expect((await kit.children(page.id)).map((block) => block["type"])).toEqual([
      "heading_1",
      "paragraph",
      "heading_2",
      "bulleted_list_item",
      "bulleted_list_item",
      "numbered_list_item",
      "numbered_list_item",
      "to_do",
      "to_do",
      "quote",
      "code",
      "table",
      "image",
      "equation",
    ])
  })

  it("appends markdown to a page", async () => {
    const page = await kit.page()
    await newestSdk(kit.target, "2026-03-11").blocks.children.append({
      block_id: page.id,
      children: markdownToBlocks("Hello\n\n- one\n- two") as never,
    })
    expect(await kit.children(page.id)).toHaveLength(3)
  })

  it("gives the same markdown back through notion-to-md", async () => {
    const page = await kit.page("Round trip", { children: markdownToBlocks(markdown) })
    const converter = new NotionToMarkdown({ notionClient: newestSdk(kit.target) as never })
    const { parent } = converter.toMarkdownString(await converter.pageToMarkdown(page.id))
    const words = (source = "") => source.match(/[A-Za-z0-9^]+/g)?.join(" ")
    // An image without a caption is shown with the name of its file.
    expect(words(parent)).toBe(words(markdown.replace("![]", "![boat.png]")))
  })

  it("writes rich text into a property", async () => {
    const table = await kit.table({ Notes: { rich_text: {} } })
    const row = await table.row("Row", {
      Notes: { rich_text: markdownToRichText("**bold** and [link](https://example.com/)") },
    })
    const notes = ((row["properties"] as Args)["Notes"] as Args)["rich_text"] as Args[]
    expect(plain(notes)).toBe("bold and link")
    expect(notes[0]).toMatchObject({ annotations: { bold: true } })
    expect(notes.at(-1)).toMatchObject({ href: "https://example.com/" })
  })

  it("cuts text at 2,000 characters, so that it is taken", async () => {
    const long = "word ".repeat(900).trim()
    const page = await kit.page("Long", { children: markdownToBlocks(long) })
    const [first] = await kit.children(page.id)
    expect(plain(at(first, "paragraph", "rich_text")).length).toBeGreaterThan(2000)
  })
})
