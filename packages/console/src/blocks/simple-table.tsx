import type { Block } from "../http/notion.ts"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./simple-table.module.css"
import { TableCell } from "./table-cell.tsx"
import { useChildren } from "./use-children.ts"

/** A table of text, not of a database. */
export function SimpleTable({ block }: { block: Extract<Block, { type: "table" }> }) {
  const rows = useChildren(block.id)
  const { has_column_header, has_row_header } = block.table
  if (rows.isPending) return <Skeleton lines={3} />
  if (rows.isError) return <Failure error={rows.error} onRetry={() => void rows.refetch()} />
  return (
    <div className={styles["scroll"]} data-block={block.id}>
      <table className={styles["table"]}>
        <tbody>
          {rows.data.map(
            (row, line) =>
              row.type === "table_row" && (
                <tr key={row.id}>
                  {row.table_row.cells.map((_, at) => {
                    const isHead = (has_column_header && line === 0) || (has_row_header && at === 0)
                    const Cell = isHead ? "th" : "td"
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells have nothing but their place
                      <Cell key={at}>
                        <TableCell tableId={block.id} row={row} at={at} />
                      </Cell>
                    )
                  })}
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  )
}
