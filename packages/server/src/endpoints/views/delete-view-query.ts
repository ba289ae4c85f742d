import { findViewQuery, removeViewQuery } from "@inkling/store"
import { findVisibleView } from "../../access/find-visible-view.ts"
import { writeEndpoint } from "../endpoint.ts"

/**
 * Forgets what a view's query found; one that is gone, expired or somebody else's is answered the same way.
 * Source: developers.notion.com/reference/delete-view-query
 */
export const deleteViewQuery = writeEndpoint("deleteViewQuery", "read_content", async (call, tx) => {
  const { view } = await findVisibleView(tx, call.principal, call.path["view_id"] as string)
  const id = call.path["query_id"] as string
  const query = await findViewQuery(tx, id)
  if (query?.view_id === view.id && query.principal === call.principal.integration.id)
    await removeViewQuery(tx, id)
  return { object: "view_query", id, deleted: true }
})
