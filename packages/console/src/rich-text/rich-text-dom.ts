// Rich text as DOM and back. A text item is a span that carries its looks; what cannot be typed into (a mention, an
// equation) is an atom: an element that is not editable and carries the item itself. Shown and edited text are drawn
// by the same code. Nothing is ever parsed as HTML.
import type { RichTextItemResponse } from "@notionhq/client"
import { pagePath } from "../router/page-path.ts"
import { safeUrl } from "./safe-url.ts"

export type RichItem = RichTextItemResponse

/** Looks and link of a run of text. */
export interface Looks {
  bold: boolean
  italic: boolean
  strikethrough: boolean
  underline: boolean
  code: boolean
  color: RichItem["annotations"]["color"]
  link: string | null
}

export const plainLooks: Looks = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: "default",
  link: null,
}

/** Elements for rich text. `drawEquation` is told of equations, which are drawn when KaTeX is there. */
export function richTextNodes(
  items: readonly RichItem[],
  drawEquation: (element: HTMLElement, expression: string) => void,
): Node[] {
  return items.map((item) => {
    if (item.type === "text")
      return textSpan(item.text.content, { ...item.annotations, link: item.text.link?.url ?? null })
    const atom = document.createElement("span")
    atom.contentEditable = "false"
    atom.dataset["atom"] = JSON.stringify(item)
    if (item.annotations.color !== "default") atom.dataset["colour"] = item.annotations.color
    if (item.type === "equation") {
      atom.className = "rt-equation"
      atom.textContent = item.equation.expression
      drawEquation(atom, item.equation.expression)
    } else {
      atom.className = "rt-mention"
      fillMention(atom, item)
    }
    return atom
  })
}

/** A run of text as an element. */
export function textSpan(content: string, looks: Looks): HTMLElement {
  const { link, color, ...marks } = looks
  const href = safeUrl(link)
  const span = document.createElement(href === undefined ? "span" : "a")
  span.dataset["looks"] = JSON.stringify(looks)
  span.className = ["rt", ...Object.keys(marks).filter((key) => marks[key as keyof typeof marks])].join(" ")
  if (color !== "default") span.dataset["colour"] = color
  if (span instanceof HTMLAnchorElement && href !== undefined) {
    span.href = href
    span.rel = "noopener noreferrer"
    if (!href.startsWith("/")) span.target = "_blank"
  }
  span.textContent = content
  return span
}

function fillMention(atom: HTMLElement, item: Extract<RichItem, { type: "mention" }>): void {
  const { mention } = item
  const target =
    mention.type === "page"
      ? pagePath(mention.page.id)
      : mention.type === "database"
        ? pagePath(mention.database.id)
        : mention.type === "link_mention"
          ? safeUrl(mention.link_mention.href)
          : mention.type === "link_preview"
            ? safeUrl(mention.link_preview.url)
            : undefined
  if (mention.type === "custom_emoji") {
    const image = document.createElement("img")
    image.alt = item.plain_text
    image.src = safeUrl(mention.custom_emoji.url) ?? ""
    atom.append(image)
    return
  }
  if (target === undefined) {
    atom.textContent = item.plain_text
    return
  }
  const link = document.createElement("a")
  link.href = target
  link.textContent = item.plain_text
  link.rel = "noopener noreferrer"
  atom.append(link)
}

/** What stands in an element that was filled by `richTextNodes` and typed into since. */
export function readRichText(element: HTMLElement): RichItem[] {
  const items: RichItem[] = []
  const add = (content: string, looks: Looks) => {
    if (content === "") return
    const last = items.at(-1)
    if (last?.type === "text" && sameLooks(last, looks)) {
      const joined = last.text.content + content
      items[items.length - 1] = textItem(joined, looks)
    } else items.push(textItem(content, looks))
  }
  const visit = (node: Node, looks: Looks) => {
    if (node instanceof Text) return add(node.data, looks)
    if (!(node instanceof HTMLElement)) return
    const { atom, looks: own } = node.dataset
    if (atom !== undefined) items.push(JSON.parse(atom) as RichItem)
    else if (node.tagName === "BR") add("\n", looks)
    else
      for (const child of node.childNodes)
        visit(child, own === undefined ? looks : (JSON.parse(own) as Looks))
  }
  for (const child of element.childNodes) visit(child, plainLooks)
  return withoutFiller(items)
}

/** Browsers put a line break into an editable element that would be empty or end in one. */
function withoutFiller(items: RichItem[]): RichItem[] {
  const only = items[0]
  return items.length === 1 && only?.type === "text" && only.text.content === "\n" ? [] : items
}

function sameLooks(item: Extract<RichItem, { type: "text" }>, looks: Looks): boolean {
  const own = { ...item.annotations, link: item.text.link?.url ?? null }
  return (Object.keys(plainLooks) as (keyof Looks)[]).every((key) => own[key] === looks[key])
}

/** A run of text as the API writes it. */
export function textItem(content: string, { link, ...annotations }: Looks = plainLooks): RichItem {
  return {
    type: "text",
    text: { content, link: link === null ? null : { url: link } },
    annotations,
    plain_text: content,
    href: link,
  }
}
