import { syncSource } from "../../blocks/kinds/references.ts"
import type { MarkdownNode, ParsedBlock } from "../markdown-node.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import { printMarkdown } from "../print/print-markdown.ts"
import type { PrintContext } from "../print-context.ts"
import { namedIds, type RewritePlan, type Rewritten } from "./plan-rewrite.ts"

/** Where new blocks go: an end of the page, or behind the block that has this line of the page's markdown. */
export type InsertionPlace = "start" | "end" | { line: number }

/**
 * New blocks among those of a page, which stay as they are; what the new ones name moves there. Behind a line means
 * behind the innermost block that has it in v1, behind the outermost in v2 (inferred: the command is v1's).
 */
export function planInsertion(
  nodes: readonly MarkdownNode[],
  blocks: readonly ParsedBlock[],
  place: InsertionPlace,
  version: MarkdownVersion,
  context: PrintContext,
): RewritePlan {
  const named = namedIds(blocks)
  const byId = new Map<string, MarkdownNode>()
  indexNamed(nodes, named, byId)
  const inserted = blocks.flatMap((block) => asNew(block, byId))
  const result = { removed: [], removedChildren: [] }
  const stay = (node: MarkdownNode) => (named.has(node.id) ? [] : [asSame(node)])
  if (place === "start") return { ...result, blocks: [...inserted, ...nodes.flatMap(stay)] }
  if (place === "end") return { ...result, blocks: [...nodes.flatMap(stay), ...inserted] }
  return { ...result, blocks: insertBehind(nodes, place.line) }

  function insertBehind(siblings: readonly MarkdownNode[], line: number): Rewritten[] {
    const { at, before } = siblingAt(siblings, line, version, context)
    const node = siblings[at]
    if (!node) return [...siblings.flatMap(stay), ...inserted]
    const inner = version === "v1" ? lineWithin(node, line - before, context) : undefined
    const changed =
      inner === undefined
        ? [...stay(node), ...inserted]
        : [{ ...asSame(node), isSame: false, children: insertBehind(node.children, inner) }]
    return [...siblings.slice(0, at).flatMap(stay), ...changed, ...siblings.slice(at + 1).flatMap(stay)]
  }
}

function asSame(node: MarkdownNode): Rewritten {
  const block = { type: node.type, payload: {}, children: [] }
  return { block, kept: node, isInPlace: true, isSame: true, children: [] }
}

function asNew(block: ParsedBlock, byId: ReadonlyMap<string, MarkdownNode>): Rewritten[] {
  const kept = block.id === undefined ? undefined : byId.get(block.id)
  if (kept) return [{ block, kept, isInPlace: false, isSame: true, children: [] }]
  if (block.type === "existing") return []
  const children = block.children.flatMap((child) => asNew(child, byId))
  return [{ block, kept: undefined, isInPlace: false, isSame: false, children }]
}

function indexNamed(
  nodes: readonly MarkdownNode[],
  named: ReadonlySet<string>,
  into: Map<string, MarkdownNode>,
): void {
  for (const node of nodes) {
    if (named.has(node.id)) into.set(node.id, node)
    if (syncSource(node.payload) === undefined) indexNamed(node.children, named, into)
  }
}

/** Which of the siblings prints a line, and how many lines those before it have. */
function siblingAt(
  nodes: readonly MarkdownNode[],
  line: number,
  version: MarkdownVersion,
  context: PrintContext,
): { at: number; before: number } {
  const linesOf = (count: number) =>
    count === 0 ? 0 : countLines(printMarkdown(nodes.slice(0, count), version, context))
  let [low, high] = [0, nodes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (linesOf(middle + 1) <= line) low = middle + 1
    else high = middle
  }
  return { at: low, before: linesOf(low) }
}

/** Which line of its children's a line of a v1 block is; undefined for one of its own. */
function lineWithin(node: MarkdownNode, line: number, context: PrintContext): number | undefined {
  if (node.children.length === 0 || FIXED.has(node.type) || syncSource(node.payload) !== undefined)
    return undefined
  const all = countLines(printMarkdown([node], "v1", context))
  const inner = countLines(printMarkdown(node.children, "v1", context))
  const end = all - (TAGGED.has(node.type) ? 1 : 0)
  const start = end - inner
  return line >= start && line < end ? line - start : undefined
}

const FIXED = new Set(["table", "meeting_notes"])
const TAGGED = new Set(["toggle", "callout", "column_list", "column", "synced_block"])

function countLines(text: string): number {
  return text.split("\n").length
}
