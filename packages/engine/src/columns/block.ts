/** Scans go block by block: masks stay in the processor's nearest cache, and whole blocks can be passed over. */
export const blockRows = 1024

export function blockOf(row: number): number {
  return Math.floor(row / blockRows)
}

/**
 * Writes 1 for each row in [from, to) that matches and 0 for the others, from `out[0]` on; never beyond one block. What
 * comes behind means nothing.
 */
export type Kernel = (from: number, to: number, out: Mask) => void

/** Verdicts on the rows of one block, a byte each. Made by `newMask`, since they are combined word by word. */
export type Mask = Uint8Array

export function newMask(): Mask {
  return new Uint8Array(blockRows)
}

/** Below so many verdicts, views of words cost more than they save. */
const worthWords = 32

/** Leaves 1 where both have 1, in the first `length` at least. */
export function intersect(mask: Mask, other: Mask, length: number): void {
  if (length < worthWords) {
    for (let at = 0; at < length; at++) mask[at] = (mask[at] as number) & (other[at] as number)
    return
  }
  const words = wordsOf(mask)
  const others = wordsOf(other)
  for (let at = 0; at < words.length; at++) words[at] = (words[at] as number) & (others[at] as number)
}

/** Leaves 1 where either has 1, in the first `length` at least. */
export function unite(mask: Mask, other: Mask, length: number): void {
  if (length < worthWords) {
    for (let at = 0; at < length; at++) mask[at] = (mask[at] as number) | (other[at] as number)
    return
  }
  const words = wordsOf(mask)
  const others = wordsOf(other)
  for (let at = 0; at < words.length; at++) words[at] = (words[at] as number) | (others[at] as number)
}

/** Turns each verdict around, of the first `length` at least. */
export function invert(mask: Mask, length: number): void {
  if (length < worthWords) {
    for (let at = 0; at < length; at++) mask[at] = (mask[at] as number) ^ 1
    return
  }
  const words = wordsOf(mask)
  for (let at = 0; at < words.length; at++) words[at] = (words[at] as number) ^ 0x01010101
}

/** Whether one of the first `length` verdicts is 1. */
export function hasOne(mask: Mask, length: number): boolean {
  if (length === 1) return mask[0] === 1
  const at = mask.indexOf(1)
  return at >= 0 && at < length
}

/** Writes the places of verdicts of 1, of the first `length`; returns how many there are. */
export function placesOf(mask: Mask, length: number, places: Uint16Array): number {
  let count = 0
  for (let at = 0; at < length; at++) {
    // No branch, which would be guessed wrong as often as verdicts change.
    places[count] = at
    count += mask[at] as number
  }
  return count
}

function wordsOf(mask: Mask): Int32Array {
  return new Int32Array(mask.buffer, 0, blockRows / 4)
}

/** A kernel that says the same of every row. */
export function constantKernel(isMatch: boolean): Kernel {
  return (from, to, out) => {
    out.fill(isMatch ? 1 : 0, 0, to - from)
  }
}
