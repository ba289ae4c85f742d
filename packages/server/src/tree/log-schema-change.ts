import { findDataSourceByPk, updateDataSource, type WriteTx } from "@inkling/store"

/** What happened to a property, by its raw id and its name after that, or before it was removed. */
export interface PropertyChange {
  id: string
  name: string
  action: "created" | "updated" | "deleted"
}

/**
 * Says that a schema has changed: a new epoch, and a log entry that names the properties by raw id.
 * @param isNew the data source is made in the same job, which says it all to whoever hears of changes
 */
export async function logSchemaChange(
  tx: WriteTx,
  dataSourcePk: number,
  changes: readonly PropertyChange[],
  isNew = false,
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
    details: { properties: changes.map(({ id }) => id), ...(!isNew && { changes }) },
  })
}
