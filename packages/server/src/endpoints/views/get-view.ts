import { findVisibleView } from "../../access/find-visible-view.ts"
import { loadWireView } from "../../load/load-view.ts"
import { readEndpoint } from "../endpoint.ts"

/** Source: developers.notion.com/reference/retrieve-a-view */
export const getView = readEndpoint("getView", "read_content", async (call, tx) =>
  loadWireView(tx, call, await findVisibleView(tx, call.principal, call.path["view_id"] as string)),
)
