import { collate } from "../query/collate.ts"

// Comparing bytes is many times faster than asking the collator, which orders plain ASCII text by a rule that bytes can
// carry: a weight for each character, equal for both cases, and numbers by their value. The weights are read off the
// collator itself; texts with anything else in them are left to it.

/** Weight by character code; 0 for what has none here. */
const weights = readWeights()
const zero = 48
const nine = 57

/** The longest run of digits that counts as one number. */
const maxDigits = 200

/**
 * Writes bytes that compare as the collator compares the text; returns where they end, or -1 when the text needs the
 * collator. `out` must have room for two bytes a character and two more.
 */
export function writeCollationKey(text: string, out: Uint8Array, start: number): number {
  let at = start
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const weight = code < 128 ? (weights[code] as number) : 0
    if (weight === 0) return -1
    out[at++] = weight
    if (code < zero || code > nine) continue
    let end = index + 1
    while (end < text.length && isDigit(text.charCodeAt(end))) end++
    if (end - index > maxDigits) return -1
    // Leading zeros do not count; a number without others is 0. More digits make a greater number.
    while (index < end - 1 && text.charCodeAt(index) === zero) index++
    out[at - 1] = weights[zero] as number
    out[at++] = end - index
    for (; index < end; index++) out[at++] = text.charCodeAt(index)
    index--
  }
  return at
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine
}

/** Control characters have no weight: the collator passes over them. */
function readWeights(): Uint8Array {
  const table = new Uint8Array(128)
  const characters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  const weighty = characters.filter((each) => collate(each, "") !== 0).sort(collate)
  let weight = 0
  for (const [at, character] of weighty.entries()) {
    const before = weighty[at - 1]
    if (before === undefined || collate(before, character) !== 0) weight++
    table[character.charCodeAt(0)] = weight
  }
  return table
}
