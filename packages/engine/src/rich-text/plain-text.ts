import type { DateValue, Mention, RichText, RichTextItem } from "./rich-text.ts"

/** Names as the reader may see them; undefined for what it may not see, or is not there. */
export interface Names {
  user(id: string): string | undefined
  page(id: string): string | undefined
  database(id: string): string | undefined
}

const noNames: Names = { user: () => undefined, page: () => undefined, database: () => undefined }

/** The text without its looks: `plain_text` of all items in a row. */
export function plainText(text: RichText, names: Names = noNames): string {
  let plain = ""
  for (const item of text) plain += plainTextOf(item, names)
  return plain
}

/** `plain_text` of one item. Source: recorded mentions; `@Anonymous` and `Untitled` for what cannot be named. */
export function plainTextOf(item: RichTextItem, names: Names = noNames): string {
  if (item.type === "text") return item.text.content
  if (item.type === "equation") return item.equation.expression
  return plainMention(item.mention, names)
}

function plainMention(mention: Mention, names: Names): string {
  switch (mention.type) {
    case "user":
      return `@${names.user(mention.user.id) || "Anonymous"}`
    case "page":
      return names.page(mention.page.id) || "Untitled"
    case "database":
      return names.database(mention.database.id) || "Untitled"
    case "date":
      return plainDate(mention.date)
    case "link_preview":
      return mention.link_preview.url
    case "link_mention":
      return mention.link_mention.href
    case "custom_emoji":
      return `:${mention.custom_emoji.name}:`
    case "template_mention":
      if (mention.template_mention.type === "template_mention_user") return "@Me"
      return mention.template_mention.template_mention_date === "now" ? "@Now" : "@Today"
  }
}

function plainDate(date: DateValue): string {
  return date.end === null ? date.start : `${date.start} → ${date.end}`
}
