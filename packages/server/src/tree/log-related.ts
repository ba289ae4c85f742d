import { listPagesByPks, type WriteTx } from "@inkling/store"

/** Says that the relations of pages changed without an edit of their own: from their other side. */
export async function logRelated(tx: WriteTx, pks: readonly number[], propertyId: string): Promise<void> {
  if (pks.length === 0) return
  for (const page of await listPagesByPks(tx, [...pks]))
    tx.log({
      kind: "page.relation_updated",
      object_type: "page",
      object_id: page.id,
      object_pk: page.pk,
      data_source_pk: page.data_source_pk,
      details: { properties: [propertyId] },
    })
}
