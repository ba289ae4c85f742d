import { validationError } from "@inkling/contract"
import { type DashboardRow, removeWidget } from "@inkling/engine"
import {
  type DatabaseRow,
  findView,
  listViewsOfDatabase,
  removeView,
  updateView,
  type ViewRow,
  type WriteTx,
} from "@inkling/store"
import { logView } from "./log-view.ts"

/**
 * Deletes a view for good: a dashboard with its widgets, a widget with its place in the layout.
 * @throws validationError for the last tab of a database (sentence inferred)
 */
export async function deleteViewRow(
  tx: WriteTx,
  view: ViewRow,
  database: DatabaseRow,
  actor: string,
): Promise<void> {
  const siblings = await listViewsOfDatabase(tx, database.pk)
  if (view.dashboard_id !== null) await leaveDashboard(tx, view.dashboard_id, view.id, database, actor)
  else if (siblings.every((each) => each.id === view.id || each.dashboard_id !== null))
    throw validationError("Cannot delete the last view of a database.")
  for (const each of siblings.filter((sibling) => sibling.dashboard_id === view.id)) {
    await removeView(tx, each.id)
    logView(tx, "view.deleted", each, database)
  }
  await removeView(tx, view.id)
  logView(tx, "view.deleted", view, database)
}

async function leaveDashboard(
  tx: WriteTx,
  dashboardId: string,
  viewId: string,
  database: DatabaseRow,
  actor: string,
): Promise<void> {
  const dashboard = await findView(tx, dashboardId)
  if (!dashboard) return
  const { rows } = dashboard.configuration as { rows: DashboardRow[] }
  await updateView(tx, dashboardId, {
    configuration: { type: "dashboard", rows: removeWidget(rows, viewId) },
    edited_at: tx.now,
    edited_by: actor,
  })
  logView(tx, "view.updated", dashboard, database, ["configuration"])
}
