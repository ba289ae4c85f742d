import type { Mention } from "../../rich-text/rich-text.ts"
import { printAttributes } from "../attributes.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import type { PrintContext } from "../print-context.ts"
import { escapeText } from "./escape-text.ts"
import { printDate } from "./mention-date.ts"

/**
 * A mention as a tag; a custom emoji as `:name:`, previews of links as links (they come back as such). Template
 * mentions have no documented form: `user://me` and the starts `today` and `now` are inferred.
 */
export function printMention(mention: Mention, version: MarkdownVersion, context: PrintContext): string {
  const { names } = context
  switch (mention.type) {
    case "user": {
      const { id } = mention.user
      return tag("user", `user://${id}`, names.user(id) ?? "", version)
    }
    case "page": {
      const { id } = mention.page
      return tag("page", context.pageUrl(id), names.page(id) ?? "", version)
    }
    case "database": {
      const { id } = mention.database
      return tag("database", context.pageUrl(id), names.database(id) ?? "", version)
    }
    case "date":
      return printDate(mention.date, version)
    case "custom_emoji":
      return `:${mention.custom_emoji.name}:`
    case "link_preview":
      return printLink(mention.link_preview.url, mention.link_preview.url, version)
    case "link_mention":
      return printLink(mention.link_mention.href, mention.link_mention.href, version)
    case "template_mention": {
      const template = mention.template_mention
      if (template.type === "template_mention_user") return tag("user", "user://me", "", version)
      return printDate({ start: template.template_mention_date, end: null, time_zone: null }, version)
    }
  }
}

function tag(
  kind: "user" | "page" | "database",
  url: string,
  label: string,
  version: MarkdownVersion,
): string {
  const name = version === "v1" ? `mention-${kind}` : "mention"
  const type = version === "v2" && kind === "database" ? "database" : undefined
  const attributes = printAttributes({ url, type })
  const text = escapeText(label.replace(/\s/g, " "), version)
  return text === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${text}</${name}>`
}

/** `[label](url)`; the label is plain text. */
function printLink(label: string, url: string, version: MarkdownVersion): string {
  return `[${escapeText(label, version)}](${printDestination(url)})`
}

/** The target of a link or image; parentheses that do not match are escaped. */
export function printDestination(url: string): string {
  const oneLine = url.replace(/\s/g, (char) => encodeURIComponent(char))
  return isBalanced(oneLine) ? oneLine : oneLine.replace(/[\\()]/g, "\\$&")
}

function isBalanced(url: string): boolean {
  let depth = 0
  for (const char of url) {
    if (char === "\\" || (char === ")" && --depth < 0)) return false
    if (char === "(") depth++
  }
  return depth === 0
}
