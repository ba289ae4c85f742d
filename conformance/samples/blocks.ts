import { block, paragraph, plainText, text } from "../kit/build.ts"
import type { Args } from "../kit/notion.ts"

export interface BlockSample {
  type: string
  /** The payload of a request. */
  send: Args
  /** The payload of the answer, key by key. */
  expect: Args
  hasChildren?: boolean
}

const worded = (type: string, more: Args = {}, answered: Args = {}): BlockSample => ({
  type,
  send: { rich_text: text(type), ...more },
  expect: { rich_text: [plainText(type)], color: "default", ...answered, ...more },
})

const media = (type: string, url: string, more: Args = {}): BlockSample => ({
  type,
  send: { type: "external", external: { url }, caption: text("Caption") },
  expect: { caption: [plainText("Caption")], type: "external", external: { url }, ...more },
})

const linked = (type: string): BlockSample => ({
  type,
  send: { url: "https://example.com/page", caption: text("Caption") },
  expect: { caption: [plainText("Caption")], url: "https://example.com/page" },
})

/** Every type that can be created and names no other object. Source: the SDK's types; payloads recorded. */
export const blockSamples: readonly BlockSample[] = [
  worded("paragraph", {}, { icon: null }),
  worded("heading_1", {}, { is_toggleable: false }),
  worded("heading_2", {}, { is_toggleable: false }),
  worded("heading_3", { color: "red" }, { is_toggleable: false }),
  worded("heading_4", {}, { is_toggleable: false }),
  worded("bulleted_list_item"),
  worded("numbered_list_item"),
  worded("toggle", { color: "blue_background" }),
  worded("quote"),
  worded("to_do", { checked: true }),
  worded("callout", {}, { icon: { type: "emoji", emoji: "💡" } }),
  {
    type: "code",
    send: { rich_text: text("const a = 1"), language: "javascript", caption: text("Caption") },
    expect: {
      caption: [plainText("Caption")],
      rich_text: [plainText("const a = 1")],
      language: "javascript",
    },
  },
  { type: "equation", send: { expression: "e=mc^2" }, expect: { expression: "e=mc^2" } },
  { type: "divider", send: {}, expect: {} },
  { type: "breadcrumb", send: {}, expect: {} },
  { type: "table_of_contents", send: {}, expect: { color: "default" } },
  linked("bookmark"),
  linked("embed"),
  media("image", "https://example.com/a.png"),
  media("video", "https://example.com/a.mp4"),
  media("audio", "https://example.com/a.mp3"),
  media("pdf", "https://example.com/a.pdf"),
  media("file", "https://example.com/mac-os.png", { name: "mac-os.png" }),
  {
    type: "table",
    send: {
      table_width: 2,
      has_column_header: true,
      children: [{ type: "table_row", table_row: { cells: [text("a"), []] } }],
    },
    expect: { table_width: 2, has_column_header: true, has_row_header: false },
    hasChildren: true,
  },
  {
    type: "column_list",
    send: { children: [column([paragraph("Left")]), column([paragraph("Right")])] },
    expect: {},
    hasChildren: true,
  },
  {
    type: "synced_block",
    send: { synced_from: null, children: [paragraph("Shared")] },
    expect: { synced_from: null },
    hasChildren: true,
  },
  {
    type: "tab",
    send: { children: [paragraph("Overview", { children: [paragraph("Inside")] })] },
    expect: {},
    hasChildren: true,
  },
]

export function column(children: readonly Args[], more: Args = {}): Args {
  return { type: "column", column: { children, ...more } }
}

/** Types whose children may be sent inline. */
export const parentSamples: readonly Args[] = [
  block("paragraph", "Parent"),
  block("bulleted_list_item", "Parent"),
  block("numbered_list_item", "Parent"),
  block("to_do", "Parent"),
  block("toggle", "Parent"),
  block("quote", "Parent"),
  block("callout", "Parent"),
  block("heading_1", "Parent", { is_toggleable: true }),
  block("heading_2", "Parent", { is_toggleable: true }),
  block("heading_3", "Parent", { is_toggleable: true }),
]
