import type { Block, NewBlock } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"

/** Blocks that are made of a few words, asked for in a form. */
export type FormType =
  | "code"
  | "equation"
  | "bookmark"
  | "embed"
  | "image"
  | "video"
  | "audio"
  | "pdf"
  | "file"
  | "link_to_page"

export interface FormField {
  name: string
  label: string
  kind: "url" | "line" | "lines" | "page"
  isOptional?: boolean
}

export type FormValues = Record<string, string>

const caption: FormField = { name: "caption", label: "Caption", kind: "line", isOptional: true }
const url: FormField = { name: "url", label: "URL", kind: "url" }

/** What each of them asks for. */
export const formFields: Record<FormType, readonly FormField[]> = {
  code: [
    { name: "text", label: "Code", kind: "lines" },
    { name: "language", label: "Language", kind: "line" },
    caption,
  ],
  equation: [{ name: "expression", label: "LaTeX", kind: "lines" }],
  bookmark: [url, caption],
  embed: [url, caption],
  image: [url, caption],
  video: [url, caption],
  audio: [url, caption],
  pdf: [url, caption],
  file: [url, caption],
  link_to_page: [{ name: "page", label: "Page", kind: "page" }],
}

export function isFormType(type: string): type is FormType {
  return type in formFields
}

/** What the fields begin with. */
export const emptyValues: FormValues = { language: "plain text" }

/** Characters that one item of rich text may hold. */
const maxItemChars = 2_000

function richText(text: string): object[] {
  const items: object[] = []
  for (let at = 0; at < text.length; at += maxItemChars)
    items.push({ type: "text", text: { content: text.slice(at, at + maxItemChars) } })
  return items
}

/** A block's content as requests hold it. */
export function formContent(type: FormType, values: FormValues): object {
  const value = (name: string) => values[name] ?? ""
  const words = { caption: richText(value("caption")) }
  switch (type) {
    case "code":
      return { rich_text: richText(value("text")), language: value("language"), ...words }
    case "equation":
      return { expression: value("expression") }
    case "bookmark":
    case "embed":
      return { url: value("url"), ...words }
    case "link_to_page":
      return { type: "page_id", page_id: value("page") }
    default:
      return { type: "external", external: { url: value("url") }, ...words }
  }
}

export function formRequest(type: FormType, values: FormValues): NewBlock {
  return { type, [type]: formContent(type, values) } as unknown as NewBlock
}

/** What a block's form begins with; undefined when the form could not say all that the block holds. */
export function formValues(block: Block): FormValues | undefined {
  switch (block.type) {
    case "code":
      return {
        text: plainText(block.code.rich_text),
        language: block.code.language,
        caption: plainText(block.code.caption),
      }
    case "equation":
      return { expression: block.equation.expression }
    case "bookmark":
      return { url: block.bookmark.url, caption: plainText(block.bookmark.caption) }
    case "embed":
      return { url: block.embed.url, caption: plainText(block.embed.caption) }
    default:
      return undefined
  }
}
