import { validationError } from "@inkling/contract"
import {
  BlockKeys,
  type MarkdownVersion,
  namedIds,
  type ParsedBlock,
  planRewrite,
  type RewritePlan,
} from "@inkling/engine"
import { findDatabase, findPage, type PageRow, type WriteTx } from "@inkling/store"
import { findVisiblePage } from "../access/find-visible.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { hostedFile } from "../load/content-context.ts"
import { insertPlainPage } from "../tree/insert-plain-page.ts"
import { relocatePage } from "../tree/relocate-page.ts"
import { setDatabaseTrashed } from "../tree/trash-database.ts"
import { setPageTrashed } from "../tree/trash-page.ts"
import { loadMarkdownTree, type MarkdownTree } from "./load-markdown-tree.ts"
import { type MarkdownContext, markdownContext } from "./markdown-context.ts"
import { Rewriter } from "./rewriter.ts"

/** A page as it is before it is written: its tree, and what printing and parsing it need. */
export interface MarkdownPage {
  page: PageRow
  tree: MarkdownTree
  context: MarkdownContext
}

/** Reads a page for writing: all of it, transcripts never. */
export async function readForWriting(tx: WriteTx, call: Call, page: PageRow): Promise<MarkdownPage> {
  const options = { includeTranscript: false, limit: Number.POSITIVE_INFINITY }
  const tree = await loadMarkdownTree(tx, call.principal, { pagePk: page.pk }, options)
  return { page, tree, context: await markdownContext(tx, call, page, tree.nodes) }
}

/**
 * Makes a page hold what its new markdown says; see planRewrite. Pages that tags name come here from wherever they are
 * (documented), those without a link are made.
 * `mayDelete` says whether child pages and databases may go to trash, `isNewPage` that the page is just being made.
 * @throws validationError when they may not and would · objectNotFound for what the caller may not see
 */
export async function writeMarkdown(
  tx: WriteTx,
  call: Call,
  before: MarkdownPage,
  blocks: readonly ParsedBlock[],
  version: MarkdownVersion,
  { mayDelete = false, isNewPage = false }: { mayDelete?: boolean; isNewPage?: boolean },
): Promise<void> {
  const isFetched = await fetchChildren(tx, call, before, blocks)
  const now = isFetched ? await readForWriting(tx, call, before.page) : before
  const keys = new BlockKeys(version, now.context.print, namedIds(blocks), (url) => hostedFile(call, url))
  const plan = planRewrite(now.tree.nodes, blocks, keys)
  if (!mayDelete) refuseDeleting(plan)
  await new Rewriter(tx, call, now, isNewPage).write(plan)
  await trashChildren(tx, call, plan)
}

/** Brings named pages that are elsewhere to the page's end, and makes new ones there. True when there were any. */
export async function fetchChildren(
  tx: WriteTx,
  call: Call,
  { page, tree }: MarkdownPage,
  blocks: readonly ParsedBlock[],
): Promise<boolean> {
  let isAny = false
  for (const block of blocks) {
    if (block.type === "child_page" && block.id === undefined) {
      block.id = await insertPlainPage(tx, call, page, String(block.payload["title"] ?? ""))
      isAny = true
    } else if (block.type === "child_page" && !isListed(tree, block.id as string)) {
      const child = await findVisiblePage(tx, call.principal, block.id as string)
      const target = { type: "page" as const, pk: page.pk, acl: page.acl }
      await relocatePage(tx, child, target, call.principal.integration.bot_id)
      isAny = true
    } else if (block.type === "child_database" && !isListed(tree, block.id as string)) {
      throw validationError(`Database ${block.id} is not on this page. Move it with the update database API.`) // inferred
    }
    if (await fetchChildren(tx, call, { page, tree } as MarkdownPage, block.children)) isAny = true
  }
  return isAny
}

function isListed(tree: MarkdownTree, id: string): boolean {
  return tree.rows.get(id)?.is_trashed === false
}

/** The message lists what would go (documented; its words are inferred). */
function refuseDeleting({ removedChildren }: RewritePlan): void {
  if (removedChildren.length === 0) return
  const names = removedChildren.map(
    ({ id, type, payload }) => `${type === "child_page" ? "page" : "database"} "${payload["title"]}" (${id})`,
  )
  throw validationError(
    `This change would delete child pages or databases: ${names.join(", ")}. Set allow_deleting_content to true to delete them.`,
  )
}

async function trashChildren(tx: WriteTx, call: Call, { removed }: RewritePlan): Promise<void> {
  const actor = call.principal.integration.bot_id
  for (const { id, type } of removed) {
    if (type === "child_page") {
      const child = await findPage(tx, id)
      if (child) await setPageTrashed(tx, child, true, actor)
    } else if (type === "child_database") {
      const child = await findDatabase(tx, id)
      if (child) await setDatabaseTrashed(tx, child, true, actor)
    }
  }
}
