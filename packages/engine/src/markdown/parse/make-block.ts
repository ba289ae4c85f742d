import type { Payload } from "../../blocks/kinds/block-kind.ts"
import { childRuleOf } from "../../blocks/nesting.ts"
import { isEmoji } from "../../rich-text/is-emoji.ts"
import { isWebUrl } from "../../rich-text/is-web-url.ts"
import type { Attributes } from "../attributes.ts"
import { parseColor } from "../colors.ts"
import type { RichTextRequest } from "../inline/parse-inline.ts"
import type { ParsedBlock } from "../markdown-node.ts"
import { blockId, objectId } from "../object-id.ts"
import type { ParseContext } from "./parse-context.ts"

// Blocks as both grammars make them, in the form of requests.

export function textBlock(
  type: string,
  rich_text: RichTextRequest[],
  color: string | undefined,
  more: Payload = {},
  children: ParsedBlock[] = [],
): ParsedBlock {
  return { type, payload: { rich_text, ...more, color: parseColor(color) }, children }
}

export function plainBlock(type: string, payload: Payload = {}, children: ParsedBlock[] = []): ParsedBlock {
  return { type, payload, children }
}

export function codeBlock(language: string, code: string): ParsedBlock {
  const rich_text = code === "" ? [] : [{ text: { content: code, link: null } }]
  return plainBlock("code", { rich_text, language })
}

/** Undefined for a link that no client could open: it stays text. */
export function mediaBlock(
  type: string,
  url: string | undefined,
  caption: RichTextRequest[],
  context: ParseContext,
): ParsedBlock | undefined {
  const file = url === undefined ? undefined : fileRequest(url, context)
  return file && plainBlock(type, { ...file, caption })
}

function fileRequest(url: string, context: ParseContext): Payload | undefined {
  if (context.isHosted(url)) return { file: { url } }
  return isWebUrl(url) ? { external: { url } } : undefined
}

/** What an icon attribute says: an emoji, `:name:`, or a link; anything else is no icon. */
export function iconRequest(text: string | undefined, context: ParseContext): Payload | null {
  if (text === undefined) return null
  if (isEmoji(text)) return { emoji: text }
  const [, name] = /^:([\w-]+):$/.exec(text) ?? []
  const emoji = name === undefined ? undefined : context.emojis.get(name)
  if (emoji) return { custom_emoji: emoji }
  return fileRequest(text, context) ?? null
}

/** A page or database that is there (its link names it) or, for a page without a link, is to be made. */
export function childBlock(
  type: "child_page" | "child_database",
  { url }: Attributes,
  title: RichTextRequest[],
): ParsedBlock | undefined {
  const id = url === undefined ? undefined : objectId(url)
  if (id === undefined && (url !== undefined || type === "child_database")) return undefined
  const text = title.map((item) => item.text?.content ?? "").join("")
  return { type, payload: { title: text }, children: [], ...(id !== undefined && { id }) }
}

/** What markdown has no words for, named by the link to it. */
export function existingBlock({ url }: Attributes): ParsedBlock | undefined {
  const id = url === undefined ? undefined : blockId(url)
  return id === undefined ? undefined : { type: "existing", payload: {}, children: [], id }
}

/** An original with its blocks; its link, if any, says which one it was. */
export function syncedOriginal({ url }: Attributes, children: ParsedBlock[]): ParsedBlock {
  const id = url === undefined ? undefined : blockId(url)
  return { ...plainBlock("synced_block", { synced_from: null }, children), ...(id !== undefined && { id }) }
}

/** A reference; the blocks within are its original's and say nothing. Without a link they stand for themselves. */
export function syncedReference({ url }: Attributes, children: ParsedBlock[]): ParsedBlock[] {
  const id = url === undefined ? undefined : blockId(url)
  if (id === undefined) return children
  return [plainBlock("synced_block", { synced_from: { type: "block_id", block_id: id } })]
}

/** Columns; whatever stands beside them gets one of its own, and a single one is no columns at all (inferred). */
export function columnList(children: ParsedBlock[]): ParsedBlock[] {
  const columns: ParsedBlock[] = []
  let isLoose = false
  for (const child of children) {
    if (child.type === "column") columns.push(child)
    else if (isLoose) columns.at(-1)?.children.push(child)
    else columns.push(plainBlock("column", {}, [child]))
    isLoose = child.type !== "column"
  }
  if (columns.length < 2) return columns.flatMap((column) => column.children)
  return [plainBlock("column_list", {}, columns)]
}

/** Columns without a list around them: their blocks stand for themselves. */
export function withoutLooseColumns(blocks: ParsedBlock[]): ParsedBlock[] {
  return blocks.flatMap((block) => (block.type === "column" ? withoutLooseColumns(block.children) : [block]))
}

/** Whether other blocks may be nested in the block. */
export function mayNest(block: ParsedBlock): boolean {
  if (block.type === "child_page" || block.type === "existing") return false
  return childRuleOf(block.type, block.payload) === "any"
}
