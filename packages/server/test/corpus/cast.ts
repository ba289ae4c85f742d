import { hexOf } from "./archive.ts"

/** What a recorded id stands for, which decides what may take its place. */
export type Role =
  | "page"
  | "row"
  | "database"
  | "data_source"
  | "block"
  | "user"
  | "comment"
  | "discussion"
  | "cursor"

/** Who plays whom: recorded ids and the ids of what was made for them. */
export class Cast {
  readonly #ids = new Map<string, string>()
  /** Raw (decoded) ids of properties. */
  readonly properties = new Map<string, string>()
  readonly options = new Map<string, string>()

  set(role: Role, recorded: string | undefined, ours: string): void {
    if (recorded !== undefined) this.#ids.set(`${role}:${hexOf(recorded)}`, ours)
  }

  get(role: Role, recorded: string): string | undefined {
    return this.#ids.get(`${role}:${hexOf(recorded)}`)
  }

  /** A sentence of ours with the recorded ids in the place of ours, dashed. */
  unmap(sentence: string): string {
    let text = sentence
    for (const [key, ours] of this.#ids) text = text.replaceAll(ours, dashed(key.slice(key.indexOf(":") + 1)))
    return text
  }
}

const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
