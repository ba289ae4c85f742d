import { NotionToMarkdown } from "notion-to-md"
import { expect, it } from "vitest"
import { paragraph, paragraphs, title } from "../kit/build.ts"
import { describeClient, newestSdk } from "../kit/describe-client.ts"
import { documentBlocks } from "../samples/document.ts"

describeClient("notion-to-md", (kit) => {
  const convert = async (pageId: string) => {
    // Its types come from the SDK of its own time.
    const converter = new NotionToMarkdown({ notionClient: newestSdk(kit.target) as never })
    const markdown = converter.toMarkdownString(await converter.pageToMarkdown(pageId))
    return markdown
  }

  it("turns a page into markdown", async () => {
    const page = await kit.page("Boats", { children: documentBlocks })
    expect((await convert(page.id)).parent).toMatchInlineSnapshot(`
      "
      # Boats


      Fold the **paper** as the [guide](https://example.com/guide) says.


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


      ---


      | Boat | Length |
      | ---- | ------ |
      | Wren | 12     |


      ![A boat](https://example.com/boat.png)


      [bookmark](https://example.com/more)


      $$
      a^2
      $$

      <details>
      <summary>More</summary>

      Hidden


      </details>

      "
    `)
  })

  it("reads more than a hundred blocks", async () => {
    const page = await kit.page("Long", { children: paragraphs(100) })
    await kit.append(page.id, [paragraph("the last")])
    const { parent } = await convert(page.id)
    expect(parent?.trim().split(/\n+/)).toHaveLength(101)
    expect(parent?.trim().endsWith("the last")).toBe(true)
  })

  it("follows columns and synced blocks", async () => {
    const page = await kit.page("Layout", {
      children: [
        {
          column_list: {
            children: [
              { column: { children: [paragraph("Left")] } },
              { column: { children: [paragraph("Right")] } },
            ],
          },
        },
        { synced_block: { synced_from: null, children: [paragraph("Shared")] } },
      ],
    })
    const { parent } = await convert(page.id)
    for (const word of ["Left", "Right", "Shared"]) expect(parent).toContain(word)
  })

  it("puts child pages beside their parent", async () => {
    const page = await kit.page("Parent")
    await kit.notion.pages.create({
      parent: { page_id: page.id },
      properties: title("Child"),
      children: [paragraph("In the child")],
    })
    const { parent, Child } = await convert(page.id)
    expect(`${parent}${Child}`).toContain("In the child")
  })
})
