import { memo } from "react"
import { Cell } from "../cells/cell.tsx"
import type { Page } from "../http/notion.ts"
import type { CellRange } from "./cell-range.ts"
import type { Column } from "./column.ts"
import styles from "./grid.module.css"
import type { CellPlace, Editing } from "./use-grid-keys.ts"

interface GridRowProps {
  /** Undefined while it is being read. */
  page: Page | undefined
  row: number
  topPx: number
  columns: readonly Column[]
  /** The columns in sight; the title and the cell cursor's are drawn in any case. */
  firstColumn: number
  lastColumn: number
  template: string
  /** Set when the cell cursor is in this row. */
  activeColumn: number | undefined
  /** Whether somebody moved the cell cursor yet. */
  isMoved: boolean
  /** The range, when the row has cells of it. */
  range: CellRange | undefined
  editing: Editing | undefined
  onActivate: (place: CellPlace, isExtending?: boolean) => void
  onEdit: (place: CellPlace) => void
  onDone: (step: "stay" | "down") => void
}

/** A row of the grid; it is drawn again only when something of it changed. */
export const GridRow = memo(
  function GridRow({
    page,
    row,
    topPx,
    columns,
    template,
    activeColumn,
    range,
    editing,
    ...rest
  }: GridRowProps) {
    const { firstColumn, lastColumn, ...on } = rest
    const isDrawn = (at: number) => at === 0 || at === activeColumn || (at >= firstColumn && at <= lastColumn)
    return (
      <div
        role="row"
        aria-rowindex={row + 2}
        className={styles["row"]}
        style={{ transform: `translateY(${topPx}px)`, gridTemplateColumns: template }}
      >
        {columns.map(
          (column, at) =>
            isDrawn(at) &&
            (page === undefined ? (
              <div
                key={column.id}
                role="gridcell"
                className={styles["coming"]}
                style={{ gridColumn: at + 1 }}
              />
            ) : (
              <Cell
                key={column.id}
                page={page}
                column={column}
                place={{ row, column: at }}
                isActive={activeColumn === at}
                isSelected={range !== undefined && at >= range.left && at <= range.right}
                editing={activeColumn === at ? editing : undefined}
                {...on}
              />
            )),
        )}
      </div>
    )
  },
  (before, after) =>
    before.page === after.page &&
    before.row === after.row &&
    before.topPx === after.topPx &&
    before.columns === after.columns &&
    before.firstColumn === after.firstColumn &&
    before.lastColumn === after.lastColumn &&
    before.activeColumn === after.activeColumn &&
    before.editing === after.editing &&
    before.range?.left === after.range?.left &&
    before.range?.right === after.range?.right &&
    after.activeColumn === undefined,
)
