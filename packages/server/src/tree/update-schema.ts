import { planSchemaUpdate, type SchemaRequest } from "@inkling/engine"
import { type DataSourceRow, listProperties, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { loadSchemaContext } from "../load/schema-context.ts"
import { visibleColumns } from "../load/visible-columns.ts"
import { writeSchemaPlan } from "./write-schema.ts"

/** Changes a data source's columns as a PATCH of `properties` asks. @throws those of planSchemaUpdate and of targets */
export async function updateSchema(
  tx: WriteTx,
  call: Call,
  dataSource: DataSourceRow,
  request: SchemaRequest,
): Promise<void> {
  const all = await listProperties(tx, dataSource.pk)
  const current = await visibleColumns(tx, call.principal, dataSource, all)
  const hidden = all.filter((property) => !current.includes(property))
  const ready = await loadSchemaContext(tx, call, dataSource, current, request)
  const plan = planSchemaUpdate(current, ready.request, { ...ready.context, hidden })
  await writeSchemaPlan(tx, call, plan, false)
}
