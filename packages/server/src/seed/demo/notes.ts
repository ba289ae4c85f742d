import { block, text } from "./rich.ts"

const image = "https://upload.wikimedia.org/wikipedia/commons/3/3f/Placeholder_view_vector.svg"

/** A page that shows every kind of block that can be made in one request, in batches of at most 100. */
export const everyBlock = (peopleDatabaseId: string, pageId: string) => [
  block("heading_1", "Every kind of block"),
  block(
    "paragraph",
    "This page holds one of each, so that an exporter or a renderer has something to chew on.",
  ),
  {
    type: "paragraph",
    paragraph: {
      rich_text: [
        { text: { content: "Bold, " }, annotations: { bold: true } },
        { text: { content: "italic, " }, annotations: { italic: true } },
        { text: { content: "struck, " }, annotations: { strikethrough: true } },
        { text: { content: "code, " }, annotations: { code: true } },
        { text: { content: "coloured, " }, annotations: { color: "red" } },
        { text: { content: "linked", link: { url: "https://example.com/boats" } } },
        { text: { content: "; a formula " } },
        { equation: { expression: "e^{i\\pi} + 1 = 0" } },
        { text: { content: ", a day " } },
        { mention: { date: { start: "2026-11-20" } } },
        { text: { content: " and a page " } },
        { mention: { page: { id: pageId } } },
      ],
    },
  },
  block("heading_2", "Lists"),
  block("bulleted_list_item", "Newsprint", {
    children: [block("bulleted_list_item", "Saturday's is the strongest")],
  }),
  block("bulleted_list_item", "Baking paper"),
  block("numbered_list_item", "Fold in half"),
  block("numbered_list_item", "Fold the corners down"),
  block("to_do", "Waterproof it", { checked: true }),
  block("to_do", "Name it", { checked: false }),
  block("toggle", "Why paper?", { children: [block("paragraph", "Because it is what we have.")] }),
  block("heading_3", "Quotes and code", {
    is_toggleable: true,
    children: [block("paragraph", "Inside a heading.")],
  }),
  block("heading_4", "The smallest heading"),
  block("quote", "There is nothing half so much worth doing as simply messing about in boats."),
  block("callout", "Dry every hull for a night before painting.", {
    icon: { emoji: "💧" },
    color: "blue_background",
  }),
  block("code", "fold(paper).then(launch)", { language: "javascript" }),
  { type: "equation", equation: { expression: "F_b = \\rho V g" } },
  { type: "divider", divider: {} },
  block("heading_2", "Layout"),
  {
    type: "table",
    table: {
      table_width: 3,
      has_column_header: true,
      has_row_header: false,
      children: [
        ["Paper", "Weight", "Floats for"],
        ["Newsprint", "45 g/m²", "9 min"],
        ["Baking paper", "41 g/m²", "3 h"],
      ].map((cells) => ({ type: "table_row", table_row: { cells: cells.map(text) } })),
    },
  },
  {
    type: "column_list",
    column_list: {
      children: [
        { type: "column", column: { children: [block("paragraph", "Port")] } },
        { type: "column", column: { children: [block("paragraph", "Starboard")] } },
      ],
    },
  },
  {
    type: "tab",
    tab: {
      children: [block("paragraph", "Overview", { children: [block("paragraph", "Behind the tab.")] })],
    },
  },
  {
    type: "synced_block",
    synced_block: { synced_from: null, children: [block("paragraph", "Said once, shown twice.")] },
  },
  block("heading_2", "Media"),
  { type: "image", image: { type: "external", external: { url: image }, caption: text("A placeholder") } },
  { type: "video", video: { type: "external", external: { url: "https://example.com/launch.mp4" } } },
  { type: "audio", audio: { type: "external", external: { url: "https://example.com/horn.mp3" } } },
  { type: "file", file: { type: "external", external: { url: "https://example.com/plans.zip" } } },
  { type: "pdf", pdf: { type: "external", external: { url: "https://example.com/plans.pdf" } } },
  { type: "bookmark", bookmark: { url: "https://example.com/regatta", caption: [] } },
  { type: "embed", embed: { url: "https://example.com/map" } },
  { type: "table_of_contents", table_of_contents: { color: "gray" } },
  { type: "breadcrumb", breadcrumb: {} },
  { type: "link_to_page", link_to_page: { type: "database_id", database_id: peopleDatabaseId } },
]

export const readMe = [
  block(
    "paragraph",
    "Paper Boats is a workshop that folds, tests and sails boats made of paper. It is all made up.",
  ),
  block("callout", "Read it, break it: with `--memory` nothing you do here stays.", {
    icon: { emoji: "🧭" },
  }),
  block("heading_2", "Where things are"),
  block("bulleted_list_item", "Tasks: what is to be done, with every kind of property"),
  block("bulleted_list_item", "Projects: what it is for"),
  block("bulleted_list_item", "People: who helps"),
  block("bulleted_list_item", "Notes: pages in pages, and one page with every kind of block"),
]

export const noteTitles = [
  "Folding log",
  "Harbour rules",
  "What floats and what does not",
  "Minutes of the paper council",
]
