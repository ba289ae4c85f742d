import { escapeSpace } from "../inline/escape-text.ts"
import type { MarkdownVersion } from "../markdown-version.ts"

const MARKERS = {
  v1: /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|-{3,}\s*$|_{3,}\s*$)/,
  v2: /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|-+\s*$|_{3,}\s*$|=+\s*$|[|])/,
}
const NUMBER = /^(\d{1,9})([.)])(?=\s|$)/

/** A paragraph's line that would start another kind of block, or with blanks, with an escape where it starts. */
export function guardLine(line: string, version: MarkdownVersion): string {
  if (MARKERS[version].test(line)) return `\\${line}`
  return guardStart(line.replace(NUMBER, "$1\\$2"), version)
}

/** A text that starts with a blank keeps it. */
export function guardStart(text: string, version: MarkdownVersion): string {
  return /^[ \t]/.test(text) ? escapeSpace(text[0] as string, version) + text.slice(1) : text
}
