import type { DatabaseRow, ViewRow, WriteTx } from "@inkling/store"

type Kind = "view.created" | "view.updated" | "view.deleted"

/** Says that a view was made, changed or deleted, in its webhook's words; a deleted view has no row to ask for more. */
export function logView(
  tx: WriteTx,
  kind: Kind,
  view: ViewRow,
  database: DatabaseRow,
  changedKeys: readonly string[] = [],
): void {
  tx.log({
    kind,
    object_type: "view",
    object_id: view.id,
    object_pk: null,
    data_source_pk: view.data_source_pk,
    details: {
      database_id: database.id,
      view_type: view.type,
      ...(kind === "view.updated" && { updated_fields: toldFields(changedKeys) }),
    },
  })
}

/** Webhooks have no word for quick filters: they are told as the filter (inferred). */
function toldFields(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => (key === "quick_filters" ? "filter" : key)))]
}
