import { useQueryClient } from "@tanstack/react-query"
import { useContext } from "react"
import { noteChange, writeNow, writeSoon } from "../editing/pending-writes.ts"
import { type Block, notion } from "../http/notion.ts"
import { EditableText } from "../rich-text/editable-text.tsx"
import { RichText } from "../rich-text/rich-text.tsx"
import type { RichItem } from "../rich-text/rich-text-dom.ts"
import { isWritable, toRequest } from "../rich-text/to-request.ts"
import { showNotice } from "../ui/notices.ts"
import { PageContext } from "./page-context.ts"
import { childrenKey } from "./use-children.ts"

type Row = Extract<Block, { type: "table_row" }>

interface TableCellProps {
  tableId: string
  row: Row
  at: number
}

/** A cell of a simple table, to type into. The API writes a row's cells all at once. */
export function TableCell({ tableId, row, at }: TableCellProps) {
  const client = useQueryClient()
  const { isReadOnly } = useContext(PageContext)
  const items = row.table_row.cells[at] ?? []
  if (isReadOnly || !row.table_row.cells.every(isWritable)) return <RichText items={items} />
  const key = childrenKey(tableId)
  const cellsNow = () =>
    client.getQueryData<Block[]>(key)?.find((one): one is Row => one.id === row.id)?.table_row.cells ??
    row.table_row.cells
  const changed = (next: RichItem[]) => {
    noteChange()
    const cells = cellsNow().with(at, next)
    client.setQueryData<Block[]>(key, (rows) =>
      rows?.map((one) => (one.id === row.id ? { ...row, table_row: { cells } } : one)),
    )
    writeSoon(row.id, async () => {
      try {
        await notion.updateBlock(row.id, { table_row: { cells: cellsNow().map(toRequest) } })
      } catch (error) {
        showNotice({ text: `Not saved: ${(error as Error).message}`, isBad: true })
        void client.invalidateQueries({ queryKey: key })
      }
    })
  }
  return (
    <EditableText
      className="editable-line"
      items={items}
      label={`Cell ${at + 1}`}
      onText={changed}
      onBlur={() => writeNow(row.id)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.shiftKey) event.preventDefault()
      }}
    />
  )
}
