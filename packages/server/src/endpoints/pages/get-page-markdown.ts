import { ApiError, databaseIsNotPage, objectNotFound } from "@inkling/contract"
import { printMarkdown } from "@inkling/engine"
import { type BlockRow, findPageByPk, type PageRow, type Snapshot } from "@inkling/store"
import { findVisibleBlock } from "../../access/find-visible.ts"
import { notFoundBot } from "../../access/not-found-bot.ts"
import { loadMarkdownTree, maxMarkdownBlocks } from "../../markdown/load-markdown-tree.ts"
import { markdownContext } from "../../markdown/markdown-context.ts"
import { loadWireMarkdown, markdownVersion, presentMarkdown } from "../../markdown/present-markdown.ts"
import type { Wire } from "../../present/context.ts"
import { type Call, readEndpoint } from "../endpoint.ts"

/**
 * A page's content as markdown, or a block's with all below it. Its title is no part of it.
 * Source: developers.notion.com/reference/retrieve-page-markdown
 */
export const getPageMarkdown = readEndpoint("getPageMarkdown", "read_content", async (call, tx) => {
  const id = call.path["page_id"] as string
  const target = await findVisibleMarkdown(tx, call, id)
  const version = markdownVersion(call.query["markdown_version"])
  const includeTranscript = call.query["include_transcript"] === true
  if (target.kind === "page") return loadWireMarkdown(tx, call, target.page, version, includeTranscript)
  return blockMarkdown(tx, call, target.block, includeTranscript)
})

/** @throws objectNotFound as for a page · databaseIsNotPage */
async function findVisibleMarkdown(tx: Snapshot, call: Call, id: string) {
  const target = await findVisibleBlock(tx, call.principal, id).catch((error: unknown) => {
    const isHidden = error instanceof ApiError && error.code === "object_not_found"
    throw isHidden ? objectNotFound("page", id, notFoundBot(call.principal)) : error
  })
  if (target.kind === "database") throw databaseIsNotPage(id)
  return target
}

async function blockMarkdown(
  tx: Snapshot,
  call: Call,
  block: BlockRow,
  includeTranscript: boolean,
): Promise<Wire> {
  const version = markdownVersion(call.query["markdown_version"])
  const options = { includeTranscript, limit: maxMarkdownBlocks }
  const tree = await loadMarkdownTree(tx, call.principal, { pagePk: block.page_pk, block }, options)
  const page = (await findPageByPk(tx, block.page_pk)) as PageRow
  const { print } = await markdownContext(tx, call, page, tree.nodes)
  return presentMarkdown(block.id, printMarkdown(tree.nodes, version, print), tree.leftOut)
}
