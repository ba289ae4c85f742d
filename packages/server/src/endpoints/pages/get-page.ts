import { findVisiblePage } from "../../access/find-visible.ts"
import { loadWirePage } from "../../load/load-pages.ts"
import { readEndpoint } from "../endpoint.ts"

/** A page with at most 25 references a property. Source: developers.notion.com/reference/retrieve-a-page */
export const getPage = readEndpoint("getPage", "read_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  return loadWirePage(tx, call, page, call.query["filter_properties"] as string[] | undefined)
})
