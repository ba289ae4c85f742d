import type { MarkdownVersion } from "../markdown-version.ts"
import { readTag } from "../tag.ts"
import { readReference } from "./character-reference.ts"
import { readDestination } from "./read-destination.ts"
import type { Mark, Token } from "./tokens.ts"
import { isEscaped, isSpaceAt } from "./whitespace.ts"

// One pass over a block's text. What has its own literal content (code, equations) is taken whole here; tags,
// brackets and marks are paired later. Linear: a search that found no end is not made again.

/** @param hasEmoji whether `:name:` names a custom emoji */
export function tokenize(
  source: string,
  version: MarkdownVersion,
  hasEmoji: (name: string) => boolean,
): Token[] {
  return new Tokenizer(source, version, hasEmoji).run()
}

const ESCAPED_V1 = /[\\*~`$[\]<>{}|^:#+\-.!>_()=\t "]/
const PUNCTUATION = /[!-/:-@[-`{-~]/

class Tokenizer {
  readonly #source: string
  readonly #version: MarkdownVersion
  readonly #hasEmoji: (name: string) => boolean
  readonly #tokens: Token[] = []
  #text = ""
  #at = 0
  /** Runs of backticks, by length, that have no partner from here on. */
  readonly #openFences = new Set<number>()
  /** Ends of equations that do not come any more. */
  readonly #missingEnds = new Set<string>()

  constructor(source: string, version: MarkdownVersion, hasEmoji: (name: string) => boolean) {
    this.#source = source
    this.#version = version
    this.#hasEmoji = hasEmoji
  }

  run(): Token[] {
    while (this.#at < this.#source.length) this.#step()
    this.#flush()
    return this.#tokens
  }

  #step(): void {
    const char = this.#source[this.#at] as string
    switch (char) {
      case "\\":
        this.#escape()
        break
      case "`":
        this.#code()
        break
      case "$":
        this.#equation()
        break
      case "<":
        this.#tag()
        break
      case "[":
        this.#push({ kind: "bracket" }, 1)
        break
      case "]":
        this.#closeBracket()
        break
      case "*":
      case "~":
      case "_":
        this.#marks(char)
        break
      case ":":
        this.#emoji()
        break
      case "&":
        this.#reference()
        break
      case "\n":
        this.#lineEnd()
        break
      default:
        this.#literal(1)
        break
    }
  }

  #escape(): void {
    const next = this.#source[this.#at + 1]
    if (next === "\n") {
      this.#text += "\n"
      this.#at += 2
      return
    }
    const isEscape = next !== undefined && (this.#version === "v1" ? ESCAPED_V1 : PUNCTUATION).test(next)
    if (!isEscape) {
      this.#literal(1)
      return
    }
    this.#text += next
    this.#at += 2
  }

  /** In v2 a line goes on in the next one; v1 has such texts in comments and cells only. */
  #lineEnd(): void {
    this.#text += this.#version === "v1" ? "\n" : " "
    this.#at++
  }

  #code(): void {
    const run = /`+/y
    run.lastIndex = this.#at
    const fence = (run.exec(this.#source) as RegExpExecArray)[0]
    const from = this.#at + fence.length
    const end = this.#openFences.has(fence.length) ? -1 : this.#fenceEnd(fence.length, from)
    if (end < 0) {
      this.#openFences.add(fence.length)
      this.#literal(fence.length)
      return
    }
    const inner = this.#source.slice(from, end).replaceAll("\n", " ")
    const isPadded = inner.startsWith(" ") && inner.endsWith(" ") && /[^ ]/.test(inner)
    const code = isPadded ? inner.slice(1, -1) : inner
    this.#push({ kind: "code", code }, end + fence.length - this.#at)
  }

  #fenceEnd(length: number, from: number): number {
    const runs = /`+/g
    runs.lastIndex = from
    for (let match = runs.exec(this.#source); match; match = runs.exec(this.#source)) {
      if (match[0].length === length) return match.index
    }
    return -1
  }

  /** `$x$`, `` $`x`$ `` or `$$x$$`. A space on an inner side, or a digit behind, means money (as elsewhere; inferred). */
  #equation(): void {
    const from = this.#at
    for (const [open, close] of EQUATIONS) {
      if (!this.#source.startsWith(open, from) || this.#missingEnds.has(close)) continue
      const end = this.#source.indexOf(close, from + open.length)
      if (end < 0) this.#missingEnds.add(close)
      if (end < 0 || (open === "$$" && end === from + 2)) continue
      const expression = this.#source.slice(from + open.length, end)
      this.#push({ kind: "equation", expression }, end + close.length - from)
      return
    }
    const canOpen = this.#source[from + 1] !== "$" && !isSpaceAt(this.#source, from + 1)
    if (!canOpen || this.#missingEnds.has("$")) {
      this.#literal(1)
      return
    }
    const end = this.#equationEnd(from + 1)
    if (end < 0) {
      this.#missingEnds.add("$")
      this.#literal(1)
      return
    }
    this.#push({ kind: "equation", expression: this.#source.slice(from + 1, end) }, end + 1 - from)
  }

  #equationEnd(from: number): number {
    for (let at = this.#source.indexOf("$", from); at >= 0; at = this.#source.indexOf("$", at + 1)) {
      const isEnd = at > from && !/\s/.test(this.#source[at - 1] as string) && !isEscaped(this.#source, at)
      if (isEnd && !/\d/.test(this.#source[at + 1] ?? "")) return at
    }
    return -1
  }

  #tag(): void {
    const tag = readTag(this.#source, this.#at)
    if (!tag) {
      this.#literal(1)
      return
    }
    if (tag.name === "br") {
      this.#text += "\n"
      this.#at = tag.end
      return
    }
    this.#push({ kind: "tag", tag, source: this.#source.slice(this.#at, tag.end) }, tag.end - this.#at)
  }

  #closeBracket(): void {
    const target =
      this.#source[this.#at + 1] === "(" ? readDestination(this.#source, this.#at + 1) : undefined
    if (!target) {
      this.#push({ kind: "unbracket" }, 1)
      return
    }
    const source = this.#source.slice(this.#at, target.end)
    this.#push({ kind: "link", url: target.url, source }, target.end - this.#at)
  }

  /** Marks with spaces on both sides are text, as are runs that mean nothing; `_` is one in v2, not within words. */
  #marks(char: string): void {
    const start = this.#at
    let length = 1
    while (this.#source[start + length] === char) length++
    const marks = char === "_" ? (this.#version === "v2" ? STARS[length] : undefined) : marksOf(char, length)
    const before = this.#source[start - 1] ?? " "
    const after = this.#source[start + length] ?? " "
    const isBetweenSpaces = isSpaceAt(this.#source, start - 1) && isSpaceAt(this.#source, start + length)
    const isInWord = char === "_" && /\w/.test(before) && /\w/.test(after)
    if (!marks || isBetweenSpaces || isInWord) {
      this.#literal(length)
      return
    }
    this.#flush()
    const canOpen = start + length < this.#source.length
    for (const mark of marks) this.#tokens.push({ kind: "mark", mark, canOpen, canClose: start > 0 })
    this.#at += length
  }

  #emoji(): void {
    const match = /:([\w-]+):/y
    match.lastIndex = this.#at
    const [source = "", name = ""] = match.exec(this.#source) ?? []
    if (name === "" || !this.#hasEmoji(name)) {
      this.#literal(1)
      return
    }
    this.#push({ kind: "emoji", name, source }, source.length)
  }

  #reference(): void {
    const found = this.#version === "v2" ? readReference(this.#source, this.#at) : undefined
    if (!found) {
      this.#literal(1)
      return
    }
    this.#text += found.char
    this.#at = found.end
  }

  #literal(length: number): void {
    this.#text += this.#source.slice(this.#at, this.#at + length)
    this.#at += length
  }

  #push(token: Token, length: number): void {
    this.#flush()
    this.#tokens.push(token)
    this.#at += length
  }

  #flush(): void {
    if (this.#text !== "") this.#tokens.push({ kind: "text", text: this.#text })
    this.#text = ""
  }
}

const EQUATIONS = [
  ["$`", "`$"],
  ["$$", "$$"],
] as const

const STARS: Record<number, readonly Mark[]> = { 1: ["*"], 2: ["**"], 3: ["**", "*"] }

function marksOf(char: string, length: number): readonly Mark[] | undefined {
  if (char === "*") return STARS[length]
  return length === 2 ? ["~~"] : undefined
}
