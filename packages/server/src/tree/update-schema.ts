import { planSchemaUpdate, type SchemaRequest } from "@inkling/engine"
import { type DataSourceRow, listProperties, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { loadSchemaContext } from "../load/schema-context.ts"
import { writeSchemaPlan } from "./write-schema.ts"

/** Changes a data source's columns as a PATCH of `properties` asks. @throws those of planSchemaUpdate and of targets */
export async function updateSchema(
  tx: WriteTx,
  call: Call,
  dataSource: DataSourceRow,
  request: SchemaRequest,
): Promise<void> {
  const current = await listProperties(tx, dataSource.pk)
  const ready = await loadSchemaContext(tx, call, dataSource, current, request)
  const plan = planSchemaUpdate(current, ready.request, ready.context)
  await writeSchemaPlan(tx, call, plan, false)
}
