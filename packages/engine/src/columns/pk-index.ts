import type { Growable } from "./growable.ts"

/** Keys to positions in a list of keys, by open addressing: 8 to 16 bytes a key, where a Map takes some 40. */
export class PkIndex {
  readonly #pks: Growable<Float64Array>
  /** Position + 1; 0 is free. A power of two long, at most half full. */
  #slots = new Int32Array(32)
  #count = 0

  /** @param pks the list that positions refer to; a key is pushed there before it is added here */
  constructor(pks: Growable<Float64Array>) {
    this.#pks = pks
  }

  get bytes(): number {
    return this.#slots.byteLength
  }

  /** Position of a key; -1 when it is not there. */
  find(pk: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hash(pk) & mask; ; slot = (slot + 1) & mask) {
      const at = this.#slots[slot] as number
      if (at === 0) return -1
      if (this.#pks.data[at - 1] === pk) return at - 1
    }
  }

  /** Points the key at a position of the list from now on, in place of the one it has. */
  replace(position: number): void {
    const mask = this.#slots.length - 1
    const pk = this.#pks.data[position]
    for (let slot = hash(pk as number) & mask; ; slot = (slot + 1) & mask) {
      const at = this.#slots[slot] as number
      if (at !== 0 && this.#pks.data[at - 1] !== pk) continue
      if (at === 0) this.add(position)
      else this.#slots[slot] = position + 1
      return
    }
  }

  /** Adds the key at a position of the list, which must not be there yet. */
  add(position: number): void {
    if (++this.#count * 2 > this.#slots.length) this.#grow()
    this.#put(this.#slots, position)
  }

  #put(slots: Int32Array, position: number): void {
    const mask = slots.length - 1
    let slot = hash(this.#pks.data[position] as number) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = position + 1
  }

  #grow(): void {
    const grown = new Int32Array(this.#slots.length * 2)
    for (const at of this.#slots) if (at !== 0) this.#put(grown, at - 1)
    this.#slots = grown
  }
}

/** Spreads neighbours apart: pks are handed out in runs. */
function hash(pk: number): number {
  return Math.imul((pk | 0) ^ Math.floor(pk / 0x1_0000_0000), 0x9e37_79b1) >>> 7
}
