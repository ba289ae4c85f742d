import type { ClipboardEvent } from "react"
import { isEditable } from "../cells/is-editable.ts"
import { valueFromText } from "../cells/value-from-text.ts"
import { valueText } from "../cells/value-text.ts"
import type { Page } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"
import { type CellRange, readTable, writeTable } from "./cell-range.ts"
import type { Column } from "./column.ts"
import type { Rows } from "./use-rows.ts"
import { type CellChange, useWriteCells } from "./use-write-cells.ts"

/** Rows of one paste: what one transaction writes. */
const maxPastedRows = 1_000

/** Copying, pasting and emptying of the cells of a range. */
export function useRange(rows: Rows, columns: readonly Column[], range: CellRange) {
  const { writeStep, undo } = useWriteCells()
  const inRange = columns.slice(range.left, range.right + 1)
  const copy = (event: ClipboardEvent) => {
    if (isTyping(event)) return
    const lines: string[][] = []
    for (let row = range.top; row <= range.bottom; row++) {
      const page = rows.rowAt(row)
      if (!page) return showNotice({ text: "Some of these rows are still being read.", isBad: true })
      lines.push(inRange.map(({ name }) => textOf(page, name)))
    }
    event.clipboardData.setData("text/plain", writeTable(lines))
    event.preventDefault()
  }
  const paste = (event: ClipboardEvent) => {
    if (isTyping(event)) return
    event.preventDefault()
    const pasted = readTable(event.clipboardData.getData("text/plain"))
    const only = pasted.length === 1 && pasted[0]?.length === 1 ? pasted[0][0] : undefined
    // One value fills the whole range; more begin at its first cell.
    const table = only === undefined ? pasted : fill(only, range)
    write(table.slice(0, maxPastedRows), table.length)
  }
  const clear = () => write(fill("", range).slice(0, maxPastedRows), 0)
  const write = (table: readonly (readonly string[])[], wanted: number) => {
    const cells: CellChange[] = []
    const pages = new Map<string, Page>()
    let missed = Math.max(0, wanted - table.length)
    for (const [down, line] of table.entries()) {
      const page = rows.rowAt(range.top + down)
      if (!page) {
        missed++
        continue
      }
      pages.set(page.id, page)
      for (const [across, text] of line.entries()) {
        const column = columns[range.left + across]
        const value = column && page.properties[column.name]
        if (!column || !value || !isEditable(column.type)) continue
        const change = valueFromText(value, column.schema, text)
        if (change) cells.push({ pageId: page.id, name: column.name, change })
      }
    }
    if (missed > 0) showNotice({ text: `${missed} rows had no place to go.`, isBad: true })
    if (cells.length > 0) void writeStep(cells, pages)
  }
  return { copy, paste, clear, undo }
}

function fill(text: string, { top, bottom, left, right }: CellRange): string[][] {
  return Array.from({ length: bottom - top + 1 }, () => Array<string>(right - left + 1).fill(text))
}

function textOf(page: Page, name: string): string {
  const value = page.properties[name]
  return value ? valueText(value) : ""
}

/** Fields keep their own clipboard. */
function isTyping({ target }: ClipboardEvent): boolean {
  return (target as HTMLElement).closest("input, textarea, [contenteditable=true]") !== null
}
