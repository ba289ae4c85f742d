import type { Annotations, RichText, RichTextItem } from "../../rich-text/rich-text.ts"
import { printAttributes } from "../attributes.ts"
import { printColor } from "../colors.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import type { PrintContext } from "../print-context.ts"
import { escapeEmojis, escapeSpace, escapeText } from "./escape-text.ts"
import { longestRun } from "./longest-run.ts"
import { printDestination, printMention } from "./print-mention.ts"
import { isSpaceAt } from "./whitespace.ts"

// Rich text to one line of markdown. Items of the same colour, underline and link share their tags; within those, the
// marks of bold, italic and strikethrough are turned on and off where they change.

/** How a line break within the text is written: `<br>`, or in v2 paragraphs a backslash and a line break. */
export type LineBreak = "<br>" | "<br />" | "\\\n"

/** @param lineBreak default the grammar's tag */
export function printInline(
  text: RichText,
  version: MarkdownVersion,
  context: PrintContext,
  lineBreak: LineBreak = version === "v1" ? "<br>" : "<br />",
): string {
  const printer = { version, context, lineBreak }
  let out = ""
  for (const group of groups(text)) {
    const [open, close] = frame(group[0] as RichTextItem, version)
    // An exclamation mark before a link would make it an image.
    if (open.startsWith("[") && out.endsWith("!")) out = `${out.slice(0, -1)}\\!`
    out += open + printGroup(group, printer) + close
  }
  return out
}

interface Printer {
  version: MarkdownVersion
  context: PrintContext
  lineBreak: LineBreak
}

/** Neighbours that stand in the same tags. */
function groups(text: RichText): RichTextItem[][] {
  const found: RichTextItem[][] = []
  for (const item of text) {
    const last = found.at(-1)
    if (last && frameKey(last[0] as RichTextItem) === frameKey(item)) last.push(item)
    else found.push([item])
  }
  return found
}

function frameKey(item: RichTextItem): string {
  const { color = "", underline = false } = item.annotations ?? {}
  return JSON.stringify([color, underline, linkOf(item) ?? null])
}

function linkOf(item: RichTextItem): string | undefined {
  return item.type === "text" ? item.text.link?.url : undefined
}

function frame(item: RichTextItem, version: MarkdownVersion): [open: string, close: string] {
  const { color, underline } = item.annotations ?? {}
  const url = linkOf(item)
  const link: [string, string] = url === undefined ? ["", ""] : ["[", `](${printDestination(url)})`]
  const name = printColor(color)
  if (version === "v2") {
    const [span, end] = name ? [`<span${printAttributes({ color: name })}>`, "</span>"] : ["", ""]
    return underline ? [`${span}<u>${link[0]}`, `${link[1]}</u>${end}`] : [span + link[0], link[1] + end]
  }
  if (!name && !underline) return link
  const attributes = printAttributes({ underline: underline ? "true" : undefined, color: name })
  return [`<span${attributes}>${link[0]}`, `${link[1]}</span>`]
}

const MARKS = [
  ["bold", "**", "b"],
  ["italic", "*", "i"],
  ["strikethrough", "~~", "s"],
] as const

function printGroup(items: readonly RichTextItem[], printer: Printer): string {
  const pieces = items.map((item, at) => printPiece(item, printer, items[at + 1]))
  // CommonMark reads marks that touch a space on their inner side as text: v2 has tags for those.
  if (printer.version === "v1" || areMarksClear(items, pieces))
    return printMarks(items, pieces, printer.version)
  return items.map((item, at) => withTags(item.annotations, pieces[at] as string)).join("")
}

function printMarks(
  items: readonly RichTextItem[],
  pieces: readonly string[],
  version: MarkdownVersion,
): string {
  let out = ""
  let on: Annotations = {}
  for (let at = 0; at <= items.length; at++) {
    const next = items[at]?.annotations ?? {}
    let marks = ""
    for (const [key, mark] of MARKS.toReversed()) if (on[key] && !next[key]) marks += mark
    for (const [key, mark] of MARKS) if (!on[key] && next[key]) marks += mark
    let piece = pieces[at] ?? ""
    if (marks !== "" && isSpaceAt(out, out.length - 1) && isSpaceAt(piece, 0)) {
      // With spaces on both sides the mark would be text.
      if (piece !== "") piece = escapeSpace(piece[0] as string, version) + piece.slice(1)
      else if (out !== "") out = out.slice(0, -1) + escapeSpace(out.at(-1) as string, version)
    }
    out += marks + piece
    on = next
  }
  return out
}

/** Whether CommonMark reads every mark as one: each has a letter or digit on its inner side, and none meets another. */
function areMarksClear(items: readonly RichTextItem[], pieces: readonly string[]): boolean {
  const isMarked = (at: number) => MARKS.some(([key]) => items[at]?.annotations?.[key])
  return items.every((_, at) => {
    if (!isMarked(at)) return true
    return !isMarked(at + 1) && /^[\p{L}\p{N}](?:[\s\S]*[\p{L}\p{N}])?$/u.test(pieces[at] as string)
  })
}

function withTags(annotations: Annotations = {}, piece: string): string {
  return MARKS.reduceRight(
    (text, [key, , tag]) => (annotations[key] ? `<${tag}>${text}</${tag}>` : text),
    piece,
  )
}

function printPiece(
  item: RichTextItem,
  { version, context, lineBreak }: Printer,
  next?: RichTextItem,
): string {
  const isCode = item.annotations?.code === true
  if (item.type === "mention") return printMention(item.mention, version, context)
  if (item.type === "equation") return printEquation(item.equation.expression, next)
  const { content } = item.text
  const lines = content.split(/\r\n|\r|\n/)
  const print = isCode
    ? (line: string) => (line === "" ? "" : printCode(line))
    : (line: string) => escapeEmojis(escapeText(line, version), context.emojis)
  return lines.map(print).join(lineBreak)
}

/** Code within backticks, more of them than it has in a row itself. */
function printCode(code: string): string {
  const fence = "`".repeat(longestRun(code, "`") + 1)
  const needsPad = code.startsWith("`") || code.endsWith("`") || /^ [\s\S]*[^ ][\s\S]* $/.test(code)
  return needsPad ? `${fence} ${code} ${fence}` : fence + code + fence
}

/** `$…$`; with backticks inside where a reader could miss the end (form known from Notion's own tools). */
function printEquation(expression: string, next: RichTextItem | undefined): string {
  const line = expression.replace(/\s*\n\s*/g, " ")
  const isFollowedByDigit = next?.type === "text" && /^\d/.test(next.text.content)
  const isPlain = /^(?![\s`])(?:[^$\\]|\\[\s\S])+$/.test(line) && !/\s$/.test(line)
  return isPlain && !isFollowedByDigit ? `$${line}$` : `$\`${line}\`$`
}
