import { describe, expect, it } from "vitest"
import { newContentContext } from "../rich-text/content-context.ts"
import type { Block } from "./block.ts"
import { type AppendParent, type AppendRequest, planAppend } from "./plan-append.ts"

const page: AppendParent = { pk: 7, pagePk: 7, type: "page", payload: {} }
const words = (content: string) => ({ rich_text: [{ text: { content } }] })
const stored = (content: string) => [{ type: "text", text: { content, link: null } }]

function plan(
  children: readonly object[],
  over: Partial<AppendRequest> = {},
  context = newContentContext(),
): Block[] {
  let last = 0
  return planAppend(
    { parent: page, children, after: null, before: null, ...over },
    {
      ids: { uuid: () => `id-${++last}` },
      now: 1_000,
      actor: "bot",
      allocatePks: () => 100,
    },
    context,
  )
}

function under(type: string, payload: AppendParent["payload"] = {}): Partial<AppendRequest> {
  return { parent: { pk: 8, pagePk: 7, type, payload } }
}

describe("planAppend", () => {
  it("makes rows depth-first, parents first, in order among siblings", () => {
    const rows = plan(
      [
        { toggle: { ...words("a"), children: [{ paragraph: words("a1") }, { paragraph: words("a2") }] } },
        { type: "divider", divider: {}, object: "block" },
      ],
      { after: "a1", before: "a2" },
    )
    expect(rows.map(({ pk, id, parentPk, pagePk, type }) => [pk, id, parentPk, pagePk, type])).toEqual([
      [100, "id-1", 7, 7, "toggle"],
      [101, "id-2", 100, 7, "paragraph"],
      [102, "id-3", 100, 7, "paragraph"],
      [103, "id-4", 7, 7, "divider"],
    ])
    const [toggle, first, second, divider] = rows as [Block, Block, Block, Block]
    expect(["a1", toggle.orderKey, divider.orderKey, "a2"]).toEqual(
      ["a1", toggle.orderKey, divider.orderKey, "a2"].sort(),
    )
    expect(first.orderKey < second.orderKey).toBe(true)
    expect(toggle).toMatchObject({ isTrashed: false, createdAtMs: 1_000, editedBy: "bot" })
    expect(toggle.payload).toEqual({ rich_text: stored("a"), color: "default" })
  })

  it.each([
    [{ paragraph: words("a") }, { rich_text: stored("a"), color: "default", icon: null }],
    [{ heading_4: words("a") }, { rich_text: stored("a"), is_toggleable: false, color: "default" }],
    [{ to_do: words("a") }, { rich_text: stored("a"), checked: false, color: "default" }],
    [
      { callout: { ...words("a"), color: "red" } },
      { rich_text: stored("a"), color: "red", icon: { type: "emoji", emoji: "💡" } },
    ],
    [{ code: { ...words("a"), language: "c++" } }, { caption: [], rich_text: stored("a"), language: "c++" }],
    [{ equation: { expression: "x" } }, { expression: "x" }],
    [{ table_of_contents: {} }, { color: "default" }],
    [{ bookmark: { url: "https://example.com" } }, { caption: [], url: "https://example.com" }],
    [
      { image: { external: { url: "https://example.com/a.png" } } },
      { caption: [], type: "external", external: { url: "https://example.com/a.png" } },
    ],
    [
      { file: { external: { url: "https://example.com/robots.txt" } } },
      {
        caption: [],
        type: "external",
        external: { url: "https://example.com/robots.txt" },
        name: "robots.txt",
      },
    ],
    [{ file: { external: { url: "https://example.com/robots.txt" }, name: "mine" } }, { name: "mine.txt" }],
    [
      { link_to_page: { page_id: "10000000000040008000000000000000" } },
      { type: "page_id", page_id: "10000000-0000-4000-8000-000000000000" },
    ],
    [{ synced_block: { synced_from: null } }, { synced_from: null }],
  ])("stores %j with its defaults", (child, payload) => {
    expect(plan([child])[0]?.payload).toMatchObject(payload)
  })

  it("takes uploads looked up beforehand, and names a file after them", () => {
    const id = "10000000-0000-4000-8000-000000000000"
    const upload = { type: "hosted", hosted: { key: "k", name: "a.pdf" } } as const
    const context = () => newContentContext(new Map([[id, upload]]))
    const [pdf, file] = plan(
      [{ pdf: { file_upload: { id } } }, { file: { file_upload: { id } } }],
      {},
      context(),
    )
    expect(pdf?.payload).toEqual({ caption: [], ...upload })
    expect(file?.payload).toEqual({ caption: [], ...upload, name: "a.pdf" })
    expect(() => plan([{ image: { file_upload: { id } } }], {}, context())).toThrow("Invalid image url.")
  })

  it("embeds an uploaded page, and no other upload", () => {
    const id = "10000000-0000-4000-8000-000000000000"
    const context = (name: string) =>
      newContentContext(new Map([[id, { type: "hosted", hosted: { key: "k", name } } as const]]))
    const embed = { embed: { file_upload: { id } } }
    expect(plan([embed], {}, context("a.html"))[0]?.payload).toMatchObject({ hosted: { key: "k" } })
    expect(() => plan([embed], {}, context("a.pdf"))).toThrow("Invalid embed url.")
  })

  it("notes what the blocks point at", () => {
    const context = newContentContext()
    const [one, two] = ["1", "2"].map((digit) => `${digit}0000000-0000-4000-8000-000000000000`)
    plan(
      [
        { synced_block: { synced_from: { block_id: one }, children: [] } },
        { link_to_page: { database_id: two } },
      ],
      {},
      context,
    )
    expect([...context.references.blocks]).toEqual([one])
    expect([...context.references.databases]).toEqual([two])
  })

  it("makes a toggle of a heading that brings children", () => {
    const [heading] = plan([
      { heading_1: { ...words("a"), is_toggleable: false, children: [{ divider: {} }] } },
    ])
    expect(heading?.payload["is_toggleable"]).toBe(true)
  })

  it("gives every problem a line", () => {
    const row = { table_row: { cells: [[], [], []] } }
    expect(() =>
      plan([
        { image: { external: { url: "https://example.com/preview" } } },
        { table: { table_width: 2, children: [{ table_row: { cells: [[], []] } }, row] } },
      ]),
    ).toThrow(
      "Content creation Failed. Fix the following: \nInvalid image url.\nNumber of cells in table row must match the table width of the parent table",
    )
  })
})

