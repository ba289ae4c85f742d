import { useState } from "react"

const minWidthPx = 64
const maxWidthPx = 800

/** Widths that somebody gave the columns of a data source, kept in this browser. */
export function useColumnWidths(
  dataSourceId: string,
): [Record<string, number>, (id: string, px: number) => void] {
  const key = `inkling.widths.${dataSourceId}`
  const [widths, setWidths] = useState<Record<string, number>>(() => read(key))
  const set = (id: string, px: number) => {
    const next = { ...widths, [id]: Math.round(Math.min(maxWidthPx, Math.max(minWidthPx, px))) }
    setWidths(next)
    window.localStorage.setItem(key, JSON.stringify(next))
  }
  return [widths, set]
}

function read(key: string): Record<string, number> {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? "{}") as Record<string, number>
  } catch {
    return {}
  }
}
