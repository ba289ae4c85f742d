import type { ParsedBlock } from "../markdown-node.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import { parseBlocksV1 } from "./parse-blocks-v1.ts"
import { parseBlocksV2 } from "./parse-blocks-v2.ts"
import type { ParseContext } from "./parse-context.ts"

/**
 * The blocks that a markdown text says, in the form of requests; whether they can be made is for planAppend. Never
 * throws: what is not understood is text.
 */
export function parseMarkdown(
  source: string,
  version: MarkdownVersion,
  context: ParseContext,
): ParsedBlock[] {
  return version === "v1" ? parseBlocksV1(source, context) : parseBlocksV2(source, context)
}
