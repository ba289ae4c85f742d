/** The word that is nearest to `given`, if one is near enough to be a slip of the same; letter case counts for little. */
export function nearest(given: string, words: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(given.length / 3)) + 0.5
  for (const word of words) {
    const distance = editDistance(given.toLowerCase(), word.toLowerCase()) + (word === given ? 0 : 0.1)
    if (distance >= least) continue
    least = distance
    best = word
  }
  return best
}

/** Letters compared: names longer than that differ early or not at all. */
const maxChars = 200

/** Levenshtein's distance; time grows with the product of the lengths. */
function editDistance(a: string, b: string): number {
  const left = a.slice(0, maxChars)
  const right = b.slice(0, maxChars)
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const swap = (row[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, swap))
    }
    row = next
  }
  return row[right.length] as number
}
