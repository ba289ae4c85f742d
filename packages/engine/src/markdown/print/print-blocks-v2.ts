import { syncSource } from "../../blocks/kinds/references.ts"
import type { Icon } from "../../rich-text/file-ref.ts"
import { plainText } from "../../rich-text/plain-text.ts"
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
import { guardLine } from "./guard-line.ts"
import { sectionOf, sections } from "./meeting-notes.ts"
import { printPipeTable, printTable } from "./print-table.ts"

// Notion-flavored Markdown: CommonMark where a block has nothing but its text, tags for colours and children. A blank
// line stands between blocks, but not between the items of a list.

/** Lines of sibling blocks. */
export function printBlocksV2(nodes: readonly MarkdownNode[], context: PrintContext): string[] {
  const numbers = listNumbers(nodes)
  const lines: string[] = []
  nodes.forEach((node, at) => {
    const before = nodes[at - 1]
    if (before && !(isPlainItem(before) && isPlainItem(node))) lines.push("")
    for (const line of printBlock(node, numbers[at] as number, context)) lines.push(line)
  })
  return lines
}

function isPlainItem(node: MarkdownNode): boolean {
  return ITEMS.has(node.type) && printColor(node.payload["color"]) === "" && !node.isLeftOut
}

const ITEMS: ReadonlySet<string> = new Set(["bulleted_list_item", "numbered_list_item", "to_do"])

function printBlock(node: MarkdownNode, number: number, context: PrintContext): string[] {
  if (node.isLeftOut) return [unknown(node, context)]
  if (isPlainItem(node)) return plainItem(node, number, context)
  const print = PRINTERS[node.type]
  return print === undefined ? [unknown(node, context)] : print(node, context)
}

function plainItem(node: MarkdownNode, number: number, context: PrintContext): string[] {
  const checked = node.payload["checked"] === true ? "x" : " "
  const marker = { numbered_list_item: `${number}.`, to_do: `- [${checked}]` }[node.type] ?? "-"
  const text = guardLine(title(node, context), "v2")
  const inner = printBlocksV2(node.children, context).map((line) => (line === "" ? "" : `\t${line}`))
  const [first] = node.children
  const gap = first && !isPlainItem(first) ? [""] : []
  return [text === "" ? marker : `${marker} ${text}`, ...gap, ...inner]
}

type Print = (node: MarkdownNode, context: PrintContext) => string[]

/** A tag with the block's text, and its children between blank lines. */
function container(
  name: string,
  attributes: Record<string, string | undefined>,
  text: string,
  inner: string[],
): string[] {
  const open = `<${name}${printAttributes(attributes)}>`
  if (inner.length === 0) return [`${open}${text}</${name}>`]
  return [open + text, "", ...inner, "", `</${name}>`]
}

/** The block's text on one line. */
function title(node: MarkdownNode, context: PrintContext, key = "rich_text"): string {
  return guardEnds(printInline(richTextOf(node, key), "v2", context), "v2")
}

function color(node: MarkdownNode): string {
  return printColor(node.payload["color"])
}

function tagged(
  name: string,
  attributesOf: (node: MarkdownNode) => Record<string, string | undefined> = () => ({}),
): Print {
  return (node, context) =>
    container(
      name,
      { ...attributesOf(node), color: color(node) },
      title(node, context),
      printBlocksV2(node.children, context),
    )
}

function heading(level: number): Print {
  const toggle = tagged("toggle", () => ({ heading: `h${level}` }))
  const plain = tagged(`h${level}`)
  return (node, context) => {
    if (node.payload["is_toggleable"] === true) return toggle(node, context)
    if (color(node)) return plain(node, context)
    return [`${"#".repeat(level)} ${title(node, context)}`.trimEnd()]
  }
}

/** Text of its own lines; a break at its end cannot be a backslash, which needs a line to follow. */
function ownLines(node: MarkdownNode, context: PrintContext): string[] {
  const text = richTextOf(node)
  const isOpen = /[\r\n]$/.test(plainText(text, context.names))
  const printed = printInline(text, "v2", context, isOpen ? "<br />" : "\\\n")
  return guardEnds(printed, "v2")
    .split("\n")
    .map((line) => guardLine(line, "v2"))
}

const asParagraph = tagged("p")
const asQuote = tagged("quote")

const media: Print = (node, context) =>
  container(node.type, { source: mediaUrl(node, context) }, title(node, context, "caption"), [])

