import {
  markdownTextAmbiguous,
  markdownTextMissing,
  shouldNotBeEmpty,
  tooManyUpdates,
} from "./edit-errors.ts"

/** One search and replace on a page's markdown. */
export interface ContentUpdate {
  old_str: string
  new_str: string
  replace_all_matches?: boolean
}

/** Replacements in one request. Source: Notion's OpenAPI description */
const maxUpdates = 100

/**
 * The text after all replacements, each applied to what the one before it left. Matching is exact and knows case.
 * @throws validationError when a text to replace is empty, is not there, or is there more than once without
 * replace_all_matches (sentences inferred). Source: developers.notion.com/reference/update-page-markdown
 */
export function applyContentUpdates(text: string, updates: readonly ContentUpdate[]): string {
  if (updates.length > maxUpdates) throw tooManyUpdates(updates.length, maxUpdates)
  return updates.reduce((current, update, at) => replaceText(current, update, at), text)
}

function replaceText(
  text: string,
  { old_str, new_str, replace_all_matches }: ContentUpdate,
  at: number,
): string {
  if (old_str === "") throw shouldNotBeEmpty(`body.update_content.content_updates[${at}].old_str`)
  const first = text.indexOf(old_str)
  if (first < 0) throw markdownTextMissing(old_str)
  // A function, because `$&` and the like mean something in a replacement text.
  if (replace_all_matches) return text.replaceAll(old_str, () => new_str)
  if (text.includes(old_str, first + 1)) throw markdownTextAmbiguous(old_str)
  return text.slice(0, first) + new_str + text.slice(first + old_str.length)
}
