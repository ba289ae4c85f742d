/** First and last code unit, both included. */
export type CharRange = readonly [number, number]

/** Which UTF-16 code units match: ranges in order, and a table for the first 256. */
export interface CharSet {
  ranges: readonly CharRange[]
  low: Uint8Array
}

const LAST = 0xffff

export function setOf(ranges: readonly CharRange[], isNegated = false): CharSet {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [first, last] of sorted) {
    const before = merged.at(-1)
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else merged.push([first, last])
  }
  const kept = isNegated ? complementOf(merged) : merged
  const low = new Uint8Array(256)
  for (const [first, last] of kept) for (let code = first; code <= last && code < 256; code++) low[code] = 1
  return { ranges: kept, low }
}

export function hasChar({ ranges, low }: CharSet, code: number): boolean {
  if (code < 256) return low[code] === 1
  let from = 0
  let to = ranges.length - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const [first, last] = ranges[middle] as CharRange
    if (code < first) to = middle - 1
    else if (code > last) from = middle + 1
    else return true
  }
  return false
}

export function complementOf(ranges: readonly CharRange[]): CharRange[] {
  const rest: CharRange[] = []
  let next = 0
  for (const [first, last] of ranges) {
    if (first > next) rest.push([next, first - 1])
    next = last + 1
  }
  if (next <= LAST) rest.push([next, LAST])
  return rest
}

export const digitRanges: readonly CharRange[] = [[0x30, 0x39]]

export const wordRanges: readonly CharRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]

export const spaceRanges: readonly CharRange[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]

/** What a point matches: anything but the ends of lines. */
export const dotRanges: readonly CharRange[] = complementOf([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
])
