/** Characters looked at; longer than any link may be, so that unclosed ones cost no square of the text. */
const maxChars = 2500

/**
 * The target in parentheses that starts at `at`: `(url)`, `(<url>)`, with an optional title that is dropped.
 * Parentheses within must match or be escaped. Undefined when it has no end.
 */
export function readDestination(text: string, at: number): { url: string; end: number } | undefined {
  let depth = 0
  for (let end = at; end < text.length && end - at < maxChars; end++) {
    const char = text[end]
    if (char === "\n") return undefined
    if (char === "\\") end++
    else if (char === "(") depth++
    else if (char === ")" && --depth === 0) {
      return { url: clean(text.slice(at + 1, end)), end: end + 1 }
    }
  }
  return undefined
}

function clean(inner: string): string {
  const untitled = inner.trim().replace(/\s+(?:"[^"]*"|'[^']*')$/, "")
  const [, bracketed] = /^<(.*)>$/.exec(untitled) ?? []
  return (bracketed ?? untitled).replace(/\\([\\()])/g, "$1")
}
