import type { Writable } from "node:stream"

/** The reader took nothing for too long. */
export class SlowReader extends Error {}

/**
 * Writes a text/event-stream and waits for its reader: nothing piles up beside what the socket itself holds.
 * Source: html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventWriter {
  readonly #out: Writable
  readonly #slowMs: number

  /** @param slowMs milliseconds that a reader may leave what it was sent */
  constructor(out: Writable, slowMs: number) {
    this.#out = out
    this.#slowMs = slowMs
  }

  /** @param text whole lines, none empty @throws SlowReader */
  async write(lines: readonly string[]): Promise<void> {
    if (this.#out.destroyed || this.#out.writableEnded || this.#out.write(`${lines.join("\n")}\n\n`)) return
    await new Promise<void>((resolve, reject) => {
      const done = () => {
        clearTimeout(late)
        this.#out.off("drain", done).off("close", done)
        resolve()
      }
      const late = setTimeout(() => {
        this.#out.off("drain", done).off("close", done)
        reject(new SlowReader("The reader of a feed was too slow."))
      }, this.#slowMs)
      this.#out.on("drain", done).on("close", done)
    })
  }
}
