import { syncSource } from "../../blocks/kinds/references.ts"
import type { Icon } from "../../rich-text/file-ref.ts"
import { plainText } from "../../rich-text/plain-text.ts"
import type { RichText } from "../../rich-text/rich-text.ts"
import { printAttributes } from "../attributes.ts"
import { printColor } from "../colors.ts"
import { escapeText } from "../inline/escape-text.ts"
import { guardEnds } from "../inline/guard-ends.ts"
import { printInline } from "../inline/print-inline.ts"
import { printDestination } from "../inline/print-mention.ts"
import type { MarkdownNode } from "../markdown-node.ts"
import type { PrintContext } from "../print-context.ts"
import {
  codeFence,
  databaseAttributes,
  iconText,
  listNumbers,
  mediaUrl,
  richTextOf,
  unknownName,
} from "./block-parts.ts"
import { guardLine, guardStart } from "./guard-line.ts"
import { sectionOf, sections } from "./meeting-notes.ts"
import { printTable } from "./print-table.ts"

// Enhanced markdown: a line a block, a tab deeper for what is nested. Each printer gives lines without indentation;
// their parent indents them.

/** Lines of sibling blocks, those below them indented by tabs. */
export function printBlocksV1(nodes: readonly MarkdownNode[], context: PrintContext): string[] {
  const numbers = listNumbers(nodes)
  return nodes.flatMap((node, at) => printBlock(node, numbers[at] as number, context))
}

function printBlock(node: MarkdownNode, number: number, context: PrintContext): string[] {
  if (node.isLeftOut) return [unknown(node, context)]
  const prefix = PREFIXES[node.type]
  if (prefix !== undefined) return [prefixed(node, prefix(node, number), context), ...below(node, context)]
  const print = PRINTERS[node.type]
  return print === undefined ? [unknown(node, context)] : print(node, context)
}

/** What stands before the text of a block that is one line and what is nested in it. */
const PREFIXES: Record<string, (node: MarkdownNode, number: number) => string> = {
  heading_1: () => "# ",
  heading_2: () => "## ",
  heading_3: () => "### ",
  heading_4: () => "#### ",
  bulleted_list_item: () => "- ",
  numbered_list_item: (_, number) => `${number}. `,
  to_do: (node) => (node.payload["checked"] === true ? "- [x] " : "- [ ] "),
  quote: () => "> ",
}

function prefixed(node: MarkdownNode, prefix: string, context: PrintContext): string {
  const text = guardStart(printInline(richTextOf(node), "v1", context), "v1")
  const toggle = node.payload["is_toggleable"] === true ? "true" : undefined
  const attributes = braces({ toggle, color: printColor(node.payload["color"]) })
  return attributes === "" ? prefix + text : `${prefix + text} ${attributes}`
}

function braces(attributes: Record<string, string | undefined>): string {
  const text = printAttributes(attributes)
  return text === "" ? "" : `{${text.slice(1)}}`
}

type Print = (node: MarkdownNode, context: PrintContext) => string[]

const media: Print = (node, context) => [
  `<${node.type}${printAttributes({ src: mediaUrl(node, context) })}>${printInline(richTextOf(node, "caption"), "v1", context)}</${node.type}>`,
]

