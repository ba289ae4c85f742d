/**
 * Whether a title answers a search: any word of the query begins any word of the title, case and accents aside.
 * Source: recorded searches match any word (reference search-and-users §1.3); that a prefix counts is inferred.
 */
export function titleMatcher(query: string): (title: string) => boolean {
  const wanted = foldWords(query)
  if (wanted.length === 0) return () => query.trim() === ""
  return (title) => {
    const words = foldWords(title)
    return wanted.some((prefix) => words.some((word) => word.startsWith(prefix)))
  }
}

function foldWords(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
