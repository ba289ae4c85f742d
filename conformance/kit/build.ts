import type { Args } from "./notion.ts"

/** Rich text as a request writes it. */
export const text = (content: string) => [{ text: { content } }]

export const title = (content: string) => ({ title: text(content) })

/** A block request with text. */
export const block = (type: string, content: string, more: Args = {}): Args => ({
  type,
  [type]: { rich_text: text(content), ...more },
})

export const paragraph = (content: string, more: Args = {}) => block("paragraph", content, more)

/** `count` paragraphs "1", "2" … */
export const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => paragraph(String(index + 1)))

/** A text as answers write it, with the defaults filled in. Source: recorded. */
export const plainText = (content: string) => ({
  type: "text",
  text: { content, link: null },
  annotations: {
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    code: false,
    color: "default",
  },
  plain_text: content,
  href: null,
})
