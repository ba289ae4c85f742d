/** A text as one word of a shell's command line: names come from whoever may name things, and are never run. */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N} _.,:@-]+$/u.test(text) ? `"${text}"` : `'${text.replaceAll("'", `'\\''`)}'`
}
