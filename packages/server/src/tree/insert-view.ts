import { validationError } from "@inkling/contract"
import { addWidget, type DashboardRow, keyBetween, type Placement, type ViewType } from "@inkling/engine"
import {
  type DatabaseRow,
  type DataSourceRow,
  insertViews,
  listViewsOfDatabase,
  updateView,
  type ViewPatch,
  type ViewRow,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { logView } from "./log-view.ts"

export interface NewView {
  /** Undefined for a dashboard. */
  dataSource: DataSourceRow | undefined
  name: string
  type: ViewType
  looks: Pick<ViewPatch, "filter" | "sorts" | "quick_filters" | "configuration">
}

export type TabPosition = { type: "start" } | { type: "end" } | { type: "after_view"; view_id: string }

/**
 * Makes a view among the tabs of a database, last unless said.
 * @throws validationError when the tab to follow is not one of the database's (sentence inferred)
 */
export async function insertTab(
  tx: WriteTx,
  call: Call,
  database: DatabaseRow,
  made: NewView,
  position: TabPosition = { type: "end" },
): Promise<ViewRow> {
  const tabs = (await listViewsOfDatabase(tx, database.pk)).filter((view) => view.dashboard_id === null)
  return insert(tx, call, { database, dashboardId: null, orderKey: tabKey(tabs, position), made })
}

/** Makes a view inside a dashboard, whose layout gets a widget for it. @throws validationError as `addWidget` does */
export async function insertWidget(
  tx: WriteTx,
  call: Call,
  { view: dashboard, database }: { view: ViewRow; database: DatabaseRow },
  made: NewView,
  placement: Placement = { type: "new_row" },
): Promise<ViewRow> {
  const { rows } = dashboard.configuration as { rows: DashboardRow[] }
  const { order_key: orderKey, id: dashboardId } = dashboard
  const view = await insert(tx, call, { database, dashboardId, orderKey, made })
  const layout = addWidget(rows, view.id, placement, () => call.services.ids.uuid("other"))
  await updateView(tx, dashboard.id, {
    configuration: { type: "dashboard", rows: layout },
    edited_at: tx.now,
    edited_by: call.principal.integration.bot_id,
  })
  logView(tx, "view.updated", dashboard, database, ["configuration"])
  return view
}

interface Placed {
  database: DatabaseRow
  dashboardId: string | null
  orderKey: string
  made: NewView
}

async function insert(
  tx: WriteTx,
  call: Call,
  { database, dashboardId, orderKey, made }: Placed,
): Promise<ViewRow> {
  const actor = call.principal.integration.bot_id
  const { dataSource, name, type, looks } = made
  const row: ViewRow = {
    ws: tx.ws,
    id: call.services.ids.uuid("view"),
    database_pk: database.pk,
    data_source_pk: dataSource?.pk ?? null,
    dashboard_id: dashboardId,
    order_key: orderKey,
    name,
    type,
    filter: null,
    sorts: null,
    quick_filters: null,
    configuration: type === "dashboard" ? { type, rows: [] } : null,
    ...looks,
    created_at: tx.now,
    created_by: actor,
    edited_at: tx.now,
    edited_by: actor,
  }
  await insertViews(tx, [row])
  logView(tx, "view.created", row, database)
  return row
}

function tabKey(tabs: readonly ViewRow[], position: TabPosition): string {
  const keyAt = (index: number) => tabs[index]?.order_key ?? null
  if (position.type === "start") return keyBetween(null, keyAt(0))
  if (position.type === "end") return keyBetween(keyAt(tabs.length - 1), null)
  const at = tabs.findIndex(({ id }) => id === position.view_id)
  if (at < 0) throw validationError(`View with ID ${position.view_id} is not a view of the database.`)
  return keyBetween(keyAt(at), keyAt(at + 1))
}
