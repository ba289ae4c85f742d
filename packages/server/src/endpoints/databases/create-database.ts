import { loadWireDatabase } from "../../load/load-databases.ts"
import { presentPartialDatabase } from "../../present/present-database.ts"
import { writeEndpoint } from "../endpoint.ts"
import { makeDatabase } from "./make-database.ts"

/** A database with one data source under a page. Source: developers.notion.com/reference/create-a-database */
export const createDatabase = writeEndpoint("createDatabase", "insert_content", async (call, tx) => {
  const database = await makeDatabase(tx, call, false)
  if (!call.principal.capabilities.has("read_content")) return presentPartialDatabase(database.id)
  return loadWireDatabase(tx, call, database)
})
