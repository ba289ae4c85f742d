import type { ContentContext, RichText } from "@inkling/engine"
import { parseInline, parseRichText, throwProblems } from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import { workspaceEmojis } from "../../load/workspace-emojis.ts"
import { markdownVersion } from "../../markdown/present-markdown.ts"

/**
 * A comment's text from `rich_text`, or from the inline part of `markdown`, where blocks stay text. What it mentions is
 * noted in the context. Source: developers.notion.com/reference/create-a-comment
 */
export async function commentText(
  tx: Snapshot,
  body: Record<string, unknown>,
  context: ContentContext,
): Promise<RichText> {
  const { markdown, markdown_version } = body
  const request =
    typeof markdown === "string"
      ? parseInline(markdown, markdownVersion(markdown_version), await workspaceEmojis(tx))
      : body["rich_text"]
  const text = parseRichText(request, context)
  throwProblems(context)
  return text
}
