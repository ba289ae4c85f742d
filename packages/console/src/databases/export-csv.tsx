import { Download } from "lucide-react"
import { useState } from "react"
import { valueText } from "../cells/value-text.ts"
import type { DataSource, Page } from "../http/notion.ts"
import { IconButton } from "../ui/icon-button.tsx"
import { showNotice } from "../ui/notices.ts"
import type { View } from "../views/view.ts"
import { type Column, columnsOf } from "./column.ts"
import { type RowsWanted, readRows } from "./use-rows.ts"
import { writeCsv } from "./write-csv.ts"

/** Rows of one answer. */
const chunkRows = 1_000

interface ExportCsvProps {
  source: DataSource
  view: View
  wanted: RowsWanted
}

/** Saves the rows of a view as CSV: its columns, its filter, its order. */
export function ExportCsv({ source, view, wanted }: ExportCsvProps) {
  const [isBusy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const columns = columnsOf(source, view.configuration?.properties)
      const lines = await readLines(wanted, columns)
      save(`${view.name || "rows"}.csv`, writeCsv([columns.map(({ name }) => name), ...lines]))
      showNotice({ text: `${lines.length.toLocaleString("en")} rows are saved.` })
    } catch (error) {
      showNotice({ text: `No CSV: ${(error as Error).message}`, isBad: true })
    }
    setBusy(false)
  }
  return (
    <IconButton label="Export as CSV" disabled={isBusy} onClick={() => void run()}>
      <Download size={14} strokeWidth={1.5} />
    </IconButton>
  )
}

/** Rows that come or go meanwhile may be missing or there twice: windows are read one after the other. */
async function readLines(wanted: RowsWanted, columns: readonly Column[]): Promise<string[][]> {
  const lines: string[][] = []
  for (let offset = 0; ; offset += chunkRows) {
    const { results, total } = await readRows(wanted, offset, chunkRows)
    for (const page of results) lines.push(lineOf(page, columns))
    if (offset + chunkRows >= total) return lines
  }
}

function lineOf(page: Page, columns: readonly Column[]): string[] {
  return columns.map(({ name }) => {
    const value = page.properties[name]
    return value ? valueText(value) : ""
  })
}

/** With the mark that tells spreadsheets the text is UTF-8. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }))
  const link = document.createElement("a")
  link.href = url
  link.download = name.replace(/[/\\]/g, "-")
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}
