/** Texts one after the other, as UTF-8. */
export class TextHeap {
  #buffer = Buffer.alloc(1024)
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

  hasAt(place: number, needle: Buffer): boolean {
    for (let at = 0; at < needle.length; at++) if (this.#buffer[place + at] !== needle[at]) return false
    return true
  }

  #reserve(length: number): void {
    if (length <= this.#buffer.length) return
    const grown = Buffer.allocUnsafe(Math.ceil(length * 1.5))
    this.#buffer.copy(grown, 0, 0, this.length)
    this.#buffer = grown
  }
}
