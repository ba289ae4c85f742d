import { describe, expect, it } from "vitest"
import { ids, node, printContext, store, words } from "../../test/markdown/markdown-world.ts"
import type { MarkdownNode } from "./markdown-node.ts"
import { printMarkdown } from "./print/print-markdown.ts"

const text = (content: string, color = "default") => ({ rich_text: words(content), color })
const paragraph = (content: string, children: MarkdownNode[] = []) =>
  node("paragraph", { ...text(content), icon: null }, children)
const bullet = (content: string, children: MarkdownNode[] = []) =>
  node("bulleted_list_item", text(content), children)
const numbered = (content: string) => node("numbered_list_item", text(content))
const row = (...cells: string[]) => node("table_row", { cells: cells.map(words) })
const external = { type: "external", external: { url: "https://example.com/a.png" } }
const pageHex = ids.page.replaceAll("-", "")
const blockUrl = `https://notes.test/p/${pageHex}#${ids.block.replaceAll("-", "")}`

/** What is stored, and how it is written in v1 and v2. */
const cases: [name: string, blocks: MarkdownNode[], v1: string, v2: string][] = [
  ["paragraphs", [paragraph("a"), paragraph("b")], "a\nb", "a\n\nb"],
  ["an empty paragraph", [paragraph("")], "<empty-block/>", "<p />"],
  [
    "a coloured paragraph",
    [node("paragraph", { ...text("a", "red_background"), icon: null })],
    'a {color="red_bg"}',
    '<p color="red_bg">a</p>',
  ],
  ["a paragraph with children", [paragraph("a", [paragraph("b")])], "a\n\tb", "<p>a\n\nb\n\n</p>"],
  ["a line break", [paragraph("a\nb")], "a<br>b", "a\\\nb"],
  [
    "text that looks like blocks",
    [paragraph("# a"), paragraph("- b"), paragraph("1. c")],
    "\\# a\n\\- b\n1\\. c",
    "\\# a\n\n\\- b\n\n1\\. c",
  ],
  ["a heading", [node("heading_2", { ...text("a"), is_toggleable: false })], "## a", "## a"],
  [
    "a toggle heading",
    [node("heading_3", { ...text("a", "blue"), is_toggleable: true }, [paragraph("b")])],
    '### a {toggle="true" color="blue"}\n\tb',
    '<toggle heading="h3" color="blue">a\n\nb\n\n</toggle>',
  ],
  ["nested lists", [bullet("a", [bullet("b")]), bullet("c")], "- a\n\t- b\n- c", "- a\n\t- b\n- c"],
  ["a paragraph in a list", [bullet("a", [paragraph("b")])], "- a\n\tb", "- a\n\n\tb"],
  [
    "numbers",
    [numbered("a"), numbered("b"), bullet("c"), numbered("d")],
    "1. a\n2. b\n- c\n1. d",
    "1. a\n2. b\n- c\n1. d",
  ],
  [
    "tasks",
    [node("to_do", { ...text("a"), checked: true }), node("to_do", { ...text("b"), checked: false })],
    "- [x] a\n- [ ] b",
    "- [x] a\n- [ ] b",
  ],
  [
    "a coloured item",
    [node("numbered_list_item", text("a", "red"))],
    '1. a {color="red"}',
    '<ol>\n<li color="red">a</li>\n</ol>',
  ],
  ["a quote", [node("quote", text("a\nb"))], "> a<br>b", "> a\\\n> b"],
  [
    "a toggle",
    [node("toggle", text("a"), [paragraph("b")])],
    "<details>\n<summary>a</summary>\n\tb\n</details>",
    "<toggle>a\n\nb\n\n</toggle>",
  ],
  [
    "a callout",
    [
      node("callout", { ...text("a", "gray_background"), icon: { type: "emoji", emoji: "💡" } }, [
        bullet("b"),
      ]),
    ],
    '<callout icon="💡" color="gray_bg">\n\ta\n\t- b\n</callout>',
    '<callout icon="💡" color="gray_bg">a\n\n- b\n\n</callout>',
  ],
  [
    "a callout without text or icon",
    [node("callout", { ...text(""), icon: null }, [paragraph("b")])],
    "<callout>\n\t<empty-block/>\n\tb\n</callout>",
    "<callout>\n\nb\n\n</callout>",
  ],
  [
    "code",
    [node("code", { caption: [], rich_text: words("a\n\n\t```b"), language: "c++" })],
    "````c++\na\n\n\t```b\n````",
    "````c++\na\n\n\t```b\n````",
  ],
  [
    "an equation",
    [node("equation", { expression: "x^2\\\\\ny" })],
    "$$\nx^2\\\\\ny\n$$",
    "$$\nx^2\\\\\ny\n$$",
  ],
  ["a divider", [node("divider", {})], "---", "---"],
  [
    "a table",
    [
      node("table", { table_width: 2, has_column_header: true, has_row_header: false }, [
        row("a", "b"),
        row("", "d"),
      ]),
    ],
    '<table header-row="true">\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td></td>\n<td>d</td>\n</tr>\n</table>',
    "| a | b |\n| --- | --- |\n|  | d |",
  ],
  [
    "columns",
    [node("column_list", {}, [node("column", {}, [paragraph("a")]), node("column", {})])],
    "<columns>\n\t<column>\n\t\ta\n\t</column>\n\t<column>\n\t</column>\n</columns>",
    "<columns>\n\n<column>\n\na\n\n</column>\n\n<column></column>\n\n</columns>",
  ],
  [
    "an image",
    [node("image", { caption: words("c"), ...external })],
    "![c](https://example.com/a.png)",
    "![c](https://example.com/a.png)",
  ],
  [
    "a video",
    [
      node("video", {
        caption: words("c"),
        type: "external",
        external: { url: "https://example.com/a.mp4" },
      }),
    ],
    '<video src="https://example.com/a.mp4">c</video>',
    '<video source="https://example.com/a.mp4">c</video>',
  ],
  [
    "a table of contents",
    [node("table_of_contents", { color: "gray" })],
    '<table_of_contents color="gray"/>',
    '<table-of-contents color="gray" />',
  ],
  [
    "a synced block",
    [{ ...node("synced_block", { synced_from: null }, [paragraph("a")]) }],
    `<synced_block url="${blockUrl}">\n\ta\n</synced_block>`,
    `<synced-block url="${blockUrl}">\n\na\n\n</synced-block>`,
  ],
  [
    "meeting notes",
    [node("meeting_notes", { title: words("t"), status: "transcription_not_started" }, [paragraph("a")])],
    "<meeting-notes>\n\tt\n\t<notes>\n\t\ta\n\t</notes>\n</meeting-notes>",
    "<meeting-notes>t\n\n<meeting-notes-section-notes>\n\na\n\n</meeting-notes-section-notes>\n\n</meeting-notes>",
  ],
]

