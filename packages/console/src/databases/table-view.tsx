import { useEffect, useMemo, useState } from "react"
import { Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { listShown } from "../views/list-shown.ts"
import type { Direction } from "../views/view.ts"
import type { ViewBodyProps } from "../views/view-body.tsx"
import { type Column, columnsOf } from "./column.ts"
import styles from "./data-source-view.module.css"
import { Grid } from "./grid.tsx"
import { useNewRow } from "./use-new-row.ts"
import { useRows } from "./use-rows.ts"

const minWidthPx = 64
const maxWidthPx = 800

/** Milliseconds after the last drag before widths are written. */
const restMs = 400

/** A view as a table; widths and order are kept in the view. */
export function TableView({ source, view, wanted, find, onChange, onEditProperty }: ViewBodyProps) {
  const rows = useRows(wanted, true)
  const newRow = useNewRow(source.id)
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({})
  const shown = view.configuration?.properties
  const columns = useMemo(() => {
    const found = columnsOf(source, shown)
    return found.map((column) => ({ ...column, widthPx: widths[column.id] ?? column.widthPx }))
  }, [source, shown, widths])
  useEffect(() => {
    if (Object.keys(widths).length === 0) return
    const timer = setTimeout(() => {
      const properties = listShown(source, view).map((one) => {
        const width = widths[one.property_id] ?? one.width
        return { ...one, ...(width !== undefined && { width }) }
      })
      onChange({ configuration: { ...view.configuration, type: view.type, properties } })
      setWidths({})
    }, restMs)
    return () => clearTimeout(timer)
  }, [widths, source, view, onChange])
  const resize = (id: string, px: number) =>
    setWidths((before) => ({ ...before, [id]: Math.round(Math.min(maxWidthPx, Math.max(minWidthPx, px))) }))
  const arrange = ({ id }: Column, change: "left" | "right" | "hide") => {
    const shown = listShown(source, view)
    const of = (columnId: string | undefined) => shown.findIndex((one) => one.property_id === columnId)
    const own = of(id)
    const moved = shown[own]
    if (!moved) return
    const at = columns.findIndex((column) => column.id === id)
    const place = of(columns[at + (change === "left" ? -1 : 1)]?.id)
    const properties =
      change === "hide"
        ? shown.with(own, { ...moved, visible: false })
        : shown.toSpliced(own, 1).toSpliced(place, 0, moved)
    onChange({ configuration: { ...view.configuration, type: view.type, properties } })
  }
  const sort = ({ name }: Column, direction: Direction | undefined) => {
    const others = wanted.sorts.filter((one) => (one as { property?: string }).property !== name)
    const sorts = direction ? [{ property: name, direction }] : (others as [])
    onChange({ sorts: sorts.length === 0 ? null : sorts })
  }
  return (
    <>
      {rows.error && (
        <div className={styles["message"]}>
          <Failure error={rows.error} onRetry={rows.retry} />
        </div>
      )}
      {rows.isPending ? (
        <div className={styles["message"]}>
          <Skeleton lines={8} />
        </div>
      ) : (
        <Grid
          columns={columns}
          rows={rows}
          sorts={view.sorts ?? []}
          empty={
            find === "" && !view.filter ? (
              <Empty
                action={<Button onClick={() => void newRow()}>Add the first row</Button>}
                call={`POST /v1/pages {"parent": {"data_source_id": "${source.id}"}, "properties": {}}`}
              >
                No rows yet. Each row is a page with these properties.
              </Empty>
            ) : find === "" ? (
              <p>No row meets the filter.</p>
            ) : (
              <p>No title has “{find}” in it.</p>
            )
          }
          onResize={resize}
          onSort={sort}
          onEditProperty={onEditProperty}
          onArrange={arrange}
        />
      )}
    </>
  )
}
