import { parseAttributes } from "../attributes.ts"
import type { RichTextRequest } from "../inline/parse-inline.ts"
import { isEscaped } from "../inline/whitespace.ts"
import type { ParsedBlock } from "../markdown-node.ts"
import { textBlock } from "./make-block.ts"

/** A line of v1 that is a text with at most a marker before it and braces behind. */
export function textLine(text: string, parse: (source: string) => RichTextRequest[]): ParsedBlock {
  const { content, attributes } = splitBraces(text)
  const color = attributes["color"]
  for (const [pattern, type] of LINES) {
    const match = pattern.exec(content)
    if (match === null) continue
    const [, marker = "", inner = ""] = match
    const rich_text = parse(inner.replace(/^[ \t]+/, ""))
    if (type === "to_do") return textBlock(type, rich_text, color, { checked: marker.toLowerCase() === "x" })
    if (type !== "heading") return textBlock(type, rich_text, color)
    const is_toggleable = attributes["toggle"] === "true"
    return textBlock(`heading_${Math.min(4, marker.length)}`, rich_text, color, { is_toggleable })
  }
  return textBlock("paragraph", parse(content), color)
}

/** Beginnings of lines that are more than text: what they capture is their marker, then the text. */
const LINES: readonly (readonly [RegExp, string])[] = [
  [/^(#{1,6})(?:[ \t](.*))?$/, "heading"],
  [/^[-*+][ \t]+\[([ xX])\](?:[ \t](.*))?$/, "to_do"],
  [/^([-*+])(?:[ \t](.*))?$/, "bulleted_list_item"],
  [/^(\d{1,9}[.)])(?:[ \t](.*))?$/, "numbered_list_item"],
  [/^(>)(.*)$/, "quote"],
]

/** A trailing `{color="red"}`; braces of the text itself are escaped. */
function splitBraces(text: string): { content: string; attributes: Record<string, string> } {
  const match = /[ \t]?\{((?:[ \t]*(?:color|toggle)="[a-z_]*")+)[ \t]*\}[ \t]*$/.exec(text)
  if (match === null || isEscaped(text, text.indexOf("{", match.index)))
    return { content: text, attributes: {} }
  return { content: text.slice(0, match.index), attributes: parseAttributes(match[1] as string) }
}
