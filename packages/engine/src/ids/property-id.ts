import { type Random, systemRandom } from "./random.ts"

const FIRST_CHAR = ":".charCodeAt(0)
const CHAR_COUNT = "~".charCodeAt(0) - FIRST_CHAR + 1

/** Four characters from ":" to "~", the only ones in 1,056 recorded ids; never one of `taken`. */
export function newPropertyId(taken: ReadonlySet<string>, random: Random = systemRandom): string {
  while (true) {
    const codes = Array.from({ length: 4 }, () => FIRST_CHAR + random(CHAR_COUNT))
    const id = String.fromCharCode(...codes)
    if (!taken.has(id)) return id
  }
}

/** The id as the wire writes it: percent-encoded but for letters, digits and `-_.!~*'()`. Source: recorded schemas */
export function encodePropertyId(id: string): string {
  return encodeURIComponent(id)
}

/** The raw id of an encoded or raw one. Text that is not percent-encoded comes back as it is. */
export function decodePropertyId(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
