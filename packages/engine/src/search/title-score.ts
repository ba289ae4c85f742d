/** How well a title answers a search: 0 when not at all; what is found by its whole words comes first. */
export type TitleScore = (title: string) => number

/**
 * A title is found when any word of the query begins any word of it, case and accents aside. Source: recorded
 * searches match any word (reference search-and-users §1.3); prefixes are inferred from "Test", which found "Tests",
 * and the score is inferred altogether.
 */
export function titleScore(query: string): TitleScore {
  const wanted = foldWords(query)
  if (wanted.length === 0) return () => (query.trim() === "" ? 1 : 0)
  const whole = wanted.join(" ")
  return (title) => {
    const words = foldWords(title)
    let score = 0
    for (const word of wanted) {
      if (words.includes(word)) score += 2
      else if (words.some((each) => each.startsWith(word))) score += 1
    }
    return score > 0 && words.join(" ") === whole ? score + 1 : score
  }
}

/** Words as search compares them: letters and digits, case and accents aside. */
export function foldWords(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
