import { findVisibleView } from "../../access/find-visible-view.ts"
import { presentPartialView } from "../../present/present-view.ts"
import { deleteViewRow } from "../../tree/delete-view.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { writeEndpoint } from "../endpoint.ts"

/** Deletes a view for good: views have no trash. Source: developers.notion.com/reference/delete-view */
export const deleteView = writeEndpoint("deleteView", "update_content", async (call, tx) => {
  const found = await findVisibleView(tx, call.principal, call.path["view_id"] as string)
  await requireEditable(tx, call.services, found.database)
  await deleteViewRow(tx, found.view, found.database, call.principal.integration.bot_id)
  return presentPartialView(found)
})
