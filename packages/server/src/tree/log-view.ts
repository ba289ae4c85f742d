import type { DatabaseRow, ViewRow, WriteTx } from "@inkling/store"

/** Says that a view was made, changed or deleted; `details` name its database, because a deleted view has no row. */
export function logView(
  tx: WriteTx,
  kind: "view.created" | "view.updated" | "view.deleted",
  view: ViewRow,
  database: DatabaseRow,
  details: { updated_fields?: readonly string[] } = {},
): void {
  tx.log({
    kind,
    object_type: "view",
    object_id: view.id,
    object_pk: null,
    data_source_pk: view.data_source_pk,
    details: { database_id: database.id, view_type: view.type, ...details },
  })
}
