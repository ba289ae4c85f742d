import type { Growable } from "./growable.ts"

/**
 * Keys to positions in a list of keys, by open addressing: 8 to 16 bytes a key, and half as much
 * again for a while after growing, where a Map takes some 40.
 */
export class PkIndex {
  readonly #pks: Growable<Float64Array>
  /** Position + 1; 0 is free. A power of two long, at most half full. */
  #slots = new Int32Array(32)
  /** The slots before the table grew, whose keys move over a few at a time: all at once would keep everybody waiting. */
  #former = new Int32Array(0)
  /** Former slots that are still to be moved. */
  #unmoved = 0
  #count = 0

  /** @param pks the list that positions refer to; a key is pushed there before it is added here */
  constructor(pks: Growable<Float64Array>) {
    this.#pks = pks
  }

  get bytes(): number {
    return this.#slots.byteLength + this.#former.byteLength
  }

  /** Position of a key; -1 when it is not there. */
  find(pk: number): number {
    const slot = this.#slotOf(this.#slots, pk)
    const at = this.#slots[slot] as number
    if (at !== 0 || this.#unmoved === 0) return at - 1
    return (this.#former[this.#slotOf(this.#former, pk)] as number) - 1
  }

  /** Points the key at a position of the list from now on, in place of the one it has. */
  replace(position: number): void {
    const pk = this.#pks.data[position] as number
    const slot = this.#slotOf(this.#slots, pk)
    if (this.#slots[slot] !== 0) {
      this.#slots[slot] = position + 1
      return
    }
    const former = this.#unmoved === 0 ? -1 : this.#slotOf(this.#former, pk)
    if (former < 0 || this.#former[former] === 0) this.add(position)
    else this.#former[former] = position + 1
  }

  /** Adds the key at a position of the list, which must not be there yet. */
  add(position: number): void {
    if (++this.#count * 2 > this.#slots.length) this.#grow()
    this.#put(position)
    if (this.#unmoved > 0) this.#move(movedAtOnce)
  }

  /** Where the key is, or else where it would be put. */
  #slotOf(slots: Int32Array, pk: number): number {
    const mask = slots.length - 1
    let slot = hash(pk) & mask
    for (let at = slots[slot] as number; at !== 0; at = slots[slot] as number) {
      if (this.#pks.data[at - 1] === pk) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  #put(position: number): void {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = hash(this.#pks.data[position] as number) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = position + 1
  }

  /** From the last former slot down; a key that is moved stays findable where it was. */
  #move(count: number): void {
    const end = Math.max(0, this.#unmoved - count)
    while (this.#unmoved > end) {
      const at = this.#former[--this.#unmoved] as number
      if (at !== 0) this.#put(at - 1)
    }
    if (this.#unmoved === 0) this.#former = new Int32Array(0)
  }

  #grow(): void {
    this.#move(this.#unmoved)
    this.#former = this.#slots
    this.#unmoved = this.#former.length
    this.#slots = new Int32Array(this.#former.length * 2)
  }
}

/** Former slots moved with each key added: twice as many as would do until the table grows again. */
const movedAtOnce = 4

/** Spreads neighbours apart: pks are handed out in runs. */
function hash(pk: number): number {
  return Math.imul((pk | 0) ^ Math.floor(pk / 0x1_0000_0000), 0x9e37_79b1) >>> 7
}
