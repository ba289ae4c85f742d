/**
 * Text as filters compare it: case does not matter, nor how accents are encoded; halves of characters count as unknown.
 * Source: recorded `contains` and `starts_with` on addresses; for the other operators and for accents inferred
 */
export function foldText(text: string): string {
  // Most text is ASCII, where the rest changes nothing.
  if (ascii.test(text)) return text.toLowerCase()
  return text.toWellFormed().normalize("NFC").toLowerCase()
}

const ascii = /^[\0-\x7f]*$/
