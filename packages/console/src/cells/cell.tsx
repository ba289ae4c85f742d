import { Maximize2 } from "lucide-react"
import { useEffect, useRef } from "react"
import type { Column } from "../databases/column.ts"
import type { CellPlace, Editing } from "../databases/use-grid-keys.ts"
import type { Page } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { classNames } from "../ui/class-names.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import { PropertyValue } from "../values/property-value.tsx"
import styles from "./cell.module.css"
import { CellEditor } from "./cell-editor.tsx"
import { isEditable } from "./is-editable.ts"

interface CellProps {
  page: Page
  column: Column
  place: CellPlace
  isActive: boolean
  /** Whether it is one of several that are selected. */
  isSelected: boolean
  /** Whether somebody moved the cell cursor yet: only then does it take the focus. */
  isMoved: boolean
  editing: Editing | undefined
  onActivate: (place: CellPlace, isExtending?: boolean) => void
  onEdit: (place: CellPlace) => void
  onDone: (step: "stay" | "down") => void
}

/** A cell: its value, and over it the editor while it is edited. */
export function Cell({
  page,
  column,
  place,
  isActive,
  isSelected,
  isMoved,
  editing,
  onActivate,
  onEdit,
  onDone,
}: CellProps) {
  const cell = useRef<HTMLDivElement>(null)
  const wasActive = useRef(isActive && !isMoved)
  useEffect(() => {
    // The focus follows the cursor, also into cells that were just drawn, and comes back to it when editing ends.
    if (isActive && !editing && !wasActive.current && isFocusFree())
      cell.current?.focus({ preventScroll: true })
    wasActive.current = isActive && !editing
  }, [isActive, editing])
  const value = page.properties[column.name]
  const isTitle = column.type === "title"
  const isWritable = isEditable(column.type) && !page.in_trash && !page.is_locked
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys of all cells
    <div
      ref={cell}
      role="gridcell"
      tabIndex={isActive ? 0 : -1}
      aria-colindex={place.column + 1}
      aria-readonly={!isWritable}
      aria-selected={isSelected}
      style={{ gridColumn: place.column + 1 }}
      className={classNames(
        styles["cell"],
        isActive && styles["active"],
        isSelected && styles["selected"],
        isActive && editing && styles["editing"],
        isTitle && styles["title"],
      )}
      onClick={(event) => {
        if ((event.target as HTMLElement).closest("a, button, input:not(:disabled)")) return
        if (event.shiftKey) onActivate(place, true)
        else if (isActive && isMoved && isWritable) onEdit(place)
        else onActivate(place)
      }}
    >
      <span className={classNames(styles["value"], column.type === "number" && styles["number"])}>
        {isTitle && page.icon && <NodeIcon icon={page.icon} kind="page" size={15} />}
        {value && <PropertyValue value={value} numberFormat={column.numberFormat} />}
      </span>
      {isTitle && (
        <Link to={pagePath(page.id, pageTitle(page))} className={styles["open"]} tabIndex={isActive ? 0 : -1}>
          <Maximize2 size={12} strokeWidth={1.5} aria-hidden="true" /> Open
        </Link>
      )}
      {isActive && editing && isWritable && value && (
        <CellEditor
          key={page.id}
          page={page}
          name={column.name}
          value={value}
          schema={column.schema}
          editing={editing}
          onDone={onDone}
        />
      )}
    </div>
  )
}

/** Scrolling draws cells too: it takes the focus from no field outside the grid. */
function isFocusFree(): boolean {
  const { activeElement } = document
  return (
    activeElement === null ||
    activeElement === document.body ||
    activeElement.closest('[role="grid"]') !== null
  )
}
