import { findDataSourceByPk, updateDataSource, type WriteTx } from "@inkling/store"

/** Says that a schema has changed: a new epoch, and a log entry that names the properties by raw id. */
export async function logSchemaChange(
  tx: WriteTx,
  dataSourcePk: number,
  properties: readonly string[],
): Promise<void> {
  const dataSource = await findDataSourceByPk(tx, dataSourcePk)
  if (!dataSource) return
  await updateDataSource(tx, dataSourcePk, { schema_epoch: dataSource.schema_epoch + 1 })
  tx.log({
    kind: "data_source.schema_updated",
    object_type: "data_source",
    object_id: dataSource.id,
    object_pk: dataSourcePk,
    data_source_pk: dataSourcePk,
    details: { properties },
  })
}
