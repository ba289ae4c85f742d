/** Bytes to look for: a search runs from one find of the rarest of them to the next. */
export interface Needle {
  bytes: Buffer
  /** Place of the rarest byte. */
  anchor: number
  /** The bytes from there on. */
  tail: Buffer
  /** All of them by four, as far as that goes. */
  words: Int32Array
}

/** Bytes of a heap that tell how often each comes. */
const sampleBytes = 65_536

/** Texts one after the other, as UTF-8. */
export class TextHeap {
  #buffer = Buffer.alloc(1024)
  #view = viewOf(this.#buffer)
  length = 0

  get bytes(): number {
    return this.#buffer.length
  }

  append(text: string): void {
    // No code unit takes more than three bytes.
    this.#reserve(this.length + text.length * 3)
    this.length += this.#buffer.write(text, this.length)
  }

  text(start: number, end: number): string {
    return this.#buffer.toString("utf8", start, end)
  }

  /** Where the needle begins within [start, end); -1 when it is not there. */
  find(needle: Buffer, start: number, end: number): number {
    if (end - start < needle.length) return -1
    const at = this.#buffer.subarray(start, end).indexOf(needle)
    return at < 0 ? -1 : start + at
  }

  byteAt(place: number): number {
    return this.#buffer[place] as number
  }

  /** The same for a needle that is looked for many times. */
  search({ bytes, anchor, tail }: Needle, start: number, end: number): number {
    if (end - start < bytes.length) return -1
    const text = this.#buffer.subarray(start, end)
    for (let at = text.indexOf(tail, anchor); at >= 0; at = text.indexOf(tail, at + 1)) {
      const place = start + at - anchor
      if (anchor === 0 || this.hasAt(place, bytes)) return place
    }
    return -1
  }

  /**
   * Of texts that begin at `starts`, the first one from `text` on, and before `end`, that does not have the needle
   * `offset` bytes behind its beginning.
   */
  endOfRun({ bytes, words }: Needle, offset: number, starts: Uint32Array, text: number, end: number): number {
    const buffer = this.#buffer
    const view = this.#view
    const { length } = bytes
    const wordsLength = words.length * 4
    for (let each = text; each < end; each++) {
      const place = (starts[each] as number) + offset
      if (place + length > (starts[each + 1] as number)) return each
      for (let at = 0; at < words.length; at++) if (view.getInt32(place + at * 4) !== words[at]) return each
      for (let at = wordsLength; at < length; at++) if (buffer[place + at] !== bytes[at]) return each
    }
    return end
  }

  needle(bytes: Buffer): Needle {
    const counts = new Uint32Array(256)
    for (const byte of this.#buffer.subarray(0, Math.min(this.length, sampleBytes)))
      counts[byte] = (counts[byte] as number) + 1
    let anchor = 0
    for (const [at, byte] of bytes.entries())
      if ((counts[byte] as number) < (counts[bytes[anchor] as number] as number)) anchor = at
    const words = Int32Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readInt32BE(at * 4))
    return { bytes, anchor, tail: bytes.subarray(anchor), words }
  }

  hasAt(place: number, needle: Buffer): boolean {
    for (let at = 0; at < needle.length; at++) if (this.#buffer[place + at] !== needle[at]) return false
    return true
  }

  #reserve(length: number): void {
    if (length <= this.#buffer.length) return
    const grown = Buffer.allocUnsafe(Math.ceil(length * 1.5))
    this.#buffer.copy(grown, 0, 0, this.length)
    this.#buffer = grown
    this.#view = viewOf(grown)
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
