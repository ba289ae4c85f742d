import { queryPages } from "../../load/query-pages.ts"
import { readEndpoint } from "../endpoint.ts"
import { findLegacyDatabase } from "./legacy-database.ts"

/** A page of the rows of a database's one data source; gone since 2025-09-03. */
export const queryDatabase = readEndpoint("queryDatabase", "read_content", async (call, tx) => {
  const { dataSource } = await findLegacyDatabase(tx, call)
  return queryPages(tx, call, dataSource)
})
