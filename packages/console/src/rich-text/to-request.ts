import type { RichItem } from "./rich-text-dom.ts"

/** Mentions that the API gives but does not take: text with one of them is left as it is. */
const unwritable: ReadonlySet<string> = new Set(["link_preview", "link_mention", "custom_emoji"])

/** Characters that one item may hold. */
const maxItemChars = 2_000

/** Whether text can be written back without losing any of it. */
export function isWritable(items: readonly RichItem[]): boolean {
  return items.every((item) => item.type !== "mention" || !unwritable.has(item.mention.type))
}

/** Rich text as requests hold it; long runs are cut into items of 2,000 characters. */
export function toRequest(items: readonly RichItem[]): object[] {
  return items.flatMap((item): object[] => {
    const { annotations } = item
    if (item.type === "equation") return [{ type: "equation", equation: item.equation, annotations }]
    if (item.type === "mention") return [{ type: "mention", mention: mentionOf(item.mention), annotations }]
    const { content, link } = item.text
    const pieces: object[] = []
    for (let at = 0; at < content.length; at += maxItemChars)
      pieces.push({
        type: "text",
        text: { content: content.slice(at, at + maxItemChars), link },
        annotations,
      })
    return pieces
  })
}

function mentionOf(mention: Extract<RichItem, { type: "mention" }>["mention"]): object {
  return mention.type === "user" ? { type: "user", user: { id: mention.user.id } } : mention
}
