import { describe, expect, it } from "vitest"
import { presentContext } from "../../test/present-context.ts"
import { presentBlock } from "./present-block.ts"
import { presentBlockPayload } from "./present-block-payload.ts"

const id = "10000000-0000-4000-8000-000000000000"
const parent = { type: "page_id", page_id: "20000000-0000-4000-8000-000000000000" }
const hosted = { type: "hosted", hosted: { key: "k", name: "a.png" } }
const file = { url: "https://files.example/k", expiry_time: "2026-01-01T01:00:00.000Z" }

function payload(type: string, stored: Record<string, unknown>): string {
  return JSON.stringify(presentBlockPayload(type, stored, presentContext()))
}

describe("presentBlock", () => {
  it("writes the envelope in recorded key order, times floored to the minute", () => {
    const block = {
      id,
      type: "divider",
      payload: {},
      created_at: Date.UTC(2026, 5, 27, 17, 1, 31, 613),
      created_by: "u1",
      edited_at: Date.UTC(2026, 5, 27, 17, 2, 59, 999),
      edited_by: "u2",
    }
    const wire = presentBlock({ block, parent, hasChildren: true, inTrash: false }, presentContext())
    expect(JSON.stringify(wire)).toBe(
      JSON.stringify({
        object: "block",
        id,
        parent,
        created_time: "2026-06-27T17:01:00.000Z",
        last_edited_time: "2026-06-27T17:02:00.000Z",
        created_by: { object: "user", id: "u1" },
        last_edited_by: { object: "user", id: "u2" },
        has_children: true,
        in_trash: false,
        type: "divider",
        divider: {},
      }),
    )
  })
})

describe("presentBlockPayload", () => {
  // Stored keys stand in another order on purpose: PostgreSQL keeps none.
  it.each([
    ["paragraph", { color: "red", icon: null, rich_text: [] }, { rich_text: [], icon: null, color: "red" }],
    [
      "callout",
      { color: "default", icon: { emoji: "💡", type: "emoji" }, rich_text: [] },
      { rich_text: [], icon: { type: "emoji", emoji: "💡" }, color: "default" },
    ],
    [
      "heading_4",
      { color: "default", is_toggleable: true, rich_text: [] },
      { rich_text: [], is_toggleable: true, color: "default" },
    ],
    [
      "to_do",
      { color: "default", checked: true, rich_text: [] },
      { rich_text: [], checked: true, color: "default" },
    ],
    ["code", { language: "go", rich_text: [], caption: [] }, { caption: [], rich_text: [], language: "go" }],
    ["bookmark", { url: "u", caption: [] }, { caption: [], url: "u" }],
    [
      "table",
      { has_row_header: false, has_column_header: true, table_width: 2 },
      { table_width: 2, has_column_header: true, has_row_header: false },
    ],
    ["table_row", { cells: [[], []] }, { cells: [[], []] }],
    ["column", {}, {}],
    ["column", { width_ratio: 0.5 }, { width_ratio: 0.5 }],
    ["tab", {}, {}],
    ["synced_block", { synced_from: null }, { synced_from: null }],
    [
      "synced_block",
      { synced_from: { block_id: id, type: "block_id" } },
      { synced_from: { type: "block_id", block_id: id } },
    ],
    ["link_to_page", { page_id: id, type: "page_id" }, { type: "page_id", page_id: id }],
    ["image", { ...hosted, caption: [] }, { caption: [], type: "file", file }],
    [
      "file",
      { name: "a.txt", external: { url: "u" }, type: "external", caption: [] },
      { caption: [], type: "external", external: { url: "u" }, name: "a.txt" },
    ],
    ["child_page", { title: "Notes" }, { title: "Notes" }],
    ["unsupported", { block_type: "form" }, { block_type: "form" }],
  ])("writes a %s", (type, stored, wire) => {
    expect(payload(type, stored)).toBe(JSON.stringify(wire))
  })
})
