/**
 * Text as filters compare it: case does not matter, nor how accents are encoded.
 * Source: recorded `contains` and `starts_with` on addresses; for the other operators and for accents inferred
 */
export function foldText(text: string): string {
  return text.normalize("NFC").toLowerCase()
}
