/** A code of the API as words: `percent_empty` reads "Percent empty". */
export function wordsOf(code: string): string {
  const words = code.replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}
