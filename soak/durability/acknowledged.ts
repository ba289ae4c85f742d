import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import type { Dice } from "../dice.ts"
import type { ShadowDisk } from "./shadow-disk.ts"

/** What clients have been told: the number in each page's title only ever grows. */
export class Acknowledged {
  readonly #titles = new Map<string, number>()

  get size(): number {
    return this.#titles.size
  }

  /** Takes in an answer as it goes out; true when it acknowledges a write of a page. */
  take(bytes: Buffer): boolean {
    const text = bytes.toString("utf8")
    if (!text.startsWith("HTTP/1.1 200")) return false
    const [, id] = /"object":"page","id":"([0-9a-f-]{36})"/.exec(text) ?? []
    const [, number] = /"plain_text":"n(\d+)"/.exec(text) ?? []
    if (id === undefined || number === undefined) return false
    this.#titles.set(id, Math.max(Number(number), this.#titles.get(id) ?? 0))
    return true
  }

  /** Cuts the power and opens what is left; a line for each acknowledged write that is gone. */
  lostAfterCut(disk: ShadowDisk, databaseFile: string, dice: Dice): string[] {
    const folder = mkdtempSync(join(tmpdir(), "inkling-cut-"))
    try {
      disk.cutPower(folder, dice)
      return this.#lostFrom(join(folder, databaseFile))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  #lostFrom(file: string): string[] {
    let found: Map<string, string>
    try {
      const database = new Sqlite(file)
      const rows = database.prepare<[], { id: string; title: string }>("select id, title from page").all()
      found = new Map(rows.map(({ id, title }) => [id, title]))
      database.close()
    } catch (error) {
      return this.#titles.size === 0 ? [] : [`the database cannot be opened: ${(error as Error).message}`]
    }
    return [...this.#titles].flatMap(([id, number]) => {
      const title = found.get(id)
      return title !== undefined && Number(title.slice(1)) >= number
        ? []
        : [`page ${id} was acknowledged as n${number} and is ${title ?? "gone"}`]
    })
  }
}
