import { type Attributes, parseAttributes } from "./attributes.ts"

/** A tag as it stands in text. */
export interface Tag {
  name: string
  attributes: Attributes
  kind: "open" | "close" | "single"
  /** Where the text goes on. */
  end: number
}

// Values are bounded so that text full of unclosed quotes costs no square of its length.
const TAG =
  /<(\/?)([a-z][a-z0-9_-]*)((?:\s+[a-zA-Z][\w-]*\s*=\s*(?:"(?:[^"\\]|\\[\s\S]){0,4000}"|'[^']{0,4000}'))*)\s*(\/?)>/y

/** The tag that starts at `at`, undefined when none does. */
export function readTag(text: string, at: number): Tag | undefined {
  if (text[at] !== "<") return undefined
  TAG.lastIndex = at
  const match = TAG.exec(text)
  if (match === null) return undefined
  const [whole, slash, name = "", attributes = "", single] = match
  const kind = slash === "/" ? "close" : single === "/" ? "single" : "open"
  return { name, attributes: parseAttributes(attributes), kind, end: at + whole.length }
}
