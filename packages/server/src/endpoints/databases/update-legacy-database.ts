import type { SchemaRequest } from "@inkling/engine"
import { type DataSourceRow, findDataSourceByPk, updateDataSource } from "@inkling/store"
import { loadWireDataSource } from "../../load/load-databases.ts"
import { presentPartialDatabase } from "../../present/present-database.ts"
import { updateSchema } from "../../tree/update-schema.ts"
import { writeEndpoint } from "../endpoint.ts"
import { changeDatabase } from "./change-database.ts"
import { findLegacyDatabase } from "./legacy-database.ts"

/** updateDatabase before data sources: changes the properties as well, and answers them. */
export const updateLegacyDatabase = writeEndpoint("updateDatabase", "update_content", async (call, tx) => {
  const { database, dataSource } = await findLegacyDatabase(tx, call)
  await changeDatabase(tx, call, database, true)
  const properties = call.body["properties"] as SchemaRequest | undefined
  if (properties) await updateSchema(tx, call, dataSource, properties)
  await updateDataSource(tx, dataSource.pk, {
    edited_at: tx.now,
    edited_by: call.principal.integration.bot_id,
  })
  if (!call.principal.capabilities.has("read_content")) return presentPartialDatabase(database.id)
  return loadWireDataSource(tx, call, (await findDataSourceByPk(tx, dataSource.pk)) as DataSourceRow)
})
