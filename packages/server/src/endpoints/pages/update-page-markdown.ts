import { restrictedResource, validationError } from "@inkling/contract"
import {
  afterAndPosition,
  applyContentUpdates,
  type ContentUpdate,
  type MarkdownVersion,
  parseMarkdown,
  printMarkdown,
  selectText,
} from "@inkling/engine"
import { findBlock, findPageByPk, type PageRow, type WriteTx } from "@inkling/store"
import { findVisiblePage } from "../../access/find-visible.ts"
import { freshLinks } from "../../markdown/fresh-links.ts"
import { insertMarkdown } from "../../markdown/insert-markdown.ts"
import { loadWireMarkdown, markdownVersion } from "../../markdown/present-markdown.ts"
import { type MarkdownPage, readForWriting, writeMarkdown } from "../../markdown/write-markdown.ts"
import type { Wire } from "../../present/context.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { type Call, writeEndpoint } from "../endpoint.ts"

/**
 * Changes a page by its markdown: searches and replaces in it, replaces all or a range of it, or inserts. Answers the
 * whole page after the change. Since an answer and every refusal tell of the content, reading it must be allowed too
 * (inferred). Source: developers.notion.com/reference/update-page-markdown
 */
export const updatePageMarkdown = writeEndpoint(
  "updatePageMarkdown",
  "update_content",
  handle,
  async (call, tx) => {
    await findPageToWrite(tx, call)
    markdownVersion(call.body["markdown_version"])
  },
)

async function handle(call: Call, tx: WriteTx): Promise<Wire> {
  const page = await findPageToWrite(tx, call)
  const version = markdownVersion(call.body["markdown_version"])
  const before = await readForWriting(tx, call, page)
  if (call.body["type"] === "insert_content") {
    await insert(tx, call, before, version)
  } else {
    const { text, mayDelete } = rewritten(call, before, version)
    const blocks = parseMarkdown(text, version, before.context.parse)
    await writeMarkdown(tx, call, before, blocks, version, { mayDelete })
  }
  return loadWireMarkdown(tx, call, page, version, false)
}

/** @throws restrictedResource · objectNotFound · validationError for a database, a block or a page in trash */
async function findPageToWrite(tx: WriteTx, call: Call): Promise<PageRow> {
  if (!call.principal.capabilities.has("read_content")) throw restrictedResource()
  const id = call.path["page_id"] as string
  const block = await findBlock(tx, id)
  const isPlain = block && block.type !== "child_page" && block.type !== "child_database"
  const holder = isPlain ? await findPageByPk(tx, block.page_pk) : undefined
  if (holder && call.principal.acls.has(holder.acl))
    throw validationError(`Provided ID ${id} is a block, not a page. Use the update block API instead.`) // inferred
  const page = await findVisiblePage(tx, call.principal, id)
  await requireEditable(tx, call.services, page)
  return page
}

interface Insertion {
  content: string
  after?: string
  position?: { type: "start" | "end" }
}

async function insert(
  tx: WriteTx,
  call: Call,
  before: MarkdownPage,
  version: MarkdownVersion,
): Promise<void> {
  const { content, after, position } = call.body["insert_content"] as Insertion
  if (after !== undefined && position !== undefined) throw afterAndPosition()
  const place = after === undefined ? (position?.type ?? "end") : { after: freshLinks(call, before, after) }
  await insertMarkdown(tx, call, before, content, place, version)
}

type Command =
  | {
      type: "update_content"
      update_content: { content_updates: ContentUpdate[]; allow_deleting_content?: boolean }
    }
  | { type: "replace_content"; replace_content: { new_str: string; allow_deleting_content?: boolean } }
  | {
      type: "replace_content_range"
      replace_content_range: { content: string; content_range: string; allow_deleting_content?: boolean }
    }

/** The page's text after a command that replaces. */
function rewritten(
  call: Call,
  before: MarkdownPage,
  version: MarkdownVersion,
): { text: string; mayDelete: boolean } {
  const command = call.body as unknown as Command
  const fresh = (text: string) => freshLinks(call, before, text)
  if (command.type === "replace_content") {
    const { new_str, allow_deleting_content = false } = command.replace_content
    return { text: new_str, mayDelete: allow_deleting_content }
  }
  const text = printMarkdown(before.tree.nodes, version, before.context.print)
  if (command.type === "update_content") {
    const { content_updates, allow_deleting_content = false } = command.update_content
    const updates = content_updates.map((update) => ({ ...update, old_str: fresh(update.old_str) }))
    return { text: applyContentUpdates(text, updates), mayDelete: allow_deleting_content }
  }
  const { content, content_range, allow_deleting_content = false } = command.replace_content_range
  const { start, end } = selectText(text, fresh(content_range))
  return { text: text.slice(0, start) + content + text.slice(end), mayDelete: allow_deleting_content }
}
