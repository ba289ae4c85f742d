import { type SchemaRequest, throwProblems } from "@inkling/engine"
import { findVisibleDatabase } from "../../access/find-visible.ts"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { loadWireDataSource } from "../../load/load-databases.ts"
import { partialDataSource } from "../../present/present-data-source.ts"
import { insertDataSource } from "../../tree/insert-data-source.ts"
import { parseLooks } from "../../tree/parse-looks.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { writeEndpoint } from "../endpoint.ts"

/** Another data source in a database. Source: developers.notion.com/reference/create-a-data-source */
export const createDataSource = writeEndpoint("createDataSource", "insert_content", async (call, tx) => {
  const { body, principal, services } = call
  const parent = body["parent"] as { database_id: string }
  const database = await findVisibleDatabase(tx, principal, parent.database_id)
  await requireEditable(tx, services, database)

  const context = await contentContext(tx, call)
  const looks = parseLooks(body, context)
  throwProblems(context)
  await requireReferences(tx, principal, context.references)
  const dataSource = await insertDataSource(tx, call, database, {
    title: looks.title ?? [],
    description: [],
    icon: looks.icon ?? null,
    cover: null,
    schema: body["properties"] as SchemaRequest,
  })
  const wire = await loadWireDataSource(tx, call, dataSource)
  return principal.capabilities.has("read_content") ? wire : partialDataSource(wire)
})
