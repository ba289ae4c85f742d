import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, EyeOff, Settings2 } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { type PointerEvent, useRef } from "react"
import { AddProperty } from "../properties/add-property.tsx"
import type { PropertyInHand } from "../properties/property-dialog.tsx"
import menu from "../ui/menu.module.css"
import { PropertyIcon } from "../values/property-icon.tsx"
import type { Direction, ViewSort } from "../views/view.ts"
import type { Column } from "./column.ts"
import styles from "./grid.module.css"

interface GridHeadProps {
  columns: readonly Column[]
  template: string
  sorts: readonly ViewSort[]
  onResize: (columnId: string, widthPx: number) => void
  onSort: (column: Column, direction: Direction | undefined) => void
  onEditProperty: (inHand: PropertyInHand) => void
  onArrange: (column: Column, change: "left" | "right" | "hide") => void
}

/** The columns' names: each opens a menu with its settings and the order, its right edge sets the width. */
export function GridHead({
  columns,
  template,
  sorts,
  onResize,
  onSort,
  onEditProperty,
  onArrange,
}: GridHeadProps) {
  return (
    <div role="rowgroup" className={styles["head"]}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles["headRow"]}
        style={{ gridTemplateColumns: `${template} 36px` }}
      >
        {columns.map((column, at) => {
          const direction = sorts.find(({ property }) => property === column.name)?.direction
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={direction ?? "none"}
              className={styles["headCell"]}
            >
              <ColumnMenu
                column={column}
                direction={direction}
                onSort={onSort}
                onEdit={() => onEditProperty({ id: column.id })}
                isFirst={at === 0}
                isLast={at === columns.length - 1}
                onArrange={(change) => onArrange(column, change)}
              />
              <ResizeHandle column={column} onResize={onResize} />
            </div>
          )
        })}
        <div role="columnheader" aria-colindex={columns.length + 1} className={styles["addCell"]}>
          <AddProperty onAdd={(newType) => onEditProperty({ newType })} />
        </div>
      </div>
    </div>
  )
}

interface ColumnMenuProps {
  column: Column
  direction: Direction | undefined
  onSort: GridHeadProps["onSort"]
  onEdit: () => void
  isFirst: boolean
  isLast: boolean
  onArrange: (change: "left" | "right" | "hide") => void
}

function ColumnMenu({ column, direction, onSort, onEdit, ...place }: ColumnMenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles["headButton"]}>
        <PropertyIcon type={column.type} />
        <span>{column.name}</span>
        {direction === "ascending" && <ArrowUp size={14} strokeWidth={1.5} />}
        {direction === "descending" && <ArrowDown size={14} strokeWidth={1.5} />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu["menu"]} align="start" sideOffset={2}>
          <DropdownMenu.Item className={menu["item"]} onSelect={onEdit}>
            <Settings2 size={16} strokeWidth={1.5} /> Edit property
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menu["item"]} onSelect={() => onSort(column, "ascending")}>
            <ArrowUp size={16} strokeWidth={1.5} /> Sort ascending
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menu["item"]} onSelect={() => onSort(column, "descending")}>
            <ArrowDown size={16} strokeWidth={1.5} /> Sort descending
          </DropdownMenu.Item>
          {direction && (
            <DropdownMenu.Item className={menu["item"]} onSelect={() => onSort(column, undefined)}>
              No order
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item
            className={menu["item"]}
            disabled={place.isFirst}
            onSelect={() => place.onArrange("left")}
          >
            <ArrowLeft size={16} strokeWidth={1.5} /> Move left
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className={menu["item"]}
            disabled={place.isLast}
            onSelect={() => place.onArrange("right")}
          >
            <ArrowRight size={16} strokeWidth={1.5} /> Move right
          </DropdownMenu.Item>
          {column.type !== "title" && (
            <DropdownMenu.Item className={menu["item"]} onSelect={() => place.onArrange("hide")}>
              <EyeOff size={16} strokeWidth={1.5} /> Hide in this view
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function ResizeHandle({ column, onResize }: { column: Column; onResize: GridHeadProps["onResize"] }) {
  const grip = useRef({ x: 0, widthPx: 0 })
  const begin = (event: PointerEvent<HTMLElement>) => {
    grip.current = { x: event.clientX, widthPx: column.widthPx }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      onResize(column.id, grip.current.widthPx + event.clientX - grip.current.x)
  }
  return <span className={styles["resize"]} onPointerDown={begin} onPointerMove={drag} />
}