describe("nesting", () => {
  it.each([
    ["page", {}, { paragraph: words("a") }],
    ["heading_2", { is_toggleable: true }, { paragraph: words("a") }],
    ["column_list", {}, { column: { children: [] } }],
    ["column", {}, { callout: words("a") }],
    ["table", { table_width: 1 }, { table_row: { cells: [[]] } }],
    ["tab", {}, { paragraph: { ...words("a"), icon: { emoji: "📋" } } }],
    ["child_page", {}, { divider: {} }],
    ["synced_block", { synced_from: null }, { divider: {} }],
  ])("lets a %s hold the block", (type, payload, child) => {
    expect(plan([child], under(type, payload))).toHaveLength(1)
  })

  it.each([
    ["heading_2", { is_toggleable: false }, { divider: {} }, "Block does not support children."],
    ["code", {}, { divider: {} }, "Block does not support children."],
    ["child_database", {}, { divider: {} }, "Block does not support children."],
    ["page", {}, { column: { children: [] } }, "A column block cannot be a child of a page."],
    ["page", {}, { table_row: { cells: [] } }, "A table_row block cannot be a child of a page."],
    ["column", {}, { column: { children: [] } }, "A column block cannot be a child of a column block."],
    ["table", { table_width: 1 }, { divider: {} }, "A divider block cannot be a child of a table block."],
    ["tab", {}, { toggle: words("a") }, "A toggle block cannot be a child of a tab block."],
  ])("keeps a %s from holding the block", (type, payload, child, message) => {
    expect(() => plan([child], under(type, payload))).toThrow(message)
  })

  it.each([
    [
      { column_list: { children: [{ column: { children: [] } }] } },
      "body.children[0].column_list.children.length should be ≥ `2`, instead was `1`.",
    ],
    [{ tab: { children: [] } }, "body.children[0].tab.children.length should be ≥ `1`"],
    [{ template: words("a") }, "Creating template blocks is not supported."],
    [{ paragraph: { ...words("a"), icon: { emoji: "📋" } } }, "direct child of a tab block"],
    [
      { synced_block: { synced_from: { block_id: "x" }, children: [{ divider: {} }] } },
      "Block does not support children.",
    ],
    [
      {
        column_list: {
          children: [{ column: { width_ratio: 1, children: [] } }, { column: { children: [] } }],
        },
      },
      "body.children[0].column_list.children[0].column.width_ratio should be < `1`, instead was `1`.",
    ],
  ])("refuses %j", (child, message) => {
    expect(() => plan([child])).toThrow(message)
  })

  it("stops at a thousand blocks, nested ones counted", () => {
    const leaves = Array.from({ length: 100 }, () => ({ divider: {} }))
    const trees = Array.from({ length: 9 }, () => ({ toggle: { ...words("a"), children: leaves } }))
    expect(plan([...trees, ...leaves.slice(0, 91)])).toHaveLength(1000)
    expect(() => plan([...trees, ...leaves.slice(0, 92)])).toThrow("The limit is 1000.")
  })
})
