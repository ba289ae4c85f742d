import { validationError } from "@inkling/contract"
import { type Placement, requestId, requireConfiguration, type ViewType } from "@inkling/engine"
import type { DatabaseRow, ViewRow, WriteTx } from "@inkling/store"
import { findVisibleDatabase, findVisibleDataSource, findVisiblePage } from "../../access/find-visible.ts"
import { findVisibleView } from "../../access/find-visible-view.ts"
import { loadWireView, viewSchema } from "../../load/load-view.ts"
import { planView } from "../../load/plan-view.ts"
import { insertLinkedDatabase } from "../../tree/insert-database.ts"
import { insertTab, insertWidget, type NewView, type TabPosition } from "../../tree/insert-view.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { type Call, writeEndpoint } from "../endpoint.ts"

/** Source: developers.notion.com/reference/create-view; any of the two capabilities, as the SDK's notes have it. */
export const createView = writeEndpoint(
  "createView",
  ["insert_content", "update_content"],
  async (call, tx) => {
    const { body, principal } = call
    const type = body["type"] as ViewType
    const place = placeOf(body)
    const { dataSource } = await findVisibleDataSource(tx, principal, idOf(body["data_source_id"]))
    await requireEditable(tx, call.services, dataSource)
    if (body["configuration"] === undefined) requireConfiguration(type)
    const schema = await viewSchema(tx, call, dataSource)
    const { name, ...looks } = planView(call, { type, quick_filters: null, configuration: null }, schema)
    const made: NewView = {
      dataSource: type === "dashboard" ? undefined : dataSource,
      name: name as string,
      type,
      looks,
    }
    const { view, database } = await insertAt(tx, call, place, made)
    return loadWireView(tx, call, { view, database, dataSource: made.dataSource })
  },
)

type Place = "database_id" | "view_id" | "create_database"

/** @throws validationError unless there is exactly one, and what goes only with another (sentences inferred) */
function placeOf(body: Record<string, unknown>): Place {
  const keys: readonly Place[] = ["database_id", "view_id", "create_database"]
  const [place, ...more] = keys.filter((key) => body[key] !== undefined)
  if (place === undefined || more.length > 0)
    throw validationError("Exactly one of database_id, view_id or create_database must be provided.")
  if (body["position"] !== undefined && place !== "database_id")
    throw validationError("position can only be used with database_id.")
  if (body["placement"] !== undefined && place !== "view_id")
    throw validationError("placement can only be used with view_id.")
  return place
}

async function insertAt(
  tx: WriteTx,
  call: Call,
  place: Place,
  made: NewView,
): Promise<{ view: ViewRow; database: DatabaseRow }> {
  const { body, principal, services } = call
  if (place === "view_id") {
    const dashboard = await findVisibleView(tx, principal, idOf(body["view_id"]))
    const { database } = dashboard
    await requireEditable(tx, services, database)
    if (dashboard.view.type !== "dashboard")
      throw validationError(`View with ID ${dashboard.view.id} is not a dashboard.`) // sentence inferred
    if (made.type === "dashboard") throw validationError("A dashboard cannot be a widget of a dashboard.")
    const placement = body["placement"] as Placement | undefined
    return { view: await insertWidget(tx, call, dashboard, made, placement), database }
  }
  const database = place === "database_id" ? await givenDatabase(tx, call) : await linkedDatabase(tx, call)
  return { view: await insertTab(tx, call, database, made, positionOf(body)), database }
}

/** It need not be the data source's own: a database may show what others hold. */
async function givenDatabase(tx: WriteTx, call: Call): Promise<DatabaseRow> {
  const database = await findVisibleDatabase(tx, call.principal, idOf(call.body["database_id"]))
  await requireEditable(tx, call.services, database)
  return database
}

interface NewLink {
  parent: { page_id: string }
  position?: { type: "after_block"; block_id: string }
}

async function linkedDatabase(tx: WriteTx, call: Call): Promise<DatabaseRow> {
  const { parent, position } = call.body["create_database"] as NewLink
  const page = await findVisiblePage(tx, call.principal, idOf(parent.page_id))
  await requireEditable(tx, call.services, page)
  return insertLinkedDatabase(
    tx,
    call,
    page,
    position && { type: "after_block", after_block: { id: position.block_id } },
  )
}

function positionOf(body: Record<string, unknown>): TabPosition | undefined {
  const position = body["position"] as TabPosition | undefined
  return position?.type === "after_view" ? { ...position, view_id: idOf(position.view_id) } : position
}

function idOf(value: unknown): string {
  return requestId(value as string)
}
