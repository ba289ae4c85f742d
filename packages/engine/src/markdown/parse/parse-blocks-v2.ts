import { parseInline, type RichTextRequest } from "../inline/parse-inline.ts"
import { isEscaped, trimText } from "../inline/whitespace.ts"
import type { ParsedBlock } from "../markdown-node.ts"
import { readTag, type Tag } from "../tag.ts"
import { codeLanguage } from "./code-language.ts"
import { codeBlock, mediaBlock, plainBlock, textBlock } from "./make-block.ts"
import { maxNesting, type ParseContext } from "./parse-context.ts"
import { isDashes, parsePipeTable, parseTableTags } from "./parse-table.ts"
import { readImage } from "./read-image.ts"
import { isBlockTag, leafOf, loose, nestedOf } from "./tags-v2.ts"

// Notion-flavored Markdown: CommonMark's blocks, and tags that hold blocks between lines of their own. Lists and
// quotes are parsed by what is left of their lines without markers and indentation. Whatever is not understood is a
// paragraph, so that nothing is refused here.

/** The blocks that a text in the v2 grammar says. Source: developers.notion.com/guides/data-apis/notion-flavored-markdown */
export function parseBlocksV2(source: string, context: ParseContext): ParsedBlock[] {
  return parseLines(source.split(/\r\n|\r|\n/), context, 0)
}

function parseLines(lines: readonly string[], context: ParseContext, depth: number): ParsedBlock[] {
  return loose(new ParserV2(lines, context, depth).siblings([]))
}

const HEADING = /^(#{1,6})(?:[ \t]+(.*))?$/
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const ITEM = /^([-*+]|\d{1,9}[.)])(?:[ \t]+(.*))?$/
const TASK = /^\[([ xX])\](?:[ \t]+(.*))?$/

class ParserV2 {
  readonly #lines: readonly string[]
  readonly #context: ParseContext
  readonly #depth: number
  /** Closing lines that do not come any more. */
  readonly #missingEnds = new Set<string>()
  #at = 0

  constructor(lines: readonly string[], context: ParseContext, depth: number) {
    this.#lines = lines
    this.#context = context
    this.#depth = depth
  }

  /** Blocks from here on, up to a closing tag of `closers` (innermost last). */
  siblings(closers: readonly string[]): ParsedBlock[] {
    const found: ParsedBlock[] = []
    while (this.#at < this.#lines.length) {
      const text = this.#textAt(this.#at)
      if (text === "") this.#at++
      else if (closers.includes(text)) return found
      else found.push(...this.#block(text, closers))
    }
    return found
  }

  /** A line without the blanks around it; empty beyond the end. */
  #textAt(at: number): string {
    return trimText(this.#lines[at] ?? "")
  }

  #block(text: string, closers: readonly string[]): ParsedBlock[] {
    const start = this.#at++
    const block =
      this.#fenced(text, start) ??
      this.#heading(text) ??
      (RULE.test(text) ? [plainBlock("divider")] : undefined) ??
      this.#quote(text) ??
      this.#item(text, start, closers) ??
      this.#pipeTable(text) ??
      this.#tagged(text, closers) ??
      this.#image(text)
    return block ?? this.#paragraph(text, closers)
  }

