type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array

/** A typed array that grows at its end. Scans read `data` directly, up to `length`. */
export class Growable<A extends Numbers> {
  data: A
  length = 0

  /** @param data its kind, and the capacity to begin with */
  constructor(data: A) {
    this.data = data
  }

  get bytes(): number {
    return this.data.byteLength
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(this.length + 1)
    this.data[this.length++] = value
  }

  /** Makes room for that many, at least doubling, so that growing costs a constant share of each push. */
  reserve(length: number): void {
    if (length <= this.data.length) return
    const capacity = Math.max(length, Math.ceil(this.data.length * 1.5), 16)
    const Kind = this.data.constructor as new (length: number) => A
    const grown = new Kind(capacity)
    grown.set(this.data)
    this.data = grown
  }
}

/** Arrays begin with more or less room, so that a table's do not all grow, and keep everybody waiting, at one row. */
let begun = 0
const room = (): number => 16 + (begun++ % 8)

export const floats = (): Growable<Float64Array> => new Growable(new Float64Array(room()))
export const ints = (): Growable<Int32Array> => new Growable(new Int32Array(room()))
export const offsets = (): Growable<Uint32Array> => new Growable(new Uint32Array(room()))
export const bytes = (): Growable<Uint8Array> => new Growable(new Uint8Array(room()))
