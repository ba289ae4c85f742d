import { kindOf } from "../../src/blocks/block-kinds.ts"
import type { MarkdownNode, ParsedBlock } from "../../src/markdown/markdown-node.ts"
import type { MarkdownVersion } from "../../src/markdown/markdown-version.ts"
import { parseMarkdown } from "../../src/markdown/parse/parse-markdown.ts"
import type { PrintContext } from "../../src/markdown/print-context.ts"
import { newContentContext } from "../../src/rich-text/content-context.ts"

/** Ids that tests mention. */
export const ids = {
  page: "10000000-0000-4000-8000-000000000001",
  database: "10000000-0000-4000-8000-000000000002",
  user: "10000000-0000-4000-8000-000000000003",
  block: "10000000-0000-4000-8000-000000000004",
  emoji: "10000000-0000-4000-8000-000000000005",
}

const party = { id: ids.emoji, name: "party", url: "https://emoji.test/party.png" }
export const emojis = new Map([[party.name, party]])

/** A workspace of one page, one database and one person. */
export const printContext: PrintContext = {
  names: { user: () => "Ada", page: () => "Boats", database: () => "Fleet" },
  pageUrl: (id) => `https://notes.test/p/${id.replaceAll("-", "")}`,
  blockUrl: (id) => `https://notes.test/p/${ids.page.replaceAll("-", "")}#${id.replaceAll("-", "")}`,
  fileUrl: (key) => `https://files.test/${encodeURIComponent(key)}`,
  emojis,
}

export const parseContext = { emojis, isHosted: (url: string) => url.startsWith("https://files.test/") }

/** What is kept of a node that was printed, or of what was parsed: enough to compare them. */
export interface Kept {
  type: string
  payload: object
  children: Kept[]
}

/** What a text says, as it would be stored. */
export function store(source: string, version: MarkdownVersion): Kept[] {
  return parseMarkdown(source, version, parseContext).map(storeBlock)
}

function storeBlock(block: ParsedBlock): Kept {
  const { type, payload, children, id } = block
  const context = {
    ...newContentContext(),
    hostedFile: (url: string) => {
      const key = decodeURIComponent(url.slice("https://files.test/".length))
      return { type: "hosted" as const, hosted: { key, name: key.split("/").at(-1) as string } }
    },
  }
  const stored = kindOf(type).create?.(payload, context, "body")
  if (context.problems.length > 0) throw new Error(context.problems.join())
  const named = type === "child_page" || type === "child_database" ? { id, ...payload } : { id }
  return { type, payload: stored ?? named, children: children.map(storeBlock) }
}

/** A node with an id of its own. */
export function node(type: string, payload: object, children: MarkdownNode[] = []): MarkdownNode {
  return { id: ids.block, type, payload: { ...payload }, children }
}

/** Rich text of plain words, as stored. */
export function words(content: string) {
  return content === "" ? [] : [{ type: "text" as const, text: { content, link: null } }]
}
