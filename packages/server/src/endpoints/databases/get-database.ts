import { findVisibleDatabase } from "../../access/find-visible.ts"
import { requireOwnData } from "../../access/require-own-data.ts"
import { loadWireDatabase } from "../../load/load-databases.ts"
import { readEndpoint } from "../endpoint.ts"

/** A database as the container of its data sources. Source: developers.notion.com/reference/retrieve-database */
export const getDatabase = readEndpoint("getDatabase", "read_content", async (call, tx) => {
  const database = await findVisibleDatabase(tx, call.principal, call.path["database_id"] as string)
  await requireOwnData(tx, database)
  return loadWireDatabase(tx, call, database)
})
