import { validationError } from "@inkling/contract"
import type { ContentContext, RichText } from "@inkling/engine"
import { parseRichText, throwProblems } from "@inkling/engine"

/**
 * A comment's text from `rich_text`. What it mentions is noted in the context.
 * @throws validationError for `markdown`, which is not served yet
 */
export function commentText(body: Record<string, unknown>, context: ContentContext): RichText {
  if (body["markdown"] !== undefined) throw validationError("Markdown is not supported yet; send rich_text.")
  const text = parseRichText(body["rich_text"], context)
  throwProblems(context)
  return text
}
