import type { CellPlace } from "./use-grid-keys.ts"

/** A rectangle of cells; both ends belong to it. */
export interface CellRange {
  top: number
  bottom: number
  left: number
  right: number
}

/** The rectangle between two corners. */
export function rangeOf(a: CellPlace, b: CellPlace): CellRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
}

/** Cells as spreadsheets exchange them: tabs between columns, cells with tabs, breaks or quotes in quotes. */
export function writeTable(cells: readonly (readonly string[])[]): string {
  return cells.map((line) => line.map(quoted).join("\t")).join("\n")
}

function quoted(text: string): string {
  return /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a spreadsheet put on the clipboard. */
export function readTable(text: string): string[][] {
  const lines: string[][] = [[]]
  // A cell in quotes, or up to the next tab or break; then what ends it.
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y
  while (cell.lastIndex <= text.length) {
    const match = cell.exec(text)
    if (!match) break
    const [, inQuotes, plain, end] = match
    lines.at(-1)?.push(inQuotes === undefined ? (plain ?? "") : inQuotes.replaceAll('""', '"'))
    if (end === "") break
    if (end !== "\t") lines.push([])
  }
  const last = lines.at(-1)
  // Spreadsheets end the last line too.
  if (lines.length > 1 && last?.length === 1 && last[0] === "") lines.pop()
  return lines
}