  /** Whether a line ends the paragraph above it. Of numbered items only a first one does (CommonMark). */
  #interrupts(text: string, closers: readonly string[]): boolean {
    if (text === "" || closers.includes(text)) return true
    if (HEADING.test(text) || FENCE.test(text) || RULE.test(text) || text.startsWith(">") || text === "$$")
      return true
    const [, marker, item] = ITEM.exec(text) ?? []
    if (marker !== undefined && item !== undefined && !/^0*[02-9]|^\d{2}/.test(marker)) return true
    const tag = readTag(text, 0)
    return tag !== undefined && tag.kind !== "close" && isBlockTag(tag.name)
  }

  #fenced(text: string, start: number): ParsedBlock[] | undefined {
    const indent = indentOf(this.#lines[start] as string)
    const [, fence, info] = FENCE.exec(text) ?? []
    if (fence !== undefined) {
      const isEnd = (line: string) =>
        line.startsWith(fence) && line === (fence[0] as string).repeat(line.length)
      return [codeBlock(codeLanguage(info ?? ""), this.#linesUntil(isEnd, indent).join("\n"))]
    }
    if (text !== "$$" || this.#missingEnds.has("$$")) return undefined
    const expression = this.#linesUntil((line) => line === "$$", indent)
    if (this.#at <= this.#lines.length) return [plainBlock("equation", { expression: expression.join("\n") })]
    this.#missingEnds.add("$$")
    this.#at = start + 1
    return undefined
  }

  /** Lines before the one that ends them, which is passed too; without one all, and `#at` beyond the end. */
  #linesUntil(isEnd: (text: string) => boolean, indent: string): string[] {
    const lines: string[] = []
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at] as string
      if (isEnd(line.trim())) break
      lines.push(line.startsWith(indent) ? line.slice(indent.length) : line)
    }
    this.#at++
    return lines
  }

  #heading(text: string): ParsedBlock[] | undefined {
    const [whole, marks = "", inner = ""] = HEADING.exec(text) ?? []
    if (whole === undefined) return undefined
    const type = `heading_${Math.min(4, marks.length)}`
    return [textBlock(type, this.#inline(inner), undefined, { is_toggleable: false })]
  }

  /** Lines behind `>`: the first paragraph is the quote's text, the rest is nested in it. */
  #quote(text: string): ParsedBlock[] | undefined {
    if (!text.startsWith(">")) return undefined
    const lines = [text]
    while (this.#textAt(this.#at).startsWith(">")) lines.push(this.#textAt(this.#at++))
    if (this.#depth >= maxNesting) {
      return [
        textBlock(
          "quote",
          this.#inline(lines.map((line) => line.replace(/^[> ]+/, "")).join("\n")),
          undefined,
        ),
      ]
    }
    const inner = parseLines(
      lines.map((line) => line.replace(/^> ?/, "")),
      this.#context,
      this.#depth + 1,
    )
    const [first, ...others] = inner
    const isText = first?.type === "paragraph" && first.payload["color"] === "default"
    const rich_text = isText ? (first.payload["rich_text"] as RichTextRequest[]) : []
    return [textBlock("quote", rich_text, undefined, {}, isText ? [...first.children, ...others] : inner)]
  }

  #item(text: string, start: number, closers: readonly string[]): ParsedBlock[] | undefined {
    const [whole, marker = "", content = ""] = ITEM.exec(text) ?? []
    if (whole === undefined) return undefined
    const indent = widthOf(indentOf(this.#lines[start] as string))
    const lines = [content]
    while (!this.#interrupts(this.#textAt(this.#at), closers) && !ITEM.test(this.#textAt(this.#at)))
      lines.push(this.#lineOfText(this.#at++))
    const below = this.#linesBelow(indent, marker.length + 1)
    const isFlat = this.#depth >= maxNesting
    const children = parseLines(
      isFlat ? below.map((line) => line.trim()) : below,
      this.#context,
      this.#depth + 1,
    )
    const [, checked, task = ""] = TASK.exec(content) ?? []
    const isTask = checked !== undefined && !/^\d/.test(marker)
    const joined = (isTask ? [task, ...lines.slice(1)] : lines).join("\n")
    const type = isTask ? "to_do" : /^\d/.test(marker) ? "numbered_list_item" : "bulleted_list_item"
    const more = isTask ? { checked: checked.toLowerCase() === "x" } : {}
    const block = textBlock(type, this.#inline(trimText(joined)), undefined, more, isFlat ? [] : children)
    return isFlat ? [block, ...children] : [block]
  }

  /** Lines that are indented deeper than an item, less that indentation. */
  #linesBelow(indent: number, offset: number): string[] {
    const below: string[] = []
    let end = 0
    for (let at = this.#at; at < this.#lines.length; at++) {
      const line = this.#lines[at] as string
      if (line.trim() === "") {
        below.push(dedent(line, indent, offset))
        continue
      }
      // Two columns are enough: people indent less than CommonMark asks for below numbers.
      if (widthOf(indentOf(line)) < indent + 2) break
      below.push(dedent(line, indent, offset))
      end = below.length
    }
    this.#at += end
    return below.slice(0, end)
  }

  #pipeTable(text: string): ParsedBlock[] | undefined {
    if (!text.startsWith("|") || !isDashes(this.#textAt(this.#at))) return undefined
    const lines = [text]
    while (this.#textAt(this.#at).startsWith("|")) lines.push(this.#textAt(this.#at++))
    const table = parsePipeTable(lines, (cell) => this.#inline(cell))
    return table && [table]
  }

  #tagged(text: string, closers: readonly string[]): ParsedBlock[] | undefined {
    const tag = readTag(text, 0)
    if (!tag || tag.kind === "close" || !isBlockTag(tag.name)) return undefined
    const rest = text.slice(tag.end)
    const close = `</${tag.name}>`
    if (tag.name === "table") return this.#table(tag, rest)
    if (tag.kind === "single") return rest === "" ? leafOf(tag, [], this.#context) : undefined
    if (rest.endsWith(close)) {
      const inner = rest.slice(0, -close.length)
      if (tag.name === "equation") return [plainBlock("equation", { expression: inner })]
      return leafOf(tag, this.#inline(trimText(inner)), this.#context)
    }
    if (closers.length + this.#depth >= maxNesting) return undefined
    return this.#nested(tag, rest, [...closers, close])
  }

  /** A tag with its text behind it and blocks below, up to its end; one without an end holds all that follows. */
  #nested(tag: Tag, rest: string, closers: readonly string[]): ParsedBlock[] | undefined {
    const lines = [rest]
    while (rest !== "" && !this.#interrupts(this.#textAt(this.#at), closers))
      lines.push(this.#lineOfText(this.#at++))
    const text = this.#inline(trimText(lines.join("\n")))
    const children = this.siblings(closers)
    if (this.#textAt(this.#at) === closers.at(-1)) this.#at++
    return nestedOf(tag, text, children, this.#context)
  }

  #table(tag: Tag, rest: string): ParsedBlock[] | undefined {
    const parse = (source: string) => {
      const table = parseTableTags(tag, source, (cell) => this.#inline(cell))
      return table ? [table] : []
    }
    if (rest.endsWith("</table>")) return parse(rest)
    if (rest !== "" || this.#missingEnds.has("</table>")) return undefined
    const start = this.#at
    const lines = this.#linesUntil((line) => line === "</table>", "")
    if (this.#at <= this.#lines.length) return parse(lines.join("\n"))
    this.#missingEnds.add("</table>")
    this.#at = start
    return undefined
  }

  #image(text: string): ParsedBlock[] | undefined {
    const image = readImage(text)
    const block = image && mediaBlock("image", image.url, this.#inline(image.caption), this.#context)
    return block && [block]
  }

  /** Lines up to a blank one or another block. A line of `=` or `-` below makes them a heading. */
  #paragraph(text: string, closers: readonly string[]): ParsedBlock[] {
    const lines = [this.#lineOfText(this.#at - 1, text)]
    for (;;) {
      const next = this.#textAt(this.#at)
      const [underline] = /^(?:=+|-+)$/.exec(next) ?? []
      if (underline !== undefined && !closers.includes(next)) {
        this.#at++
        const type = underline.startsWith("=") ? "heading_1" : "heading_2"
        return [
          textBlock(type, this.#inline(trimText(lines.join("\n"))), undefined, { is_toggleable: false }),
        ]
      }
      if (this.#interrupts(next, closers)) break
      lines.push(this.#lineOfText(this.#at++))
    }
    return [textBlock("paragraph", this.#inline(trimText(lines.join("\n"))), undefined)]
  }

  /** A line of a paragraph; two blanks at its end break the line as a backslash does. */
  #lineOfText(at: number, text = this.#textAt(at)): string {
    const isBroken = /[^ ] {2,}$/.test(this.#lines[at] ?? "") && this.#textAt(at + 1) !== ""
    return isBroken && !isEscaped(`${text}\n`, text.length) ? `${text}\\` : text
  }

  #inline(source: string): RichTextRequest[] {
    return parseInline(source, "v2", this.#context.emojis)
  }
}

function indentOf(line: string): string {
  return (/^[ \t]*/.exec(line) as RegExpExecArray)[0]
}

/** Columns of an indentation; a tab goes to the next fourth one. */
function widthOf(indent: string): number {
  let width = 0
  for (const char of indent) width += char === "\t" ? 4 - (width % 4) : 1
  return width
}

/** The line without the indentation of the item above it and that of its content, which a tab always is. */
function dedent(line: string, indent: number, offset: number): string {
  let width = 0
  let at = 0
  while (at < line.length && width < indent + offset) {
    const char = line[at]
    if (char !== "\t" && char !== " ") break
    at++
    width += char === "\t" ? 4 - (width % 4) : 1
    if (char === "\t" && width >= indent + 2) break
  }
  return line.slice(at)
}
