import type { MadeType } from "./make-block.ts"

/** A block that the slash menu offers. */
export interface SlashChoice {
  type: MadeType
  name: string
  /** What else it is found by. */
  words: string
}

const choices: readonly SlashChoice[] = [
  { type: "paragraph", name: "Text", words: "paragraph plain" },
  { type: "heading_1", name: "Heading 1", words: "h1 title" },
  { type: "heading_2", name: "Heading 2", words: "h2" },
  { type: "heading_3", name: "Heading 3", words: "h3" },
  { type: "bulleted_list_item", name: "Bulleted list", words: "bullet ul -" },
  { type: "numbered_list_item", name: "Numbered list", words: "ol 1." },
  { type: "to_do", name: "To-do", words: "todo checkbox task []" },
  { type: "toggle", name: "Toggle", words: "fold collapse >" },
  { type: "quote", name: "Quote", words: "blockquote" },
  { type: "callout", name: "Callout", words: "note box" },
  { type: "code", name: "Code", words: "snippet ```" },
  { type: "divider", name: "Divider", words: "line hr ---" },
]

/** The choices for a line that holds nothing but a slash and a word; undefined for any other line. */
export function slashChoices(text: string): readonly SlashChoice[] | undefined {
  if (!text.startsWith("/") || text.length > 20) return undefined
  const word = text.slice(1).trim().toLowerCase()
  return choices.filter(({ name, words }) => `${name} ${words}`.toLowerCase().includes(word))
}
