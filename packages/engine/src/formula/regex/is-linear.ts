import type { Pattern } from "./pattern.ts"

/** With longer ones the runtime could compare a pattern's length for each character. */
const maxChars = 64

/**
 * Whether the runtime's matcher takes at most a pattern's length of steps at each position, whatever the text: single
 * characters in a row or a choice of such rows, of which only the last may repeat. `\d+` is, `\d+x` is not, for it
 * reads all digits again at each of them.
 */
export function isLinear(pattern: Pattern, source: string): boolean {
  if (source.length > maxChars) return false
  return pattern.kind === "choice" ? pattern.options.every(isRow) : isRow(pattern)
}

function isRow(pattern: Pattern): boolean {
  const items = pattern.kind === "sequence" ? pattern.items : [pattern]
  return items.every((item, index) => {
    if (item.kind === "set" || item.kind === "assert") return true
    return item.kind === "repeat" && item.body.kind === "set" && item.min <= 1 && index === items.length - 1
  })
}
