import { useVirtualizer } from "@tanstack/react-virtual"
import { type ReactNode, useEffect, useRef } from "react"
import type { PropertyInHand } from "../properties/property-dialog.tsx"
import type { Direction, ViewSort } from "../views/view.ts"
import type { CellRange } from "./cell-range.ts"
import type { Column } from "./column.ts"
import styles from "./grid.module.css"
import { GridHead } from "./grid-head.tsx"
import { GridRow } from "./grid-row.tsx"
import { type CellPlace, useGridKeys } from "./use-grid-keys.ts"
import { useRange } from "./use-range.ts"
import type { Rows } from "./use-rows.ts"

/** Pixels. */
const rowHeightPx = 33

/** Pixels of the place at the end of the head where properties are added. */
const addWidthPx = 36

/** Rows drawn, and read, beyond those in sight. */
const spareRows = 12

interface GridProps {
  columns: readonly Column[]
  rows: Rows
  sorts: readonly ViewSort[]
  /** Shown below the head while there are no rows. */
  empty?: ReactNode
  onResize: (columnId: string, widthPx: number) => void
  onSort: (column: Column, direction: Direction | undefined) => void
  onEditProperty: (inHand: PropertyInHand) => void
  onArrange: (column: Column, change: "left" | "right" | "hide") => void
}

/**
 * A table that draws only the rows in sight, with a cell cursor as in a spreadsheet: arrows, Home, End, Page up and
 * down move it, Enter or typing edits, Escape leaves.
 */
export function Grid({
  columns,
  rows,
  sorts,
  empty,
  onResize,
  onSort,
  onEditProperty,
  onArrange,
}: GridProps) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeightPx,
    overscan: spareRows,
  })
  const reveal = ({ row, column }: CellPlace) => {
    virtual.scrollToIndex(row)
    across.scrollToIndex(column)
  }
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => columns[at]?.widthPx ?? 0,
    overscan: 2,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths move the columns
  useEffect(() => across.measure(), [across, columns])
  const keys = useGridKeys({
    rowCount: rows.total,
    columns,
    reveal,
    onClear: () => range.clear(),
    onUndo: () => void range.undo(),
  })
  const range = useRange(rows, columns, keys.range)
  const shown = virtual.getVirtualItems()
  const columnsInSight = across.getVirtualItems()
  const firstColumn = columnsInSight[0]?.index ?? 0
  const lastColumn = columnsInSight.at(-1)?.index ?? 0
  const firstShown = shown[0]?.index ?? 0
  const lastShown = shown.at(-1)?.index ?? 0
  const { onSee } = rows
  useEffect(() => onSee(firstShown, lastShown), [onSee, firstShown, lastShown])
  const template = columns.map(({ widthPx }) => `${widthPx}px`).join(" ")
  const widthPx = columns.reduce((sum, column) => sum + column.widthPx, addWidthPx)
  return (
    <div ref={box} className={styles["box"]}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label="Rows"
        aria-rowcount={rows.total + 1}
        aria-colcount={columns.length}
        className={styles["grid"]}
        style={{ width: widthPx }}
        onKeyDown={keys.onKeyDown}
        onCopy={range.copy}
        onPaste={range.paste}
      >
        <GridHead
          columns={columns}
          template={template}
          sorts={sorts}
          onResize={onResize}
          onSort={onSort}
          onEditProperty={onEditProperty}
          onArrange={onArrange}
        />
        <div role="rowgroup" style={{ position: "relative", height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => (
            <GridRow
              key={index}
              page={rows.rowAt(index)}
              row={index}
              topPx={start}
              columns={columns}
              firstColumn={firstColumn}
              lastColumn={lastColumn}
              template={template}
              activeColumn={keys.active.row === index ? keys.active.column : undefined}
              isMoved={keys.active.isMoved}
              range={isIn(keys.range, index) ? keys.range : undefined}
              editing={keys.active.row === index ? keys.editing : undefined}
              onActivate={keys.activate}
              onEdit={keys.edit}
              onDone={keys.done}
            />
          ))}
        </div>
      </div>
      {rows.total === 0 && empty ? (
        <div className={styles["empty"]}>{empty}</div>
      ) : (
        <p className={styles["count"]}>
          {rows.total.toLocaleString("en")} {rows.total === 1 ? "row" : "rows"}
        </p>
      )}
    </div>
  )
}

/** Whether a range of more than one cell has cells in a row. */
function isIn({ top, bottom, left, right }: CellRange, row: number): boolean {
  return row >= top && row <= bottom && (top < bottom || left < right)
}
