import { describe, expect, it } from "vitest"
import { newContentContext } from "../rich-text/content-context.ts"
import type { Payload } from "./kinds/block-kind.ts"
import { type BlockPatch, planUpdate, type UpdateSurroundings } from "./plan-update.ts"

const words = (content: string) => ({ rich_text: [{ text: { content } }] })
const stored = (content: string) => [{ type: "text", text: { content, link: null } }]
const plain: UpdateSurroundings = { parentType: "page", parentPayload: {}, hasChildren: false }

function update(
  type: string,
  payload: Payload,
  body: Payload,
  around: Partial<UpdateSurroundings> & { isTrashed?: boolean } = {},
): BlockPatch {
  const { isTrashed = false, ...rest } = around
  return planUpdate({ type, payload, isTrashed }, body, { ...plain, ...rest }, newContentContext())
}

describe("planUpdate", () => {
  it("replaces the fields given and keeps the others", () => {
    const before = { rich_text: stored("old"), checked: true, color: "red" }
    expect(update("to_do", before, { type: "to_do", to_do: words("new") })).toEqual({
      payload: { rich_text: stored("new"), checked: true, color: "red" },
    })
  })

  it("switches a media block from a link to another, and leaves the caption", () => {
    const external = (url: string) => ({ type: "external", external: { url } })
    const before = { caption: stored("c"), ...external("https://example.com/a.png") }
    const image = { external: { url: "https://example.com/b.png" } }
    expect(update("image", before, { image })).toEqual({
      payload: { caption: stored("c"), ...external("https://example.com/b.png") },
    })
  })

  it("leaves no trace of the link when an upload takes its place", () => {
    const id = "10000000-0000-4000-8000-000000000000"
    const upload = { type: "hosted", hosted: { key: "k", name: "a.mp4" } } as const
    const before = { caption: [], type: "external", external: { url: "https://example.com/b.mp4" } }
    const block = { type: "video", payload: before, isTrashed: false }
    const context = newContentContext(new Map([[id, upload]]))
    expect(planUpdate(block, { video: { file_upload: { id } } }, plain, context).payload).toEqual({
      caption: [],
      ...upload,
    })
  })

  it("lets a URL take the place of an embedded upload", () => {
    const before = { caption: stored("c"), type: "hosted", hosted: { key: "k", name: "a.html" } }
    expect(update("embed", before, { embed: { caption: [] } }).payload).toEqual({ ...before, caption: [] })
    expect(update("embed", before, { embed: { url: "https://example.com" } })).toEqual({
      payload: { caption: stored("c"), url: "https://example.com" },
    })
  })

  it("gives a renamed file its ending, and a moved one its new name", () => {
    const file = { caption: [], type: "external", external: { url: "https://example.com/robots.txt" } }
    const before = { ...file, name: "robots.txt" }
    expect(update("file", before, { file: { name: "mine" } }).payload).toEqual({ ...file, name: "mine.txt" })
    expect(
      update("file", before, { file: { external: { url: "https://example.com/b.svg" } } }).payload,
    ).toMatchObject({ name: "b.svg" })
    expect(update("file", before, { file: { caption: [] } }).payload).toEqual(before)
  })

  it("replaces the target of a link to a page", () => {
    const target = "10000000-0000-4000-8000-000000000000"
    const before = { type: "page_id", page_id: "20000000-0000-4000-8000-000000000000" }
    expect(update("link_to_page", before, { link_to_page: { database_id: target } })).toEqual({
      payload: { type: "database_id", database_id: target },
    })
  })

  it.each([
    ["table", { table_width: 2, has_column_header: false, has_row_header: false }, { has_row_header: true }],
    ["column", {}, { width_ratio: 0.25 }],
    ["table_of_contents", { color: "default" }, { color: "red" }],
    ["divider", {}, {}],
    ["tab", {}, {}],
  ])("updates what a %s allows", (type, before, change) => {
    expect(update(type, before, { [type]: change })).toEqual({ payload: { ...before, ...change } })
  })

  it("takes an icon for a paragraph only under a tab", () => {
    const body = { paragraph: { icon: { emoji: "📋" } } }
    const before = { rich_text: [], color: "default", icon: null }
    expect(update("paragraph", before, body, { parentType: "tab" }).payload).toMatchObject({
      icon: { type: "emoji", emoji: "📋" },
    })
    expect(() => update("paragraph", before, body)).toThrow("direct child of a tab block")
  })

  it("keeps a row as wide as its table", () => {
    const body = { table_row: { cells: [[], []] } }
    const wide = { parentType: "table", parentPayload: { table_width: 2 } }
    expect(update("table_row", { cells: [] }, body, wide).payload).toEqual({ cells: [[], []] })
    expect(() =>
      update("table_row", { cells: [] }, body, { ...wide, parentPayload: { table_width: 3 } }),
    ).toThrow("Number of cells in table row must match the table width of the parent table")
  })

  it("keeps a heading a toggle while it has children", () => {
    const before = { rich_text: [], is_toggleable: true, color: "default" }
    const body = { heading_1: { rich_text: [], is_toggleable: false } }
    expect(update("heading_1", before, body).payload).toMatchObject({ is_toggleable: false })
    expect(() => update("heading_1", before, body, { hasChildren: true })).toThrow(
      "cannot stop being a toggle",
    )
  })

  it.each([
    ["paragraph", { to_do: { checked: true } }, "Block is of type paragraph, not to_do."],
    ["column_list", { column_list: {} }, "Updating column_list blocks is not supported."],
    ["link_preview", { link_preview: {} }, "Updating link_preview blocks is not supported."],
    ["synced_block", { synced_block: { synced_from: { block_id: "x" } } }, "synced blocks is not supported"],
    [
      "paragraph",
      { paragraph: { rich_text: [{ text: { content: "a", link: { url: "b" } } }] } },
      "Invalid URL for link.",
    ],
  ])("refuses to change a %s by %j", (type, body, message) => {
    expect(() => update(type, { synced_from: null }, body)).toThrow(message)
  })
})

describe("trash", () => {
  it.each([
    [false, true, { isTrashed: true }],
    [true, false, { isTrashed: false }],
    [true, true, {}],
    [false, false, {}],
  ])("turns %s into %s", (isTrashed, inTrash, patch) => {
    expect(update("divider", {}, { in_trash: inTrash }, { isTrashed })).toEqual(patch)
  })

  it("refuses new content for a block in trash, unless it is restored at once", () => {
    const body = { to_do: { checked: true } }
    expect(() => update("to_do", {}, body, { isTrashed: true })).toThrow("Can't edit block that is archived.")
    expect(update("to_do", {}, { ...body, in_trash: false }, { isTrashed: true })).toEqual({
      isTrashed: false,
      payload: { checked: true },
    })
  })
})
