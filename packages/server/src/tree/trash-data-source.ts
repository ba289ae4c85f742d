import { type DataSourceRow, updateDataSource, type WriteTx } from "@inkling/store"

/** Moves one data source to trash or back; its rows are in trash because it is. The last one may go too (inferred). */
export async function setDataSourceTrashed(
  tx: WriteTx,
  dataSource: DataSourceRow,
  isTrashed: boolean,
  actor: string,
): Promise<DataSourceRow> {
  if (dataSource.is_trashed === isTrashed) return dataSource
  tx.log({
    kind: isTrashed ? "data_source.deleted" : "data_source.undeleted",
    object_type: "data_source",
    object_id: dataSource.id,
    object_pk: dataSource.pk,
    data_source_pk: dataSource.pk,
    details: null,
    touchesTree: true,
  })
  const patch = { is_trashed: isTrashed, edited_at: tx.now, edited_by: actor }
  await updateDataSource(tx, dataSource.pk, patch)
  return { ...dataSource, ...patch }
}
