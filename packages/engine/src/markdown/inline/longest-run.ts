/** How often a character stands in a row at most. */
export function longestRun(text: string, char: string): number {
  let longest = 0
  let run = 0
  for (const one of text) {
    run = one === char ? run + 1 : 0
    if (run > longest) longest = run
  }
  return longest
}
