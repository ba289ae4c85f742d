import type { Block } from "../http/notion.ts"
import type { RichItem } from "../rich-text/rich-text-dom.ts"

/** Blocks that are a line of rich text, with or without more. */
export const textTypes = [
  "paragraph",
  "heading_1",
  "heading_2",
  "heading_3",
  "heading_4",
  "quote",
  "template",
  "toggle",
  "bulleted_list_item",
  "numbered_list_item",
  "to_do",
  "callout",
] as const

export type TextType = (typeof textTypes)[number]
export type TextBlockOf = Extract<Block, { type: TextType }>

interface TextContent {
  rich_text: RichItem[]
  color: string
}

export function isTextBlock(block: Block): block is TextBlockOf {
  return (textTypes as readonly string[]).includes(block.type)
}

/** The text and colour of a block that is a line of text. */
export function textOf(block: TextBlockOf): TextContent {
  const content = (block as unknown as Record<string, Partial<TextContent>>)[block.type]
  return { rich_text: content?.rich_text ?? [], color: content?.color ?? "default" }
}
