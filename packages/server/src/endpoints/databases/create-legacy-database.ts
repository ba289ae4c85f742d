import { type DataSourceRow, listDataSources } from "@inkling/store"
import { loadWireDataSource } from "../../load/load-databases.ts"
import { presentPartialDatabase } from "../../present/present-database.ts"
import { writeEndpoint } from "../endpoint.ts"
import { makeDatabase } from "./make-database.ts"

/** createDatabase before data sources: answers the database with its properties. */
export const createLegacyDatabase = writeEndpoint("createDatabase", "insert_content", async (call, tx) => {
  const database = await makeDatabase(tx, call, true)
  if (!call.principal.capabilities.has("read_content")) return presentPartialDatabase(database.id)
  const [dataSource] = await listDataSources(tx, database.pk)
  return loadWireDataSource(tx, call, dataSource as DataSourceRow)
})
