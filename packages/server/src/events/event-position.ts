import { validationError } from "@inkling/contract"
import { SecretBox } from "../webhooks/secret-box.ts"

/** Digits of the greatest seq, so that every sealed position is equally long. */
const digits = 16

/** Where a reader of the feed stands: which history of the workspace, and the seq read last. */
export interface Position {
  epoch: string
  seq: number
}

/**
 * Writes positions for one reader. The operator sees sequence numbers. For an integration they are sealed, each time
 * anew: the numbers would count what happens out of its sight.
 */
export class EventPositions {
  readonly #box: SecretBox | undefined

  /** @param key secret and the reader's own; undefined for the operator */
  constructor(key: string | undefined) {
    this.#box = key === undefined ? undefined : new SecretBox(key)
  }

  write({ epoch, seq }: Position): string {
    return this.#box ? this.#box.seal(`${String(seq).padStart(digits, "0")}${epoch}`) : String(seq)
  }

  /**
   * `0` is the beginning of the log, for everyone.
   * @param epoch the workspace's present one; bare numbers count in it
   * @throws validationError on text that no position of this reader has
   */
  read(text: string, epoch: string): Position {
    if (text === "0") return { epoch, seq: 0 }
    if (!this.#box) {
      if (!/^\d{1,15}$/.test(text)) throw invalid(text)
      return { epoch, seq: Number(text) }
    }
    try {
      const opened = this.#box.open(text)
      return { seq: Number(opened.slice(0, digits)), epoch: opened.slice(digits) }
    } catch {
      throw invalid(text)
    }
  }
}

function invalid(text: string) {
  return validationError(`"${text.slice(0, 100)}" is no position in this feed.`)
}
