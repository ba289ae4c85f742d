import type { JsonObject } from "../json.ts"

const text = (content: string): JsonObject[] => [{ text: { content } }]
const words = (type: string, more: JsonObject = {}): JsonObject => ({
  [type]: { rich_text: text(type), ...more },
})
const external = (name: string) => ({
  external: { url: `https://example.com/${name}` },
  caption: text("caption"),
})
const mediaOfEveryKind = [
  { image: external("a.png") },
  { video: external("a.mp4") },
  { audio: external("a.mp3") },
  { pdf: external("a.pdf") },
  { file: external("a.txt") },
]
const row = { table_row: { cells: [text("a"), []] } }

export const customEmoji = {
  id: "45ce454c-d427-4f53-9489-e5d0f3d1db6b",
  name: "bufo",
  url: "https://example.com/bufo.png",
}

/** Rich text of every kind that a request can write. */
export function richTexts(ids: { page: string; database: string; person: string }): JsonObject[] {
  const mention = (type: string, value: unknown) => ({ mention: { type, [type]: value } })
  return [
    { text: { content: "linked", link: { url: "https://example.com/" } }, annotations: { bold: true } },
    { text: { content: "plain" } },
    { equation: { expression: "e=mc^2" } },
    mention("page", { id: ids.page }),
    mention("database", { id: ids.database }),
    mention("user", { id: ids.person }),
    mention("date", { start: "2026-01-02" }),
    mention("custom_emoji", customEmoji),
  ]
}

/** A block of every kind that a request can append, with the children that make them differ. */
export function blocksOfEveryKind(ids: { page: string; database: string; person: string }): JsonObject[] {
  return [
    { paragraph: { rich_text: richTexts(ids) } },
    words("heading_1"),
    words("heading_2"),
    words("heading_3", { is_toggleable: true, children: [words("paragraph")] }),
    words("heading_4"),
    words("bulleted_list_item", { children: [words("bulleted_list_item")] }),
    words("numbered_list_item", { children: [words("paragraph")] }),
    words("to_do", { checked: true }),
    words("toggle", { children: [words("paragraph")] }),
    words("quote"),
    words("callout"),
    words("callout", { icon: { type: "external", external: { url: "https://example.com/icon.png" } } }),
    words("code", { language: "ruby", caption: text("caption") }),
    { divider: {} },
    { breadcrumb: {} },
    { table_of_contents: {} },
    { equation: { expression: "x" } },
    { bookmark: { url: "https://example.com/", caption: text("caption") } },
    { embed: { url: "https://example.com/" } },
    ...mediaOfEveryKind,
    { link_to_page: { type: "page_id", page_id: ids.page } },
    { link_to_page: { type: "database_id", database_id: ids.database } },
    { table: { table_width: 2, has_column_header: true, has_row_header: false, children: [row, row] } },
    {
      column_list: {
        children: [
          { column: { children: mediaOfEveryKind } },
          { column: { width_ratio: 0.25, children: [words("paragraph")] } },
        ],
      },
    },
    { synced_block: { synced_from: null, children: [words("paragraph")] } },
    { tab: { children: [words("paragraph", { icon: { type: "emoji", emoji: "🌊" } })] } },
  ]
}
