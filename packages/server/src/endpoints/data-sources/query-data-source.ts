import { findVisibleDataSource } from "../../access/find-visible.ts"
import { queryPages } from "../../load/query-pages.ts"
import { readEndpoint } from "../endpoint.ts"

/** A page of a data source's rows. Source: developers.notion.com/reference/query-a-data-source */
export const queryDataSource = readEndpoint("queryDataSource", "read_content", async (call, tx) => {
  const id = call.path["data_source_id"] as string
  const { dataSource } = await findVisibleDataSource(tx, call.principal, id)
  return queryPages(tx, call, dataSource)
})
