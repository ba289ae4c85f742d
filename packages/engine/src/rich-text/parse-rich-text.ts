import { requestId } from "../ids/request-id.ts"
import { type DateInput, parseDateValue } from "../time/parse-date-value.ts"
import { type ContentContext, newContentContext, throwProblems } from "./content-context.ts"
import { mergeRichText } from "./merge-rich-text.ts"
import { normalizeLink } from "./normalize-link.ts"
import { type CustomEmojiRequest, parseCustomEmoji } from "./parse-custom-emoji.ts"
import type { Annotations, Mention, RichText, RichTextItem, TemplateMention } from "./rich-text.ts"
import { storableText } from "./storable-text.ts"

// From a request's rich text, whose shape the contract has checked, to the stored form: what can be derived goes
// (plain_text, href, defaults), links and dates are normalised, what is mentioned is noted in the context, empty and
// equal neighbours are joined.

/**
 * @param context given when the text is part of a larger request, whose problems are told together
 * @param path where the text stands in the body, for error sentences: `body.children[0].paragraph.rich_text`
 * @throws validationError for dates that are none; for bad links only without a context
 */
export function parseRichText(input: unknown, context?: ContentContext, path = "body.rich_text"): RichText {
  const shared = context ?? newContentContext()
  const items = (input as RequestItem[]).map((item, at) => parseItem(item, shared, `${path}[${at}]`))
  if (context === undefined) throwProblems(shared)
  return mergeRichText(items)
}

interface RequestItem {
  annotations?: Record<string, unknown>
  text?: { content: string; link?: { url: string } | null }
  equation?: { expression: string }
  mention?: RequestMention
}

interface RequestMention {
  user?: { id: string }
  page?: { id: string }
  database?: { id: string }
  date?: DateInput
  template_mention?: { template_mention_date?: "today" | "now"; template_mention_user?: "me" }
  custom_emoji?: CustomEmojiRequest
  link_preview?: { url: string }
  link_mention?: { href: string }
}

function parseItem(item: RequestItem, context: ContentContext, path: string): RichTextItem {
  const annotations = parseAnnotations(item.annotations)
  const head = annotations === undefined ? {} : { annotations }
  if (item.equation) {
    return { ...head, type: "equation", equation: { expression: storableText(item.equation.expression) } }
  }
  if (item.mention) {
    return { ...head, type: "mention", mention: parseMention(item.mention, context, `${path}.mention`) }
  }
  const { content, link } = item.text as NonNullable<RequestItem["text"]>
  const text = { content: storableText(content), link: link ? parseLink(link.url, context) : null }
  return { ...head, type: "text", text }
}

function parseLink(url: string, context: ContentContext): { url: string } | null {
  const normal = normalizeLink(url)
  if (normal !== undefined) return { url: normal }
  context.problems.push("Invalid URL for link.")
  return null
}

const STYLES = ["bold", "italic", "strikethrough", "underline", "code"] as const

function parseAnnotations(given: Record<string, unknown> | undefined): Annotations | undefined {
  if (given === undefined) return undefined
  const annotations: Annotations = {}
  for (const style of STYLES) if (given[style] === true) annotations[style] = true
  if (typeof given["color"] === "string" && given["color"] !== "default") annotations.color = given["color"]
  return Object.keys(annotations).length === 0 ? undefined : annotations
}

function parseMention(mention: RequestMention, context: ContentContext, path: string): Mention {
  const { references } = context
  if (mention.user) {
    const id = requestId(mention.user.id)
    references.users.add(id)
    return { type: "user", user: { id } }
  }
  if (mention.page) {
    const id = requestId(mention.page.id)
    references.pages.add(id)
    return { type: "page", page: { id } }
  }
  if (mention.database) {
    const id = requestId(mention.database.id)
    references.databases.add(id)
    return { type: "database", database: { id } }
  }
  if (mention.date) return { type: "date", date: parseDateValue(mention.date, `${path}.date`) }
  if (mention.custom_emoji) {
    return { type: "custom_emoji", custom_emoji: parseCustomEmoji(mention.custom_emoji, context) }
  }
  // The API's own answers carry these two; an import may bring them back, a request's schema has neither.
  if (mention.link_preview) return { type: "link_preview", link_preview: { url: mention.link_preview.url } }
  if (mention.link_mention) return { type: "link_mention", link_mention: { ...mention.link_mention } }
  return { type: "template_mention", template_mention: parseTemplateMention(mention.template_mention) }
}

function parseTemplateMention(mention: RequestMention["template_mention"]): TemplateMention {
  const date = mention?.template_mention_date
  if (date !== undefined) return { type: "template_mention_date", template_mention_date: date }
  return { type: "template_mention_user", template_mention_user: "me" }
}
