import type { MarkdownNode } from "../markdown-node.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import type { PrintContext } from "../print-context.ts"
import { printBlocksV1 } from "./print-blocks-v1.ts"
import { printBlocksV2 } from "./print-blocks-v2.ts"

/**
 * Blocks as markdown, without a line break at the end. v1 puts one block on a line (recorded), v2 a blank line between
 * blocks. Source: developers.notion.com/guides/data-apis/enhanced-markdown and notion-flavored-markdown
 */
export function printMarkdown(
  nodes: readonly MarkdownNode[],
  version: MarkdownVersion,
  context: PrintContext,
): string {
  const lines = version === "v1" ? printBlocksV1(nodes, context) : printBlocksV2(nodes, context)
  return lines.join("\n")
}
