import {
  type Annotations,
  type Mention,
  plainTextOf,
  type RichText,
  type RichTextItem,
} from "@inkling/engine"
import type { PresentContext, Wire } from "./context.ts"
import { namesOf } from "./names-of.ts"

/** Rich text with all that is derived: annotations in full, plain_text, href. Source: reference rich-text §1. */
export function presentRichText(text: RichText, context: PresentContext): Wire[] {
  return text.map((item) => presentItem(item, context))
}

function presentItem(item: RichTextItem, context: PresentContext): Wire {
  return {
    type: item.type,
    [item.type]: presentContent(item, context),
    annotations: presentAnnotations(item.annotations),
    plain_text: plainTextOf(item, namesOf(context)),
    href: hrefOf(item, context),
  }
}

function presentContent(item: RichTextItem, context: PresentContext): unknown {
  if (item.type === "text") {
    const { content, link } = item.text
    return { content, link: link && { url: link.url } }
  }
  if (item.type === "equation") return { expression: item.equation.expression }
  const { mention } = item
  return { type: mention.type, [mention.type]: presentMention(mention, context) }
}

function presentMention(mention: Mention, context: PresentContext): unknown {
  switch (mention.type) {
    case "user":
      return context.user(mention.user.id)
    case "page":
      return { id: mention.page.id }
    case "database":
      return { id: mention.database.id }
    case "date": {
      const { start, end, time_zone } = mention.date
      return { start, end, time_zone }
    }
    case "custom_emoji": {
      const { id, name, url } = mention.custom_emoji
      return { id, name, url }
    }
    case "template_mention": {
      const template = mention.template_mention
      return template.type === "template_mention_date"
        ? { type: template.type, template_mention_date: template.template_mention_date }
        : { type: template.type, template_mention_user: template.template_mention_user }
    }
    case "link_preview":
      return { url: mention.link_preview.url }
    case "link_mention":
      return mention.link_mention
  }
}

function presentAnnotations(given: Annotations = {}): Wire {
  return {
    bold: given.bold ?? false,
    italic: given.italic ?? false,
    strikethrough: given.strikethrough ?? false,
    underline: given.underline ?? false,
    code: given.code ?? false,
    color: given.color ?? "default",
  }
}

function hrefOf(item: RichTextItem, context: PresentContext): string | null {
  if (item.type === "text") return item.text.link?.url ?? null
  if (item.type === "equation") return null
  const { mention } = item
  switch (mention.type) {
    case "page":
      return context.pageUrl(mention.page.id)
    case "database":
      return context.pageUrl(mention.database.id)
    case "link_preview":
      return mention.link_preview.url
    case "link_mention":
      return mention.link_mention.href
    default:
      return null
  }
}
