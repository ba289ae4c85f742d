import type { Attributes } from "../attributes.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import { objectId } from "../object-id.ts"
import { readDate } from "./mention-date.ts"

/** A mention as requests write it. */
export type MentionRequest = Record<string, unknown>

/**
 * What a tag mentions; undefined for a tag that is no mention, or names nothing. Agents and data sources cannot be
 * mentioned in rich text: their tags stay text (inferred).
 */
export function readMention(
  name: string,
  attributes: Attributes,
  version: MarkdownVersion,
): MentionRequest | undefined {
  if (name === (version === "v1" ? "mention-date" : "date")) return dateMention(attributes, version)
  const kind = version === "v1" ? /^mention-(user|page|database)$/.exec(name)?.[1] : kindOf(name, attributes)
  if (kind === undefined) return undefined
  const url = attributes["url"] ?? ""
  if (kind === "user" && /^(?:\{\{)?user:\/\/me(?:\}\})?$/.test(url)) {
    return { template_mention: { type: "template_mention_user", template_mention_user: "me" } }
  }
  const id = objectId(url)
  return id === undefined ? undefined : { [kind]: { id } }
}

function kindOf(name: string, attributes: Attributes): string | undefined {
  const url = attributes["url"] ?? ""
  if (name !== "mention" || /^(?:\{\{)?(?:agent|collection):/.test(url)) return undefined
  if (/^(?:\{\{)?user:/.test(url)) return "user"
  return attributes["type"] === "database" ? "database" : "page"
}

function dateMention(attributes: Attributes, version: MarkdownVersion): MentionRequest | undefined {
  const { start } = attributes
  if (start === "today" || start === "now") {
    return { template_mention: { type: "template_mention_date", template_mention_date: start } }
  }
  const date = readDate(attributes, version)
  return date && { date }
}