const web: Print = (node, context) =>
  typeof node.payload["url"] === "string"
    ? container(node.type, { source: node.payload["url"] }, title(node, context, "caption"), [])
    : [unknown(node, context)]

const PRINTERS: Record<string, Print> = {
  paragraph: (node, context) => {
    if (richTextOf(node).length === 0 && node.children.length === 0)
      return [`<p${printAttributes({ color: color(node) })} />`]
    const isPlain = node.children.length === 0 && color(node) === ""
    return isPlain ? ownLines(node, context) : asParagraph(node, context)
  },
  heading_1: heading(1),
  heading_2: heading(2),
  heading_3: heading(3),
  heading_4: heading(4),
  quote: (node, context) => {
    const isPlain = node.children.length === 0 && color(node) === ""
    return isPlain ? ownLines(node, context).map((line) => `> ${line}`.trimEnd()) : asQuote(node, context)
  },
  bulleted_list_item: (node, context) => ["<ul>", ...tagged("li")(node, context), "</ul>"],
  numbered_list_item: (node, context) => ["<ol>", ...tagged("li")(node, context), "</ol>"],
  to_do: tagged("todo", (node) => ({ checked: String(node.payload["checked"] === true) })),
  toggle: tagged("toggle"),
  callout: (node, context) =>
    tagged("callout", () => ({ icon: iconText(node.payload["icon"] as Icon | null, context) }))(
      node,
      context,
    ),
  code: (node, context) => {
    const code = plainText(richTextOf(node), context.names)
    const fence = codeFence(code)
    return [`${fence}${node.payload["language"]}`, ...code.split("\n"), fence]
  },
  equation: (node) => ["$$", ...String(node.payload["expression"]).split("\n"), "$$"],
  divider: () => ["---"],
  table: (node, context) => printPipeTable(node, context) ?? printTable(node, "v2", context),
  column_list: (node, context) => container("columns", {}, "", printBlocksV2(node.children, context)),
  column: (node, context) =>
    container(
      "column",
      { ratio: percent(node.payload["width_ratio"]) },
      "",
      printBlocksV2(node.children, context),
    ),
  tab: (node, context) =>
    container(
      "tabs",
      {},
      "",
      node.children.flatMap((child, at) => [...(at > 0 ? [""] : []), ...tabItem(child, context)]),
    ),
  image: (node, context) => [
    `![${printInline(richTextOf(node, "caption"), "v2", context)}](${printDestination(mediaUrl(node, context))})`,
  ],
  video: media,
  audio: media,
  file: media,
  pdf: media,
  bookmark: web,
  embed: web,
  child_page: (node, context) => container("page", { url: context.pageUrl(node.id) }, plainTitle(node), []),
  child_database: (node, context) => [
    `<database${databaseAttributes(node, context)}>${plainTitle(node)}</database>`,
  ],
  table_of_contents: (node) => [`<table-of-contents${printAttributes({ color: color(node) })} />`],
  synced_block: (node, context) => {
    const source = syncSource(node.payload)
    const name = source === undefined ? "synced-block" : "synced-block-reference"
    return container(
      name,
      { url: context.blockUrl(source ?? node.id) },
      "",
      printBlocksV2(node.children, context),
    )
  },
  meeting_notes: meetingNotes,
}

function tabItem(node: MarkdownNode, context: PrintContext): string[] {
  const icon = iconText(node.payload["icon"] as Icon | null, context)
  return container(
    "tab",
    { icon, color: color(node) },
    title(node, context),
    printBlocksV2(node.children, context),
  )
}

function meetingNotes(node: MarkdownNode, context: PrintContext): string[] {
  const inner = sections.flatMap((section) => {
    const found = sectionOf(node, section)
    if (found === undefined) return []
    const lines = found.isLeftOut
      ? [`Transcript omitted; see ${context.blockUrl(found.id)}`]
      : printBlocksV2(found.children, context)
    return container(`meeting-notes-section-${section}`, {}, "", lines)
  })
  return container("meeting-notes", {}, title(node, context, "title"), inner)
}

function percent(ratio: unknown): string | undefined {
  return typeof ratio === "number" ? String(Number((ratio * 100).toFixed(6))) : undefined
}

function plainTitle(node: MarkdownNode): string {
  return guardEnds(escapeText(String(node.payload["title"] ?? "").replace(/\s/g, " "), "v2"), "v2")
}

function unknown(node: MarkdownNode, context: PrintContext): string {
  return `<unknown${printAttributes({ url: context.blockUrl(node.id), alt: unknownName(node) })} />`
}
