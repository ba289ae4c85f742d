import type { MadeType } from "./make-block.ts"

/** What, typed at the start of a paragraph and followed by a space, turns it into another block. */
const shortcuts: readonly [RegExp, MadeType][] = [
  [/^# /, "heading_1"],
  [/^## /, "heading_2"],
  [/^### /, "heading_3"],
  [/^#### /, "heading_4"],
  [/^[-*+] /, "bulleted_list_item"],
  [/^\d{1,3}\. /, "numbered_list_item"],
  [/^\[ ?\] /, "to_do"],
  [/^> /, "toggle"],
  [/^" /, "quote"],
  [/^---$/, "divider"],
]

/** The block that a text asks for, and the characters to take away; undefined when it is only text. */
export function shortcutOf(text: string): { type: MadeType; length: number } | undefined {
  for (const [pattern, type] of shortcuts) {
    const found = pattern.exec(text)
    if (found) return { type, length: found[0].length }
  }
  return undefined
}
