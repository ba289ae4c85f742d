import { ints, offsets } from "./growable.ts"

/**
 * Different lists of small numbers, each once, numbered from 0: that is the empty one. Rows mostly share few, so that a
 * scan judges few lists. 4 bytes an element, and some 12 to 20 a list.
 */
export class ListPool {
  readonly #starts = offsets()
  readonly #elements = ints()
  /** List + 1 by open addressing; 0 is free. A power of two long, at most half full. */
  #slots = new Int32Array(32)

  constructor() {
    this.#starts.push(0)
    this.codeOf([])
  }

  get bytes(): number {
    return this.#starts.bytes + this.#elements.bytes + this.#slots.byteLength
  }

  get length(): number {
    return this.#starts.length - 1
  }

  /** Number of a list, which may be new. */
  codeOf(list: readonly number[]): number {
    const mask = this.#slots.length - 1
    let slot = hash(list, 0, list.length) & mask
    for (let at = this.#slots[slot] as number; at !== 0; at = this.#slots[slot] as number) {
      if (this.#isEqual(at - 1, list)) return at - 1
      slot = (slot + 1) & mask
    }
    const code = this.length
    for (const element of list) this.#elements.push(element)
    this.#starts.push(this.#elements.length)
    this.#slots[slot] = code + 1
    if (this.length * 2 > this.#slots.length) this.#grow()
    return code
  }

  get(code: number): readonly number[] {
    const { data } = this.#starts
    return Array.from(this.#elements.data.subarray(data[code], data[code + 1]))
  }

  /** Whether some element of a list has a verdict of 1. */
  has(code: number, verdicts: Uint8Array): boolean {
    const end = this.#starts.data[code + 1] as number
    for (let at = this.#starts.data[code] as number; at < end; at++)
      if (verdicts[this.#elements.data[at] as number] === 1) return true
    return false
  }

  #isEqual(code: number, list: readonly number[]): boolean {
    const start = this.#starts.data[code] as number
    if ((this.#starts.data[code + 1] as number) - start !== list.length) return false
    for (let at = 0; at < list.length; at++) if (this.#elements.data[start + at] !== list[at]) return false
    return true
  }

  #grow(): void {
    const grown = new Int32Array(this.#slots.length * 2)
    const mask = grown.length - 1
    for (let code = 0; code < this.length; code++) {
      const { data } = this.#starts
      let slot = hash(this.#elements.data, data[code] as number, data[code + 1] as number) & mask
      while (grown[slot] !== 0) slot = (slot + 1) & mask
      grown[slot] = code + 1
    }
    this.#slots = grown
  }
}

function hash(elements: ArrayLike<number>, start: number, end: number): number {
  let hashed = end - start
  for (let at = start; at < end; at++) hashed = Math.imul(hashed ^ (elements[at] as number), 0x9e37_79b1)
  return (hashed ^ (hashed >>> 15)) >>> 7
}
