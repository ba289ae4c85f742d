/**
 * The text without what JSON may carry but PostgreSQL cannot keep: NUL is dropped, half a surrogate pair becomes
 * U+FFFD. Done on SQLite too, so that both databases hold the same (inferred).
 */
export function storableText(text: string): string {
  return (text.includes("\0") ? text.replaceAll("\0", "") : text).toWellFormed()
}
