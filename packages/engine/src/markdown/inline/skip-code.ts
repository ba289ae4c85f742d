/** The last backtick of the code span that starts at `at`, within its line; of the run itself when there is none. */
export function skipCode(source: string, at: number): number {
  const run = (/^`+/.exec(source.slice(at, at + 100)) as RegExpExecArray)[0]
  const line = source.indexOf("\n", at)
  const rest = source.slice(at + run.length, line < 0 ? source.length : line)
  for (const { 0: found, index } of rest.matchAll(/`+/g)) {
    if (found.length === run.length) return at + run.length + index + run.length - 1
  }
  return at + run.length - 1
}
