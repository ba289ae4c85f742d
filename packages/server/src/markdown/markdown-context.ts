import type { Emojis, Icon, MarkdownNode, ParseContext, PrintContext } from "@inkling/engine"
import type { PageRow, Snapshot } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { hostedFile } from "../load/content-context.ts"
import { collectPayload, type Mentioned, newMentioned } from "../load/mentions.ts"
import { loadPresentContext } from "../load/present-context.ts"
import { workspaceEmojis } from "../load/workspace-emojis.ts"
import { namesOf } from "../present/names-of.ts"

/** What printing and parsing a page's markdown need, as the caller may see it. */
export interface MarkdownContext {
  print: PrintContext
  parse: ParseContext
  /** What the page's blocks mention. */
  mentioned: Mentioned
}

/** Reads in batches what the blocks mention. Signed links stay the same while one answer is made. */
export async function markdownContext(
  tx: Snapshot,
  call: Call,
  page: Pick<PageRow, "id">,
  nodes: readonly MarkdownNode[],
): Promise<MarkdownContext> {
  const mentioned = newMentioned()
  const emojis: Map<string, EmojiOf<Emojis>> = await workspaceEmojis(tx)
  collectNodes(nodes, mentioned, emojis)
  const context = await loadPresentContext(tx, call, mentioned)
  const files = new Map<string, string>()
  return {
    mentioned,
    print: {
      names: namesOf(context),
      pageUrl: (id) => context.pageUrl(id),
      blockUrl: (id) => `${context.pageUrl(page.id)}#${id.replaceAll("-", "")}`,
      fileUrl: (key) => {
        const url = files.get(key) ?? context.file(key).url
        files.set(key, url)
        return url
      },
      emojis,
    },
    parse: { emojis, isHosted: (url) => hostedFile(call, url) !== undefined },
  }
}

type EmojiOf<T> = T extends ReadonlyMap<string, infer Emoji> ? Emoji : never

function collectNodes(
  nodes: readonly MarkdownNode[],
  mentioned: Mentioned,
  emojis: Map<string, EmojiOf<Emojis>>,
): void {
  for (const { payload, children } of nodes) {
    collectPayload(payload, mentioned)
    collectEmojis(payload, emojis)
    collectNodes(children, mentioned, emojis)
  }
}

/** Beside the workspace's own, `:name:` can stand for those that the page shows already (inferred). */
function collectEmojis(value: unknown, into: Map<string, EmojiOf<Emojis>>): void {
  if (Array.isArray(value)) for (const item of value) collectEmojis(item, into)
  else if (typeof value === "object" && value !== null) {
    const { custom_emoji: emoji } = value as Extract<Icon, { type: "custom_emoji" }>
    if (emoji && /^[\w-]+$/.test(emoji.name)) into.set(emoji.name, emoji)
    for (const part of Object.values(value)) collectEmojis(part, into)
  }
}
