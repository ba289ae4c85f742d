import type { Kernel, Mask } from "./block.ts"
import { bytes, type Growable, ints } from "./growable.ts"

/** A verdict that is made when a row first needs it; 0 and 1 are those that are there. */
const unjudged = 2

/** A small number a row: one byte each while all are below 256, and four from then on. */
export class Codes {
  #rows: Growable<Uint8Array> | Growable<Int32Array> = bytes()

  get length(): number {
    return this.#rows.length
  }

  get bytes(): number {
    return this.#rows.bytes
  }

  get(row: number): number {
    return this.#rows.data[row] as number
  }

  /** Rows are set in order, or again. */
  set(row: number, code: number): void {
    if (code > 255 && this.#rows.data instanceof Uint8Array) this.#widen()
    if (row === this.#rows.length) this.#rows.push(code)
    else this.#rows.data[row] = code
  }

  /** Rows whose code passes. The test runs at most once for each code below `count`, which no row's reaches. */
  where(count: number, passes: (code: number) => boolean): Kernel {
    const verdicts = new Uint8Array(count).fill(unjudged)
    return (from, to, out) => {
      const codes = this.#rows.data.subarray(from, to)
      if (look(codes, verdicts, out) < unjudged) return
      for (const [at, code] of codes.entries()) {
        if (verdicts[code] === unjudged) verdicts[code] = Number(passes(code))
        out[at] = verdicts[code] as number
      }
    }
  }

  #widen(): void {
    const wide = ints()
    wide.reserve(this.#rows.length + 1)
    wide.data.set(this.#rows.data.subarray(0, this.#rows.length))
    wide.length = this.#rows.length
    this.#rows = wide
  }
}

/** Writes each code's verdict; returns all that there are, taken together. */
function look(codes: Uint8Array | Int32Array, verdicts: Uint8Array, out: Mask): number {
  let seen = 0
  for (let at = 0; at < codes.length; at++) {
    const verdict = verdicts[codes[at] as number] as number
    out[at] = verdict
    seen |= verdict
  }
  return seen
}
