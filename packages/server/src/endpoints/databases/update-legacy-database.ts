import type { SchemaRequest } from "@inkling/engine"
import { type DataSourceRow, findDataSourceByPk } from "@inkling/store"
import { loadWireDataSource } from "../../load/load-databases.ts"
import { presentPartialDatabase } from "../../present/present-database.ts"
import { markEdited } from "../../tree/mark-edited.ts"
import { updateSchema } from "../../tree/update-schema.ts"
import { writeEndpoint } from "../endpoint.ts"
import { changeDatabase } from "./change-database.ts"
import { findLegacyDatabase } from "./legacy-database.ts"

/** updateDatabase before data sources: changes the properties as well, and answers them. */
export const updateLegacyDatabase = writeEndpoint("updateDatabase", "update_content", async (call, tx) => {
  const { database, dataSource } = await findLegacyDatabase(tx, call)
  const { seq } = tx.head
  await changeDatabase(tx, call, database, true)
  const properties = call.body["properties"] as SchemaRequest | undefined
  if (properties) await updateSchema(tx, call, dataSource, properties)
  await markEdited(tx, call, dataSource.pk, seq)
  if (!call.principal.capabilities.has("read_content")) return presentPartialDatabase(database.id)
  return loadWireDataSource(tx, call, (await findDataSourceByPk(tx, dataSource.pk)) as DataSourceRow)
})
