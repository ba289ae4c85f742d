import Database from "better-sqlite3"
import { benchRow, rareEditMinute } from "./bench-row.ts"

const minuteMs = 60_000

const tables = `
  create table row (pk integer primary key, id text, status text, kind text, amount real, done integer, score real,
    due text, team integer, name text, mail text, link text, notes text, edited integer, body text);
  create table tag (name text, pk integer, primary key (name, pk)) without rowid;`

const indexes = ["id", "kind", "status", "amount", "due", "team", "edited", "link", "mail"]

/** Fills the indexed server's database with the same rows; `baseMs` is the creation of row 0. */
export function fillIndexed(file: string, rows: number, baseMs: number): void {
  const database = new Database(file)
  try {
    database.pragma("journal_mode = WAL")
    database.pragma("synchronous = OFF")
    database.exec(tables)
    const insertRow = database.prepare(`insert into row values (${"?, ".repeat(14)}?)`)
    const insertTag = database.prepare("insert into tag values (?, ?)")
    database.exec("begin")
    for (let at = 0; at < rows; at++) {
      const { minute, isRare, status, kind, tags, amount, done, score, due, team, name, mail, link, notes } =
        benchRow(at, rows)
      const id = `row-${at}`
      const edited = baseMs + (isRare ? rareEditMinute : minute) * minuteMs
      const shown = {
        id,
        edited,
        name,
        status,
        kind,
        tags,
        amount,
        score,
        done,
        due,
        team,
        mail,
        link,
        notes,
      }
      const plain = [status, kind, amount, done ? 1 : 0, score, due, team, name, mail, link, notes, edited]
      insertRow.run(at + 1, id, ...plain, JSON.stringify(shown))
      for (const tag of tags) insertTag.run(tag, at + 1)
    }
    for (const column of indexes) database.exec(`create index row_${column} on row (${column})`)
    database.exec("commit; analyze")
  } finally {
    database.close()
  }
}
