import { block, paragraph, text } from "../kit/build.ts"
import type { Args } from "../kit/notion.ts"

/** A page as people write them: most kinds of content, two levels deep. */
export const documentBlocks: readonly Args[] = [
  block("heading_1", "Boats"),
  {
    paragraph: {
      rich_text: [
        { text: { content: "Fold the " } },
        { text: { content: "paper" }, annotations: { bold: true } },
        { text: { content: " as the " } },
        { text: { content: "guide", link: { url: "https://example.com/guide" } } },
        { text: { content: " says." } },
      ],
    },
  },
  block("heading_2", "Steps"),
  block("bulleted_list_item", "Fold", { children: [block("bulleted_list_item", "twice")] }),
  block("bulleted_list_item", "Press"),
  block("numbered_list_item", "First"),
  block("numbered_list_item", "Second"),
  block("to_do", "Dry", { checked: true }),
  block("to_do", "Sail"),
  block("quote", "She floats."),
  { code: { rich_text: text("fold(2)"), language: "javascript" } },
  { divider: {} },
  {
    table: {
      table_width: 2,
      has_column_header: true,
      children: [
        { table_row: { cells: [text("Boat"), text("Length")] } },
        { table_row: { cells: [text("Wren"), text("12")] } },
      ],
    },
  },
  { image: { external: { url: "https://example.com/boat.png" }, caption: text("A boat") } },
  { bookmark: { url: "https://example.com/more" } },
  { equation: { expression: "a^2" } },
  block("toggle", "More", { children: [paragraph("Hidden")] }),
]
