import { parseInline, type RichTextRequest } from "../inline/parse-inline.ts"
import type { ParsedBlock } from "../markdown-node.ts"
import { readTag, type Tag } from "../tag.ts"
import { codeLanguage } from "./code-language.ts"
import { Indentation } from "./indentation.ts"
import {
  childBlock,
  codeBlock,
  columnList,
  existingBlock,
  iconRequest,
  mayNest,
  mediaBlock,
  plainBlock,
  syncedOriginal,
  syncedReference,
  textBlock,
  withoutLooseColumns,
} from "./make-block.ts"
import { maxNesting, type ParseContext } from "./parse-context.ts"
import { isDashes, parsePipeTable, parseTableTags } from "./parse-table.ts"
import { readImage } from "./read-image.ts"
import { textLine } from "./text-line.ts"

// Enhanced markdown: a line is a block, tabs nest, tags on lines of their own hold others. A recursive descent over
// lines; whatever is not understood is a paragraph, so that nothing is refused here.

/** The blocks that a text in the v1 grammar says. Source: developers.notion.com/guides/data-apis/enhanced-markdown */
export function parseBlocksV1(source: string, context: ParseContext): ParsedBlock[] {
  const blocks = new ParserV1(source.split(/\r\n|\r|\n/), context).siblings(0, [], 0)
  return withoutLooseColumns(blocks)
}

class ParserV1 {
  readonly #lines: readonly string[]
  readonly #context: ParseContext
  readonly #indentation = new Indentation()
  /** Closing lines that do not come any more. */
  readonly #missingEnds = new Set<string>()
  #at = 0

  constructor(lines: readonly string[], context: ParseContext) {
    this.#lines = lines
    this.#context = context
  }

