import type { IntegrationRow } from "@inkling/store"
import type { ChangeEvent } from "./change-event.ts"
import type { Places } from "./places.ts"

/**
 * Whether an integration may be told: of what is shared with it, comments with read_comments, the rest with
 * read_content (inferred); of uploads only its own. Source: developers.notion.com/reference/webhooks
 */
export function mayHear(
  { type, anchorPk, author }: Pick<ChangeEvent, "type" | "anchorPk" | "author">,
  integration: IntegrationRow,
  acls: ReadonlySet<number>,
  { pages, databases }: Pick<Places, "pages" | "databases">,
): boolean {
  const needed = type.startsWith("comment.") ? "read_comments" : "read_content"
  if (!integration.capabilities.includes(needed)) return false
  if (anchorPk === null) return author === integration.bot_id
  const acl = (pages.get(anchorPk) ?? databases.get(anchorPk))?.acl
  return acl !== undefined && acls.has(acl)
}
