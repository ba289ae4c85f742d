import { loadWireDataSource } from "../../load/load-databases.ts"
import { readEndpoint } from "../endpoint.ts"
import { findLegacyDatabase } from "./legacy-database.ts"

/** getDatabase before data sources: the database with its properties. */
export const getLegacyDatabase = readEndpoint("getDatabase", "read_content", async (call, tx) => {
  const { dataSource } = await findLegacyDatabase(tx, call)
  return loadWireDataSource(tx, call, dataSource)
})
