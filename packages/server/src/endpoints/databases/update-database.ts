import { findVisibleDatabase } from "../../access/find-visible.ts"
import { loadWireDatabase } from "../../load/load-databases.ts"
import { presentPartialDatabase } from "../../present/present-database.ts"
import { writeEndpoint } from "../endpoint.ts"
import { changeDatabase } from "./change-database.ts"

/**
 * Changes a database's title, description, looks, lock and place, or moves it to trash and back.
 * Source: developers.notion.com/reference/update-a-database
 */
export const updateDatabase = writeEndpoint("updateDatabase", "update_content", async (call, tx) => {
  const found = await findVisibleDatabase(tx, call.principal, call.path["database_id"] as string)
  const database = await changeDatabase(tx, call, found, false)
  if (!call.principal.capabilities.has("read_content")) return presentPartialDatabase(database.id)
  return loadWireDatabase(tx, call, database)
})