  /**
   * Blocks from here on that are nested `level` deep, until a line that is less so, or a closing tag of `closers`
   * (innermost last). Within a tag, lines that are not indented belong to it too.
   */
  siblings(level: number, closers: readonly string[], depth: number, isTag = depth === 0): ParsedBlock[] {
    const found: ParsedBlock[] = []
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] as string
      const text = line.replace(/^[ \t]+/, "")
      if (text === "") {
        this.#at++
        continue
      }
      if (closers.includes(text.trimEnd())) return found
      const tabs = this.#indentation.levelOf(line, text)
      if (tabs < level && !isTag) return found
      const last = found.at(-1)
      if (tabs > level && last && depth < maxNesting && mayNest(last)) {
        last.children.push(...withoutLooseColumns(this.siblings(level + 1, closers, depth + 1, false)))
        continue
      }
      this.#at++
      found.push(...this.#block(text, Math.max(tabs, level), closers, depth))
    }
    return found
  }

  #block(text: string, level: number, closers: readonly string[], depth: number): ParsedBlock[] {
    return (
      this.#fenced(text, level) ??
      this.#pipeTable(text) ??
      this.#tagged(text, level, closers, depth) ??
      this.#simple(text) ?? [textLine(text, (source) => this.#inline(source))]
    )
  }

  /** Code and equations: lines up to one that closes them, taken as they are less their indentation. */
  #fenced(text: string, level: number): ParsedBlock[] | undefined {
    const [, fence, info] = /^(`{3,})([^`]*)$/.exec(text) ?? []
    if (fence !== undefined) {
      const code = this.#linesUntil((line) => line.startsWith(fence) && /^`+\s*$/.test(line), level)
      return [codeBlock(codeLanguage(info ?? ""), code.join("\n"))]
    }
    if (text.trimEnd() !== "$$" || this.#missingEnds.has("$$")) return undefined
    const start = this.#at
    const expression = this.#linesUntil((line) => line.trimEnd() === "$$", level)
    if (this.#at <= this.#lines.length) return [plainBlock("equation", { expression: expression.join("\n") })]
    this.#missingEnds.add("$$")
    this.#at = start
    return undefined
  }

  /** Lines before the one that ends them, which is passed too; without one all, and `#at` beyond the end. */
  #linesUntil(isEnd: (line: string) => boolean, level: number): string[] {
    const indent = new RegExp(`^\\t{0,${level}}`)
    const lines: string[] = []
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at] as string
      if (isEnd(line.replace(/^[ \t]+/, ""))) break
      lines.push(line.replace(indent, ""))
    }
    this.#at++
    return lines
  }

  #pipeTable(text: string): ParsedBlock[] | undefined {
    if (!text.startsWith("|") || !isDashes(this.#lines[this.#at] ?? "")) return undefined
    const lines = [text]
    while (this.#lines[this.#at]?.trim().startsWith("|"))
      lines.push((this.#lines[this.#at++] as string).trim())
    const table = parsePipeTable(lines, (cell) => this.#inline(cell))
    return table && [table]
  }

  #tagged(text: string, level: number, closers: readonly string[], depth: number): ParsedBlock[] | undefined {
    const tag = readTag(text, 0)
    if (!tag || tag.kind === "close") return undefined
    const rest = text.slice(tag.end).trimEnd()
    if (tag.name === "table" && rest.endsWith("</table>")) return this.#cells(tag, rest)
    if (tag.kind === "open" && rest === "") {
      if (tag.name === "table") return this.#table(tag)
      return depth < maxNesting ? this.#container(tag, level, closers, depth) : undefined
    }
    return this.#single(tag, rest)
  }

  /** A tag with nothing but a text within, on one line. */
  #single(tag: Tag, rest: string): ParsedBlock[] | undefined {
    const { name, attributes, kind } = tag
    const close = `</${name}>`
    if (kind === "single" ? rest !== "" : !rest.endsWith(close)) return undefined
    const inner = kind === "single" ? [] : this.#inline(rest.slice(0, -close.length))
    switch (name) {
      case "empty-block":
        return kind === "single" ? [textBlock("paragraph", [], attributes["color"])] : undefined
      case "table_of_contents":
        return [plainBlock("table_of_contents", textBlock("", [], attributes["color"]).payload)].map(
          withoutText,
        )
      case "audio":
      case "video":
      case "file":
      case "pdf":
        return optional(mediaBlock(name, attributes["src"], inner, this.#context))
      case "page":
        return optional(childBlock("child_page", attributes, inner))
      case "database":
        return optional(childBlock("child_database", attributes, inner))
      case "unknown":
        return optional(existingBlock(attributes))
      case "synced_block_reference":
        return syncedReference(attributes, [])
      case "synced_block":
        return [syncedOriginal(attributes, [])]
      case "callout":
        return [this.#callout(tag, [textBlock("paragraph", inner, undefined)])]
      default:
        return undefined
    }
  }

  #container(tag: Tag, level: number, closers: readonly string[], depth: number): ParsedBlock[] | undefined {
    const within = () => this.#within(tag.name, level, closers, depth)
    switch (tag.name) {
      case "details":
        return [this.#toggle(tag, within)]
      case "callout":
        return [this.#callout(tag, within())]
      case "columns":
        return columnList(within())
      case "column":
        return [plainBlock("column", {}, withoutLooseColumns(within()))]
      case "synced_block":
        return [syncedOriginal(tag.attributes, within())]
      case "synced_block_reference":
        return syncedReference(tag.attributes, within())
      case "meeting-notes":
        return [this.#meetingNotes(within())]
      case "summary":
      case "notes":
      case "transcript":
        return closers.at(-1) === "</meeting-notes>"
          ? [plainBlock(`section:${tag.name}`, {}, within())]
          : undefined
      default:
        return undefined
    }
  }

  /** What is between a tag and its end; a tag without an end holds all that follows. */
  #within(name: string, level: number, closers: readonly string[], depth: number): ParsedBlock[] {
    const close = `</${name}>`
    const blocks = this.siblings(level + 1, [...closers, close], depth + 1, true)
    if (this.#lines[this.#at]?.trim() === close) this.#at++
    return name === "columns" ? blocks : withoutLooseColumns(blocks)
  }

  #toggle(tag: Tag, within: () => ParsedBlock[]): ParsedBlock {
    while (this.#lines[this.#at]?.trim() === "") this.#at++
    const [, title] = /^<summary>(.*)<\/summary>$/.exec(this.#lines[this.#at]?.trim() ?? "") ?? []
    if (title !== undefined) this.#at++
    const text = title === undefined ? [] : this.#inline(title)
    return textBlock("toggle", text, tag.attributes["color"], {}, within())
  }

  /** The first line is the callout's own text, if it is a plain one. */
  #callout({ attributes }: Tag, blocks: ParsedBlock[]): ParsedBlock {
    const icon = iconRequest(attributes["icon"], this.#context)
    const [first, ...others] = blocks
    const isText = first?.type === "paragraph" && first.payload["color"] === "default"
    const text = isText ? (first.payload["rich_text"] as RichTextRequest[]) : []
    const children = isText ? [...first.children, ...others] : blocks
    return textBlock("callout", text, attributes["color"], { icon }, children)
  }

  /** Only title and notes are anybody's to write. */
  #meetingNotes(blocks: ParsedBlock[]): ParsedBlock {
    const [first] = blocks
    const title = first?.type === "paragraph" ? first.payload["rich_text"] : []
    const notes = blocks.filter((block) => block.type === "section:notes").flatMap((block) => block.children)
    return plainBlock("meeting_notes", { title }, notes)
  }

  #table(tag: Tag): ParsedBlock[] | undefined {
    if (this.#missingEnds.has("</table>")) return undefined
    const start = this.#at
    const lines = this.#linesUntil((line) => line.trimEnd() === "</table>", 0)
    if (this.#at > this.#lines.length) {
      this.#missingEnds.add("</table>")
      this.#at = start
      return undefined
    }
    return this.#cells(tag, lines.join("\n"))
  }

  #cells(tag: Tag, source: string): ParsedBlock[] {
    return optional(parseTableTags(tag, source, (cell) => this.#inline(cell))) ?? []
  }

  /** Dividers, images, equations on one line. */
  #simple(text: string): ParsedBlock[] | undefined {
    if (/^(?:-{3,}|\*{3,}|_{3,})[ \t]*$/.test(text)) return [plainBlock("divider")]
    const [, expression] = /^\$\$(.+)\$\$\s*$/.exec(text) ?? []
    if (expression !== undefined && !expression.includes("$$"))
      return [plainBlock("equation", { expression })]
    const image = readImage(text)
    return image && optional(mediaBlock("image", image.url, this.#inline(image.caption), this.#context))
  }

  #inline(source: string): RichTextRequest[] {
    return parseInline(source, "v1", this.#context.emojis)
  }
}

function withoutText(block: ParsedBlock): ParsedBlock {
  const { rich_text: _, ...payload } = block.payload
  return { ...block, payload }
}

function optional(block: ParsedBlock | undefined): ParsedBlock[] | undefined {
  return block && [block]
}
