import { type KeyboardEvent, useCallback, useState } from "react"
import type { Column } from "./column.ts"

export interface CellPlace {
  row: number
  column: number
}

/** How a cell came to be edited: `typed` is what was typed over it; undefined keeps what is there. */
export interface Editing {
  typed: string | undefined
}

interface GridKeysOptions {
  rowCount: number
  columns: readonly Column[]
  reveal: (place: CellPlace) => void
}

/** Rows that Page up and Page down move by. */
const pageRows = 20

/**
 * The cell cursor of a grid: where it is, whether somebody moved it yet, whether its cell is being edited, and what
 * keys do to it.
 */
export function useGridKeys({ rowCount, columns, reveal }: GridKeysOptions) {
  const [active, setActive] = useState<CellPlace & { isMoved: boolean }>({
    row: 0,
    column: 0,
    isMoved: false,
  })
  const [editing, setEditing] = useState<Editing>()
  const activate = useCallback((place: CellPlace) => {
    setActive({ ...place, isMoved: true })
    setEditing(undefined)
  }, [])
  const edit = useCallback((place: CellPlace) => {
    setActive({ ...place, isMoved: true })
    setEditing({ typed: undefined })
  }, [])
  const move = (rows: number, steps: number) => {
    const row = Math.max(0, Math.min(rowCount - 1, active.row + rows))
    const column = Math.max(0, Math.min(columns.length - 1, active.column + steps))
    setActive({ row, column, isMoved: true })
    setEditing(undefined)
    reveal({ row, column })
  }
  const done = (step: "stay" | "down") => (step === "down" ? move(1, 0) : setEditing(undefined))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (editing || !(event.target as HTMLElement).closest('[role="gridcell"]')) return
    const step = steps[event.key]
    if (step) move(...step)
    else if (event.key === "Home") move(event.ctrlKey || event.metaKey ? -rowCount : 0, -columns.length)
    else if (event.key === "End") move(event.ctrlKey || event.metaKey ? rowCount : 0, columns.length)
    else if (event.key === "Enter" || event.key === "F2") setEditing({ typed: undefined })
    else if (event.key === "Backspace" || event.key === "Delete") setEditing({ typed: "" })
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      setEditing({ typed: event.key })
    else return
    event.preventDefault()
  }
  return { active, editing, activate, edit, done, onKeyDown }
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-pageRows, 0],
  PageDown: [pageRows, 0],
}
