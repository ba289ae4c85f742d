import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"

/** Rows a second that SQLite itself commits durably (WAL, synchronous=FULL), in groups, with rows of this many bytes. */
export function bareCommits(rowBytes: number, group: number, seconds: number): number {
  const folder = mkdtempSync(join(tmpdir(), "inkling-bench-"))
  const database = new Database(join(folder, "bare.db"))
  try {
    database.pragma("journal_mode = WAL")
    database.pragma("synchronous = FULL")
    database.exec("create table row (id integer primary key, body text)")
    const insert = database.prepare("insert into row (body) values (?)")
    const body = "x".repeat(rowBytes)
    const commit = database.transaction(() => {
      for (let at = 0; at < group; at++) insert.run(body)
    })
    const end = performance.now() + seconds * 1000
    let rows = 0
    while (performance.now() < end) {
      commit()
      rows += group
    }
    return rows / seconds
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