const PRINTERS: Record<string, Print> = {
  paragraph: (node, context) => [paragraph(node, context), ...below(node, context)],
  toggle: (node, context) => [
    `<details${colorAttribute(node)}>`,
    `<summary>${guardEnds(printInline(richTextOf(node), "v1", context), "v1")}</summary>`,
    ...below(node, context),
    "</details>",
  ],
  callout,
  code: (node, context) => {
    const code = plainText(richTextOf(node), context.names)
    const fence = codeFence(code)
    return [`${fence}${node.payload["language"]}`, ...code.split("\n"), fence]
  },
  equation: (node) => ["$$", ...String(node.payload["expression"]).split("\n"), "$$"],
  divider: () => ["---"],
  table: (node, context) => printTable(node, "v1", context),
  column_list: (node, context) => ["<columns>", ...below(node, context), "</columns>"],
  column: (node, context) => ["<column>", ...below(node, context), "</column>"],
  image: (node, context) => [
    `![${printInline(richTextOf(node, "caption"), "v1", context)}](${printDestination(mediaUrl(node, context))})`,
  ],
  video: media,
  audio: media,
  file: media,
  pdf: media,
  child_page: (node, context) => [
    `<page${printAttributes({ url: context.pageUrl(node.id) })}>${title(node)}</page>`,
  ],
  child_database: (node, context) => [
    `<database${databaseAttributes(node, context)}>${title(node)}</database>`,
  ],
  table_of_contents: (node) => [`<table_of_contents${colorAttribute(node)}/>`],
  synced_block: syncedBlock,
  meeting_notes: meetingNotes,
}

function paragraph(node: MarkdownNode, context: PrintContext): string {
  const text = printInline(richTextOf(node), "v1", context)
  const attributes = braces({ color: printColor(node.payload["color"]) })
  if (text === "") return attributes || "<empty-block/>"
  const guarded = guardLine(text, "v1")
  return attributes === "" ? guarded : `${guarded} ${attributes}`
}

/** The first line within is the callout's text: an empty one is told only where a paragraph would be taken for it. */
function callout(node: MarkdownNode, context: PrintContext): string[] {
  const text = printInline(richTextOf(node), "v1", context)
  const attributes = printAttributes({
    icon: iconText(node.payload["icon"] as Icon | null, context),
    color: printColor(node.payload["color"]),
  })
  const first = text === "" ? emptyText(node) : [`\t${guardLine(text, "v1")}`]
  return [`<callout${attributes}>`, ...first, ...below(node, context), "</callout>"]
}

function emptyText(node: MarkdownNode): string[] {
  return node.children[0]?.type === "paragraph" ? ["\t<empty-block/>"] : []
}

/** A synced block's own link says which original it is; a reference shows what its original holds. */
function syncedBlock(node: MarkdownNode, context: PrintContext): string[] {
  const source = syncSource(node.payload)
  const tag = source === undefined ? "synced_block" : "synced_block_reference"
  const url = printAttributes({ url: context.blockUrl(source ?? node.id) })
  return [`<${tag}${url}>`, ...below(node, context), `</${tag}>`]
}

/** Title and sections. A transcript that was left out points at its block instead. Source: guide enhanced-markdown */
function meetingNotes(node: MarkdownNode, context: PrintContext): string[] {
  const title = printInline(richTextOf(node, "title"), "v1", context)
  const lines = sections.flatMap((section) => {
    const child = sectionOf(node, section)
    if (child === undefined) return []
    const inner = child.isLeftOut
      ? [`Transcript omitted; see ${context.blockUrl(child.id)}`]
      : printBlocksV1(child.children, context)
    return [`\t<${section}>`, ...inner.map((line) => `\t\t${line}`), `\t</${section}>`]
  })
  return [
    "<meeting-notes>",
    ...(title === "" ? [] : [`\t${guardLine(title, "v1")}`]),
    ...lines,
    "</meeting-notes>",
  ]
}

function title(node: MarkdownNode): string {
  const text: RichText = [
    { type: "text", text: { content: String(node.payload["title"] ?? ""), link: null } },
  ]
  return escapeText(plainText(text).replace(/\s/g, " "), "v1")
}

function colorAttribute(node: MarkdownNode): string {
  return printAttributes({ color: printColor(node.payload["color"]) })
}

function unknown(node: MarkdownNode, context: PrintContext): string {
  return `<unknown${printAttributes({ url: context.blockUrl(node.id), alt: unknownName(node) })}/>`
}

function below(node: MarkdownNode, context: PrintContext): string[] {
  return printBlocksV1(node.children, context).map((line) => `\t${line}`)
}
