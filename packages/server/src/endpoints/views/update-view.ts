import { updateView as updateRow, type ViewRow } from "@inkling/store"
import { findVisibleView } from "../../access/find-visible-view.ts"
import { loadWireView, viewSchema } from "../../load/load-view.ts"
import { planView } from "../../load/plan-view.ts"
import { logView } from "../../tree/log-view.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { writeEndpoint } from "../endpoint.ts"

/** Changes what the request has; the rest stays. Source: developers.notion.com/reference/update-a-view */
export const updateView = writeEndpoint("updateView", "update_content", async (call, tx) => {
  const found = await findVisibleView(tx, call.principal, call.path["view_id"] as string)
  await requireEditable(tx, call.services, found.database)
  const patch = planView(call, found.view, await viewSchema(tx, call, found.dataSource))
  const fields = Object.keys(patch)
  if (fields.length === 0) return loadWireView(tx, call, found)
  const edited = { edited_at: tx.now, edited_by: call.principal.integration.bot_id }
  await updateRow(tx, found.view.id, { ...patch, ...edited })
  logView(tx, "view.updated", found.view, found.database, fields)
  const view: ViewRow = { ...found.view, ...patch, ...edited }
  return loadWireView(tx, call, { ...found, view })
})
