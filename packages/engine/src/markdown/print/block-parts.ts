import type { FileRef, Icon } from "../../rich-text/file-ref.ts"
import type { RichText } from "../../rich-text/rich-text.ts"
import { printAttributes } from "../attributes.ts"
import type { MarkdownNode } from "../markdown-node.ts"
import type { PrintContext } from "../print-context.ts"

// What printers of both grammars read from stored payloads.

export function richTextOf(node: MarkdownNode, key = "rich_text"): RichText {
  return (node.payload[key] as RichText | undefined) ?? []
}

/** The link of a media block. */
export function mediaUrl(node: MarkdownNode, context: PrintContext): string {
  const file = node.payload as unknown as FileRef
  return file.type === "hosted" ? context.fileUrl(file.hosted.key) : file.external.url
}

/** An icon as an attribute: the emoji, `:name:`, or a link. Native icons are Notion's own pictures (inferred). */
export function iconText(icon: Icon | null | undefined, context: PrintContext): string | undefined {
  if (!icon) return undefined
  switch (icon.type) {
    case "emoji":
      return icon.emoji
    case "custom_emoji":
      return `:${icon.custom_emoji.name}:`
    case "icon":
      return `https://www.notion.so/icons/${icon.icon.name}_${icon.icon.color}.svg`
    case "hosted":
      return context.fileUrl(icon.hosted.key)
    case "external":
      return icon.external.url
  }
}

/** Attributes of a database's tag, the same in both grammars. */
export function databaseAttributes(node: MarkdownNode, context: PrintContext): string {
  const { is_inline, icon, data_source_id } = node.payload
  return printAttributes({
    url: context.pageUrl(node.id),
    inline: String(is_inline === true),
    icon: iconText(icon as Icon | null | undefined, context),
    "data-source-url": typeof data_source_id === "string" ? `collection://${data_source_id}` : undefined,
  })
}

/** How an unknown block is called: by its own type, for what the API does not know by what it says it is. */
export function unknownName(node: MarkdownNode): string {
  const type = node.payload["block_type"]
  return node.type === "unsupported" && typeof type === "string" ? type : node.type
}

/** The number of each item in its list; items of other kinds between them start a new one (recorded). */
export function listNumbers(nodes: readonly MarkdownNode[]): number[] {
  let last = 0
  return nodes.map((node) => {
    last = node.type === "numbered_list_item" ? last + 1 : 0
    return last
  })
}

/** The backticks around a block of code: three, or one more than it has in a row itself. */
export function codeFence(code: string): string {
  const longest = (code.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  return "`".repeat(longest + 1)
}
