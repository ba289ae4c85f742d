import type { FormType } from "./block-forms.ts"
import type { FixedType } from "./fixed-blocks.ts"
import type { MadeType } from "./make-block.ts"

/** Objects that a page holds, made by calls of their own. */
export type ChildType = "child_page" | "child_database"

/** A block that the slash menu offers. */
export interface SlashChoice {
  type: MadeType | FormType | FixedType | ChildType
  name: string
  /** What else it is found by. */
  words: string
}

const choices: readonly SlashChoice[] = [
  { type: "paragraph", name: "Text", words: "paragraph plain" },
  { type: "heading_1", name: "Heading 1", words: "h1 title" },
  { type: "heading_2", name: "Heading 2", words: "h2" },
  { type: "heading_3", name: "Heading 3", words: "h3" },
  { type: "heading_4", name: "Heading 4", words: "h4" },
  { type: "bulleted_list_item", name: "Bulleted list", words: "bullet ul -" },
  { type: "numbered_list_item", name: "Numbered list", words: "ol 1." },
  { type: "to_do", name: "To-do", words: "todo checkbox task []" },
  { type: "toggle", name: "Toggle", words: "fold collapse >" },
  { type: "quote", name: "Quote", words: "blockquote" },
  { type: "callout", name: "Callout", words: "note box" },
  { type: "code", name: "Code", words: "snippet ```" },
  { type: "divider", name: "Divider", words: "line hr ---" },
  { type: "table", name: "Simple table", words: "grid rows" },
  { type: "columns_2", name: "2 columns", words: "column_list side" },
  { type: "columns_3", name: "3 columns", words: "column_list side" },
  { type: "equation", name: "Equation", words: "math latex formula tex" },
  { type: "image", name: "Image", words: "picture photo" },
  { type: "video", name: "Video", words: "film youtube" },
  { type: "audio", name: "Audio", words: "sound mp3" },
  { type: "pdf", name: "PDF", words: "document" },
  { type: "file", name: "File", words: "attachment download" },
  { type: "bookmark", name: "Bookmark", words: "link card url" },
  { type: "embed", name: "Embed", words: "iframe frame" },
  { type: "link_to_page", name: "Link to page", words: "page" },
  { type: "child_page", name: "Page", words: "subpage child new" },
  { type: "child_database", name: "Database", words: "table child new" },
  { type: "table_of_contents", name: "Table of contents", words: "toc outline" },
  { type: "breadcrumb", name: "Breadcrumb", words: "path" },
  { type: "synced_block", name: "Synced block", words: "copy" },
  { type: "tab", name: "Tabs", words: "tab" },
]

/** The choices for a line that holds nothing but a slash and a word; undefined for any other line. Pages and databases lie on pages only. */
export function slashChoices(
  text: string,
  { isOnPage }: { isOnPage: boolean },
): readonly SlashChoice[] | undefined {
  if (!text.startsWith("/") || text.length > 20) return undefined
  const word = text.slice(1).trim().toLowerCase()
  return choices
    .filter(({ type }) => isOnPage || (type !== "child_page" && type !== "child_database"))
    .filter(({ name, words }) => `${name} ${words}`.toLowerCase().includes(word))
}

/** What the menu calls a type. */
export function nameOf(type: SlashChoice["type"]): string {
  return choices.find((choice) => choice.type === type)?.name ?? type
}