describe.each(["v1", "v2"] as const)("blocks in %s", (version) => {
  it.each(cases)("%s print and read the same", (_, blocks, v1, v2) => {
    const expected = version === "v1" ? v1 : v2
    expect(printMarkdown(blocks, version, printContext)).toBe(expected)
    expect(store(expected, version)).toEqual(blocks.map(kept))
  })

  it("names what it has no words for by its block", () => {
    const block = node("breadcrumb", {})
    const printed = printMarkdown([block], version, printContext)
    expect(printed).toContain(`url="${blockUrl}" alt="breadcrumb"`)
    expect(store(printed, version)).toEqual([{ type: "existing", payload: { id: block.id }, children: [] }])
  })

  it("names pages and databases by their links", () => {
    const database = {
      title: "Fleet",
      is_inline: true,
      icon: { type: "emoji", emoji: "⛵" },
      data_source_id: ids.user,
    }
    const printed = printMarkdown(
      [node("child_page", { title: "Boats" }), node("child_database", database)],
      version,
      printContext,
    )
    const url = `https://notes.test/p/${ids.block.replaceAll("-", "")}`
    expect(printed.split(/\n+/)).toEqual([
      `<page url="${url}">Boats</page>`,
      `<database url="${url}" inline="true" icon="⛵" data-source-url="collection://${ids.user}">Fleet</database>`,
    ])
    expect(store(printed, version)).toMatchObject([
      { type: "child_page", payload: { id: ids.block } },
      { type: "child_database", payload: { id: ids.block } },
    ])
  })
})

it("shows the sections of meeting notes, and where a transcript is that was left out", () => {
  const ids = { notes_block_id: "n", transcript_block_id: "t" }
  const children = [
    { ...node("toggle", text("Notes"), [paragraph("a")]), id: "n" },
    { ...node("toggle", text("Transcript"), [paragraph("b")]), id: "t" },
  ]
  const show = (transcript: object) => {
    const [notes, spoken] = children as [MarkdownNode, MarkdownNode]
    const block = node("meeting_notes", { title: words("m"), children: ids }, [
      notes,
      { ...spoken, ...transcript },
    ])
    return printMarkdown([block], "v1", printContext)
  }
  const notes = "<meeting-notes>\n\tm\n\t<notes>\n\t\ta\n\t</notes>\n\t<transcript>\n\t\t"
  expect(show({})).toBe(`${notes}b\n\t</transcript>\n</meeting-notes>`)
  expect(show({ children: [], isLeftOut: true })).toMatch(/Transcript omitted; see https:.*#t\n/)
})

function kept({ type, payload, children }: MarkdownNode): object {
  return { type, payload, children: children.map(kept) }
}
