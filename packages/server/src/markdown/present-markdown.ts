import { type MarkdownVersion, printMarkdown } from "@inkling/engine"
import type { PageRow, Snapshot } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import type { Wire } from "../present/context.ts"
import { loadMarkdownTree, maxMarkdownBlocks } from "./load-markdown-tree.ts"
import { markdownContext } from "./markdown-context.ts"

/** The grammar a request asks for. Source: guide migrate-to-notion-flavored-markdown (v1 is the default today) */
export function markdownVersion(given: unknown): MarkdownVersion {
  return given === "v2" ? "v2" : "v1"
}

/** A page's whole content as the API answers it. */
export async function loadWireMarkdown(
  tx: Snapshot,
  call: Call,
  page: PageRow,
  version: MarkdownVersion,
  includeTranscript: boolean,
): Promise<Wire> {
  const options = { includeTranscript, limit: maxMarkdownBlocks }
  const tree = await loadMarkdownTree(tx, call.principal, { pagePk: page.pk }, options)
  const { print } = await markdownContext(tx, call, page, tree.nodes)
  return presentMarkdown(page.id, printMarkdown(tree.nodes, version, print), tree.leftOut)
}

export function presentMarkdown(id: string, markdown: string, leftOut: readonly string[]): Wire {
  return {
    object: "page_markdown",
    id,
    markdown,
    truncated: leftOut.length > 0,
    unknown_block_ids: [...new Set(leftOut)],
  }
}
