import { keysBetween } from "@inkling/engine"
import {
  type DatabaseRow,
  type DataSourceRow,
  iterateRows,
  listDataSources,
  listViewsOfDatabase,
  rewriteAcl,
  updateDataSource,
  updateView,
  type ViewRow,
  type WriteTx,
} from "@inkling/store"

/**
 * Moves a data source, last, into another database, whose access its rows take. Its id stays (inferred from webhooks),
 * and the tabs that show it come along, last (inferred).
 */
export async function moveDataSource(
  tx: WriteTx,
  dataSource: DataSourceRow,
  from: DatabaseRow,
  to: DatabaseRow,
): Promise<DataSourceRow> {
  if (from.pk === to.pk) return dataSource
  tx.log({
    kind: "data_source.moved",
    object_type: "data_source",
    object_id: dataSource.id,
    object_pk: dataSource.pk,
    data_source_pk: dataSource.pk,
    details: { from: from.id, to: to.id },
    touchesTree: true,
  })
  const siblings = await listDataSources(tx, to.pk)
  const position = Math.max(-1, ...siblings.map((sibling) => sibling.position)) + 1
  const patch = { database_pk: to.pk, position }
  await updateDataSource(tx, dataSource.pk, patch)
  await moveTabs(tx, dataSource, from, to)
  if (from.acl !== to.acl) {
    const everyRow = { trashed: "with", archived: "with", templates: "with" } as const
    for await (const rows of iterateRows(tx, dataSource.pk, everyRow))
      for (const row of rows) await rewriteAcl(tx, row.pk, row.acl, to.acl)
  }
  return { ...dataSource, ...patch }
}

/** Widgets stay in their dashboards: those are the old database's tabs. */
async function moveTabs(
  tx: WriteTx,
  dataSource: DataSourceRow,
  from: DatabaseRow,
  to: DatabaseRow,
): Promise<void> {
  const tabs = (await listViewsOfDatabase(tx, from.pk)).filter(
    (view) => view.dashboard_id === null && view.data_source_pk === dataSource.pk,
  )
  const last = (await listViewsOfDatabase(tx, to.pk)).at(-1)?.order_key ?? null
  for (const [index, orderKey] of keysBetween(last, null, tabs.length).entries())
    await updateView(tx, (tabs[index] as ViewRow).id, { database_pk: to.pk, order_key: orderKey })
}
