import type { MarkdownVersion } from "../markdown-version.ts"

// What v1 escapes outside code: source guide enhanced-markdown. v2 follows CommonMark, less the braces.
const V1 = /[\\*~`$[\]<>{}|^]/g
const V2 = /[\\*~`$[\]<>]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=[a-z]+;|#\d+;)/g

/** Text in which no character means anything but itself within a line. Line breaks stay. */
export function escapeText(text: string, version: MarkdownVersion): string {
  return text.replace(version === "v1" ? V1 : V2, "\\$&")
}

/** A space or tab that must not be taken for layout: `\ ` in v1 (inferred), a character reference in v2. */
export function escapeSpace(char: string, version: MarkdownVersion): string {
  return version === "v1" ? `\\${char}` : `&#${char.charCodeAt(0)};`
}

const EMOJI_NAME = /:([\w-]+):/g

/** Escapes what would read as one of these custom emojis. */
export function escapeEmojis(text: string, names: { has(name: string): boolean }): string {
  return text.replace(EMOJI_NAME, (whole, name: string) => (names.has(name) ? `\\${whole}` : whole))
}
