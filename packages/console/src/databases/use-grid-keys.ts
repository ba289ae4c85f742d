import { type KeyboardEvent, useCallback, useState } from "react"
import { type CellRange, rangeOf } from "./cell-range.ts"
import type { Column } from "./column.ts"

export interface CellPlace {
  row: number
  column: number
}

/** How a cell came to be edited: `typed` is what was typed over it; undefined keeps what is there. */
export interface Editing {
  typed: string | undefined
}

interface Cursor extends CellPlace {
  /** Whether somebody moved it yet. */
  isMoved: boolean
  /** The corner of a range that stays while the cursor moves with Shift. */
  anchor: CellPlace | undefined
}

interface GridKeysOptions {
  rowCount: number
  columns: readonly Column[]
  reveal: (place: CellPlace) => void
  /** Empties the cells of the range. */
  onClear: (range: CellRange) => void
  onUndo: () => void
}

/** Rows that Page up and Page down move by. */
const pageRows = 20

/**
 * The cell cursor of a grid: where it is, whether somebody moved it yet, whether its cell is being edited, and what
 * keys do to it.
 */
export function useGridKeys({ rowCount, columns, reveal, onClear, onUndo }: GridKeysOptions) {
  const [active, setActive] = useState<Cursor>({ row: 0, column: 0, isMoved: false, anchor: undefined })
  const [editing, setEditing] = useState<Editing>()
  const range = rangeOf(active.anchor ?? active, active)
  const activate = useCallback((place: CellPlace, isExtending = false) => {
    setActive((before) => movedTo(before, place, isExtending))
    setEditing(undefined)
  }, [])
  const edit = useCallback((place: CellPlace) => {
    setActive((before) => movedTo(before, place, false))
    setEditing({ typed: undefined })
  }, [])
  const move = (rows: number, steps: number, isExtending = false) => {
    const row = Math.max(0, Math.min(rowCount - 1, active.row + rows))
    const column = Math.max(0, Math.min(columns.length - 1, active.column + steps))
    setActive(movedTo(active, { row, column }, isExtending))
    setEditing(undefined)
    reveal({ row, column })
  }
  const done = (step: "stay" | "down") => (step === "down" ? move(1, 0) : setEditing(undefined))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (editing || !(event.target as HTMLElement).closest('[role="gridcell"]')) return
    const step = steps[event.key]
    const isCommand = event.ctrlKey || event.metaKey
    if (step) {
      // With Ctrl or Cmd an arrow goes to the end, as in spreadsheets.
      const far = isCommand ? Math.max(rowCount, columns.length) : 1
      move(step[0] * far, step[1] * far, event.shiftKey)
    } else if (event.key === "Home") move(isCommand ? -rowCount : 0, -columns.length, event.shiftKey)
    else if (event.key === "End") move(isCommand ? rowCount : 0, columns.length, event.shiftKey)
    else if (event.key === "Escape" && active.anchor) setActive({ ...active, anchor: undefined })
    else if (event.key === "z" && isCommand && !event.shiftKey) onUndo()
    else if (event.key === "Enter" || event.key === "F2") setEditing({ typed: undefined })
    else if (event.key === "Backspace" || event.key === "Delete")
      if (active.anchor) onClear(range)
      else setEditing({ typed: "" })
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      setEditing({ typed: event.key })
    else return
    event.preventDefault()
  }
  return { active, range, editing, activate, edit, done, onKeyDown }
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-pageRows, 0],
  PageDown: [pageRows, 0],
}

function movedTo(before: Cursor, place: CellPlace, isExtending: boolean): Cursor {
  const { row, column } = before
  return { ...place, isMoved: true, anchor: isExtending ? (before.anchor ?? { row, column }) : undefined }
}
