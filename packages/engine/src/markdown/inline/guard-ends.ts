import type { MarkdownVersion } from "../markdown-version.ts"
import { escapeSpace } from "./escape-text.ts"
import { isSpaceAt } from "./whitespace.ts"

/** Text whose first and last characters survive trimming. */
export function guardEnds(text: string, version: MarkdownVersion): string {
  if (text === "") return text
  const start = isSpaceAt(text, 0) ? escapeSpace(text[0] as string, version) + text.slice(1) : text
  const last = start.length - 1
  return isSpaceAt(start, last) ? start.slice(0, last) + escapeSpace(start[last] as string, version) : start
}
