import { normalizeLink } from "../../rich-text/normalize-link.ts"
import type { Annotations } from "../../rich-text/rich-text.ts"
import { parseColor } from "../colors.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import type { Emojis } from "../print-context.ts"
import { pairBrackets } from "./pair-brackets.ts"
import { pairMarks } from "./pair-marks.ts"
import { type MentionRequest, readMention } from "./read-mention.ts"
import { tokenize } from "./tokenize.ts"
import type { Mark, Token } from "./tokens.ts"

// Text → tokens → pairs → rich text as a request writes it. Whatever is not understood stays text, so that nothing
// is refused here.

export interface RichTextRequest {
  text?: { content: string; link: { url: string } | null }
  equation?: { expression: string }
  mention?: MentionRequest
  annotations?: Annotations
}

/** Deepest nesting of tags and links that is followed; what is deeper is read as its text. */
const maxDepth = 50

/** The rich text that a block's text, or a table cell's, says. Linear in its length. */
export function parseInline(source: string, version: MarkdownVersion, emojis: Emojis): RichTextRequest[] {
  const tokens = tokenize(source, version, (name) => emojis.has(name))
  const builder = new Builder(tokens, version, emojis)
  builder.build(0, tokens.length, { annotations: {}, link: null }, 0)
  return builder.items
}

interface Look {
  annotations: Annotations
  link: string | null
}

const STYLE = { "**": "bold", "*": "italic", "~~": "strikethrough" } as const
const STYLE_TAGS: Record<string, "bold" | "italic" | "strikethrough" | "underline"> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  s: "strikethrough",
  del: "strikethrough",
  u: "underline",
}

class Builder {
  readonly items: RichTextRequest[] = []
  readonly #tokens: readonly Token[]
  readonly #version: MarkdownVersion
  readonly #emojis: Emojis
  readonly #pairs: ReadonlyMap<number, number>

  constructor(tokens: readonly Token[], version: MarkdownVersion, emojis: Emojis) {
    this.#tokens = tokens
    this.#version = version
    this.#emojis = emojis
    this.#pairs = pairBrackets(tokens)
  }

  build(from: number, to: number, outer: Look, depth: number): void {
    const marks = pairMarks(this.#outline(from, to), 0, to - from)
    let look = outer
    for (let at = from; at < to; at++) {
      const token = this.#tokens[at] as Token
      if (token.kind === "mark") {
        const partner = marks.get(at - from)
        if (partner === undefined) this.#text(token.mark, look)
        else look = switched(look, token.mark, partner > at - from)
        continue
      }
      const end = this.#pairs.get(at)
      const inner = end === undefined || depth >= maxDepth ? undefined : this.#framed(at, end, look)
      if (inner === undefined || end === undefined) {
        this.#leaf(token, look)
        continue
      }
      if (inner !== "mention") this.build(at + 1, end, inner, depth + 1)
      at = end
    }
  }

  /** The tokens of a range without what is inside its tags and links: marks pair on one level only. */
  #outline(from: number, to: number): Token[] {
    const outline = this.#tokens.slice(from, to)
    for (let at = from; at < to; at++) {
      const end = this.#pairs.get(at)
      if (end === undefined || !this.#isFrame(at)) continue
      for (let inside = at; inside <= end; inside++) outline[inside - from] = HOLE
      at = end
    }
    return outline
  }

  #isFrame(at: number): boolean {
    return this.#framed(at, at, { annotations: {}, link: null }, true) !== undefined
  }

  /** How the text within a pair looks; `mention` when the pair is one, undefined when it means nothing. */
  #framed(at: number, end: number, look: Look, isDry = false): Look | "mention" | undefined {
    const token = this.#tokens[at] as Token
    if (token.kind === "bracket") {
      const close = this.#tokens[end] as Token
      const url = close.kind === "link" ? normalizeLink(close.url) : undefined
      return { ...look, link: url ?? look.link }
    }
    if (token.kind !== "tag") return undefined
    const { name, attributes } = token.tag
    if (name === "span") return { ...look, annotations: { ...look.annotations, ...spanLook(attributes) } }
    const style = this.#version === "v2" ? STYLE_TAGS[name] : undefined
    if (style) return { ...look, annotations: { ...look.annotations, [style]: true } }
    const mention = readMention(name, attributes, this.#version)
    if (mention === undefined) return undefined
    if (!isDry) this.#add({ mention }, look)
    return "mention"
  }

  #leaf(token: Token, look: Look): void {
    switch (token.kind) {
      case "text":
        this.#text(token.text, look)
        break
      case "code":
        this.#text(token.code, { ...look, annotations: { ...look.annotations, code: true } })
        break
      case "equation":
        this.#add({ equation: { expression: token.expression } }, look)
        break
      case "bracket":
        this.#text("[", look)
        break
      case "unbracket":
        this.#text("]", look)
        break
      case "emoji":
        this.#add({ mention: { custom_emoji: this.#emojis.get(token.name) } }, look)
        break
      case "link":
        this.#text(token.source, look)
        break
      case "tag": {
        const { name, attributes, kind } = token.tag
        const mention = kind === "single" ? readMention(name, attributes, this.#version) : undefined
        if (mention) this.#add({ mention }, look)
        else this.#text(token.source, look)
        break
      }
      case "mark":
        this.#text(token.mark, look)
        break
    }
  }

  #text(content: string, { annotations, link }: Look): void {
    if (content === "") return
    this.items.push({ text: { content, link: link === null ? null : { url: link } }, annotations })
  }

  #add(item: RichTextRequest, { annotations }: Look): void {
    this.items.push({ ...item, annotations })
  }
}

const HOLE: Token = { kind: "text", text: "" }

function switched(look: Look, mark: Mark, isOn: boolean): Look {
  const { [STYLE[mark]]: _, ...rest } = look.annotations
  return { ...look, annotations: isOn ? { ...rest, [STYLE[mark]]: true } : rest }
}

function spanLook(attributes: Record<string, string>): Annotations {
  const color = parseColor(attributes["color"])
  return {
    ...(color !== "default" && { color }),
    ...(attributes["underline"] === "true" && { underline: true }),
  }
}
