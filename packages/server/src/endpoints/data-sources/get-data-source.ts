import { findVisibleDataSource } from "../../access/find-visible.ts"
import { loadWireDataSource } from "../../load/load-databases.ts"
import { readEndpoint } from "../endpoint.ts"

/** A data source with its columns. Source: developers.notion.com/reference/retrieve-a-data-source */
export const getDataSource = readEndpoint("getDataSource", "read_content", async (call, tx) => {
  const id = call.path["data_source_id"] as string
  const { dataSource } = await findVisibleDataSource(tx, call.principal, id)
  return loadWireDataSource(tx, call, dataSource)
})
