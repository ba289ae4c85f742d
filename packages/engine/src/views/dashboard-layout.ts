import { validationError } from "@inkling/contract"

/** What a dashboard shows; a row's widgets share twelve columns. */
export interface DashboardRow {
  id: string
  widgets: DashboardWidget[]
}

export interface DashboardWidget {
  id: string
  view_id: string
  /** Columns of twelve. */
  width: number
}

/** Where a request puts a widget; indexes count from zero. */
export type Placement = { type: "new_row"; row_index?: number } | { type: "existing_row"; row_index: number }

const columnCount = 12
const maxWidgetsPerRow = 4
const maxWidgets = 12

/**
 * The rows with one more widget: in a row of its own, last unless said, or beside others, sharing the width evenly.
 * @throws validationError beyond 12 widgets, 4 in a row, or for a row that is not there. Source: the sentence for the
 * dashboard is reported, the others are inferred
 */
export function addWidget(
  rows: readonly DashboardRow[],
  viewId: string,
  placement: Placement,
  newId: () => string,
): DashboardRow[] {
  const count = rows.reduce((sum, row) => sum + row.widgets.length, 1)
  if (count > maxWidgets)
    throw validationError(`Number of widgets in dashboard (${count}) exceeds the maximum (${maxWidgets})`)
  const widget = { id: newId(), view_id: viewId, width: columnCount }
  if (placement.type === "new_row") {
    const at = Math.min(placement.row_index ?? rows.length, rows.length)
    return rows.toSpliced(at, 0, { id: newId(), widgets: [widget] })
  }
  const row = rows[placement.row_index]
  if (!row)
    throw validationError(
      `body.placement.row_index is ${placement.row_index}, but the dashboard has ${rows.length} rows.`,
    )
  const inRow = row.widgets.length + 1
  if (inRow > maxWidgetsPerRow)
    throw validationError(
      `Number of widgets in dashboard row (${inRow}) exceeds the maximum (${maxWidgetsPerRow})`,
    )
  return rows.with(placement.row_index, { ...row, widgets: shareWidth([...row.widgets, widget]) })
}

/** The rows without the widget that shows a view; the rest of its row shares the width, an empty row goes. */
export function removeWidget(rows: readonly DashboardRow[], viewId: string): DashboardRow[] {
  return rows.flatMap((row) => {
    const kept = row.widgets.filter((widget) => widget.view_id !== viewId)
    if (kept.length === row.widgets.length) return [row]
    return kept.length === 0 ? [] : [{ ...row, widgets: shareWidth(kept) }]
  })
}

/** Four at most, so that the columns divide evenly. */
function shareWidth(widgets: readonly DashboardWidget[]): DashboardWidget[] {
  return widgets.map((widget) => ({ ...widget, width: columnCount / widgets.length }))
}
