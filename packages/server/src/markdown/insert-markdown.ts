import {
  type InsertionPlace,
  type MarkdownVersion,
  parseMarkdown,
  planInsertion,
  printMarkdown,
  selectText,
} from "@inkling/engine"
import type { WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { Rewriter } from "./rewriter.ts"
import { fetchChildren, type MarkdownPage, readForWriting } from "./write-markdown.ts"

/**
 * Puts what a text says at an end of a page, or behind the block where a selection of its markdown ends.
 * @throws validationError when the selection is not there
 */
export async function insertMarkdown(
  tx: WriteTx,
  call: Call,
  before: MarkdownPage,
  content: string,
  place: "start" | "end" | { after: string },
  version: MarkdownVersion,
): Promise<void> {
  const resolved = typeof place === "string" ? place : lineOf(before, place.after, version)
  const blocks = parseMarkdown(content, version, before.context.parse)
  const isFetched = await fetchChildren(tx, call, before, blocks)
  const now = isFetched ? await readForWriting(tx, call, before.page) : before
  const plan = planInsertion(now.tree.nodes, blocks, resolved, version, now.context.print)
  await new Rewriter(tx, call, now).write(plan)
}

function lineOf({ tree, context }: MarkdownPage, after: string, version: MarkdownVersion): InsertionPlace {
  const text = printMarkdown(tree.nodes, version, context.print)
  const { end } = selectText(text, after)
  return { line: text.slice(0, end).split("\n").length - 1 }
}
