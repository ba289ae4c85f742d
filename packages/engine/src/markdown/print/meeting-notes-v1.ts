import { printInline } from "../inline/print-inline.ts"
import type { MarkdownNode } from "../markdown-node.ts"
import type { PrintContext } from "../print-context.ts"
import { richTextOf } from "./block-parts.ts"
import { guardLine } from "./guard-line.ts"

/** Sections of meeting notes in the order they are shown; each is a block among the children. */
export const sections = ["summary", "notes", "transcript"] as const
export type Section = (typeof sections)[number]

/** The child that holds a section, by the ids in the payload. */
export function sectionOf(node: MarkdownNode, section: Section): MarkdownNode | undefined {
  const ids = node.payload["children"] as Record<string, string | undefined> | undefined
  const id = ids?.[`${section}_block_id`]
  return id === undefined ? undefined : node.children.find((child) => child.id === id)
}

/** Title and sections. A transcript that was left out points at the block instead. Source: guide enhanced-markdown */
export function printMeetingNotesV1(
  node: MarkdownNode,
  context: PrintContext,
  printBlocks: (nodes: readonly MarkdownNode[], context: PrintContext) => string[],
): string[] {
  const title = printInline(richTextOf(node, "title"), "v1", context)
  const lines = sections.flatMap((section) => {
    const child = sectionOf(node, section)
    if (child === undefined) return []
    const inner = child.isLeftOut
      ? [`Transcript omitted; see ${context.blockUrl(child.id)}`]
      : printBlocks(child.children, context)
    return [`\t<${section}>`, ...inner.map((line) => `\t\t${line}`), `\t</${section}>`]
  })
  return [
    "<meeting-notes>",
    ...(title === "" ? [] : [`\t${guardLine(title, "v1")}`]),
    ...lines,
    "</meeting-notes>",
  ]
}
