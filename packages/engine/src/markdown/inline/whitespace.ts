/** Whether the character at `at` is a bare space, tab or line break; beyond the ends of the text counts as one. */
export function isSpaceAt(text: string, at: number): boolean {
  const char = text[at]
  if (char === undefined) return true
  return (char === " " || char === "\t" || char === "\n") && !isEscaped(text, at)
}

/** Whether an odd number of backslashes stands before the character. */
export function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === "\\") slashes++
  return slashes % 2 === 1
}

/** The text without the blanks around it; an escaped one at its end stays. */
export function trimText(text: string): string {
  const start = text.trimStart()
  const trimmed = start.trimEnd()
  return trimmed.length < start.length && isEscaped(start, trimmed.length)
    ? start.slice(0, trimmed.length + 1)
    : trimmed
}
