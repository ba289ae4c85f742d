import { ancestorIsArchived, blockIsArchived } from "@inkling/contract"
import type { Snapshot } from "@inkling/store"
import type { Services } from "../services.ts"

/**
 * Nothing in trash, or under something in trash, is edited.
 * @throws blockIsArchived · ancestorIsArchived
 */
export async function requireEditable(
  tx: Snapshot,
  services: Services,
  object: { pk: number; is_trashed: boolean; data_source_pk?: number | null },
): Promise<void> {
  if (object.is_trashed) throw blockIsArchived()
  const { pk, data_source_pk = null } = object
  if (await services.trash.pageInherits(tx, { pk, data_source_pk })) throw ancestorIsArchived()
}
